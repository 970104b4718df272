/**
 * The page's address and its place in the browser's history: what stands behind `?` and `#`, and which step Back takes.
 * Nothing else writes the address.
 *
 * The browser keeps the hash with every entry of its history. Among entries of one link that would be earlier settings,
 * which Back must not restore: each gets the present ones. Only an entry of another link, one that was pasted over the
 * address, is read.
 */

/** What an entry of the history is marked with; one without a mark is a link that was pasted over the address. */
interface Mark {
	/** Counts the links that were pasted over the one that the page was opened with. */
	readonly link: number;
	/** What is open beside the lesson; null inside a lesson, whose pages say that themselves. */
	readonly view: string | null;
}

/** What is needed of the browser's window. */
export interface AddressWindow {
	readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>;
	readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
	addEventListener(type: 'popstate' | 'hashchange', listener: () => void): void;
}

export class PageAddress {
	private link = 0;
	/** The link before this one, restored if this one is refused. */
	private linkBefore = 0;
	private shownView: string | null = null;
	private hash = '';
	private readonly onLinks: (() => void | Promise<void>)[] = [];
	private readonly onSteps = new Set<() => void>();

	/** @param page the browser's window, looked up late: the store is also read where there is none */
	constructor(private readonly page: () => AddressWindow) {}

	/** What is open beside the lesson, by the history's present entry; null where it does not say. */
	get view(): string | null {
		return this.shownView;
	}

	/** What stands behind the path, with its `?`; '' for nothing. */
	get search(): string {
		return this.page().location.search;
	}

	/** Marks the entry that is open, one that was reloaded too, and follows the history from now on. */
	follow(): void {
		const page = this.page();
		this.take(markOf(page.history.state) ?? { link: 0, view: null });
		this.hash = page.location.hash;
		this.write('replaceState');
		page.addEventListener('popstate', () => void this.stepped());
		page.addEventListener('hashchange', () => void this.pasted());
	}

	/** Does something with a link that was pasted over the address, or that Back or Forward brings again. */
	onLink(listener: () => void | Promise<void>): void {
		this.onLinks.push(listener);
	}

	/** Does something whenever Back or Forward has come to another entry. @returns ends it */
	onStep(listener: () => void): () => void {
		this.onSteps.add(listener);
		return () => this.onSteps.delete(listener);
	}

	/** Writes the present settings. @param hash with its `#`; '' for none */
	setHash(hash: string): void {
		this.hash = hash;
		this.write('replaceState');
	}

	/** The pasted link is invalid: restores the one before. @param hash as in {@link setHash} */
	refuseLink(hash: string): void {
		this.link = this.linkBefore;
		this.setHash(hash);
	}

	/**
	 * Another lesson, another page of it, or none.
	 * @param search with its `?`; '' for none
	 * @param step whether Back leads from there to where the person is now
	 */
	goTo(search: string, step: boolean): void {
		const isNew = step && search !== this.search;
		if (isNew) this.shownView = null;
		this.write(isNew ? 'pushState' : 'replaceState', search);
	}

	/** Another view; Back leads to the one before. */
	turnView(before: string, view: string): void {
		if (view === this.shownView) return;
		this.shownView = before;
		this.write('replaceState');
		this.shownView = view;
		this.write('pushState');
	}

	private async stepped(): Promise<void> {
		const { history, location } = this.page();
		const mark = markOf(history.state);
		// A link that is pasted: `hashchange` follows.
		if (!mark) return;
		const another = mark.link !== this.link;
		this.take(mark);
		if (another) {
			this.hash = location.hash;
			await this.readLink();
		} else this.write('replaceState');
		for (const listener of this.onSteps) listener();
	}

	private async pasted(): Promise<void> {
		const { history, location } = this.page();
		if (markOf(history.state)) return;
		this.take({ link: this.link + 1, view: this.shownView });
		this.hash = location.hash;
		this.write('replaceState');
		await this.readLink();
	}

	private async readLink(): Promise<void> {
		await Promise.all(this.onLinks.map((listener) => listener()));
	}

	private take({ link, view }: Mark): void {
		this.linkBefore = this.link;
		this.link = link;
		this.shownView = view;
	}

	private write(how: 'pushState' | 'replaceState', search = this.search): void {
		const { history, location } = this.page();
		const mark: Mark = { link: this.link, view: this.shownView };
		try {
			history[how](mark, '', `${location.pathname}${search}${this.hash}`);
		} catch {
			// Browsers refuse more than some hundred changes in half a minute: the next one catches up.
		}
	}
}

function markOf(state: unknown): Mark | null {
	if (typeof state !== 'object' || state === null || !('link' in state) || !('view' in state)) return null;
	const { link, view } = state;
	if (typeof link !== 'number') return null;
	return { link, view: typeof view === 'string' ? view : null };
}

/** The address of this page. */
export const pageAddress = new PageAddress(() => window);
