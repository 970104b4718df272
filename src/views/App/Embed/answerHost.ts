/**
 * Lets the page round a frame use the calls of `window.latentLab`, for slides and notebooks. Off, unless the link names
 * that page: `?embed=twins&for=https://slides.example.org`. Documented in docs/scripting.md.
 */

/** What the page round the frame sends. */
export interface HostQuestion {
	readonly latentLab: 'call';
	/** Comes back with the answer. */
	readonly id: unknown;
	/** A call, as `train` or `agent.train`. */
	readonly call: string;
	readonly args: readonly unknown[];
}

type Answer = { readonly result: unknown } | { readonly error: string };

/** What is needed of the browser's window. */
export type HostedWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
	readonly parent: unknown;
	readonly latentLab?: object;
};

/** The origin that a link allows; null where it names none, or something that is no web origin. */
export function allowedOrigin(search: string): string | null {
	const named = new URLSearchParams(search).get('for');
	if (!named) return null;
	let url: URL;
	try {
		url = new URL(named);
	} catch {
		return null;
	}
	const { origin, protocol, hostname } = url;
	const isOfWeb = (protocol === 'https:' || protocol === 'http:') && !hostname.includes('*');
	return isOfWeb && named.replace(/\/$/, '') === origin ? origin : null;
}

function isQuestion(data: unknown): data is HostQuestion {
	if (typeof data !== 'object' || data === null) return false;
	const { latentLab, call, args } = data as Partial<HostQuestion>;
	return latentLab === 'call' && typeof call === 'string' && Array.isArray(args);
}

/** What a call by its name gives; rejects with a message that says what was wrong. */
async function called(lab: object | undefined, name: string, args: readonly unknown[]): Promise<unknown> {
	if (!lab) throw new Error('the page is not ready yet');
	let holder: object = {};
	let value: unknown = lab;
	for (const part of name.split('.')) {
		// Inherited properties are not calls.
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) throw new Error(`no call ${name}`);
		holder = value;
		value = (value as Record<string, unknown>)[part];
	}
	if (typeof value === 'function') return value.apply(holder, args);
	// What holds calls is none.
	if (typeof value === 'object') throw new Error(`no call ${name}`);
	return value;
}

/** Answers the page round this one from now on, where the link allows it. @returns ends it */
export function answerHost(page: HostedWindow, search: string): () => void {
	const origin = allowedOrigin(search);
	if (!origin || page.parent === page) return () => {};
	const onMessage = async ({ data, origin: from, source }: MessageEvent) => {
		if (from !== origin || source !== page.parent || !isQuestion(data)) return;
		const reply = (answer: Answer) =>
			(source as Window).postMessage({ latentLab: 'answer', id: data.id, ...answer }, { targetOrigin: origin });
		try {
			reply({ result: await called(page.latentLab, data.call, data.args) });
		} catch (error) {
			reply({ error: error instanceof Error ? error.message : String(error) });
		}
	};
	page.addEventListener('message', onMessage);
	return () => page.removeEventListener('message', onMessage);
}
