/**
 * Marks of the course on the page's own elements: what to look at is ringed, what a teacher does not want to be used
 * is hidden or locked. Marks are attributes, which React leaves alone; an element that React makes anew is marked anew.
 */
import './marking.css';
import i18next from 'i18next';
import { addLessonTexts } from '../i18n/lessonTexts';
import { TARGETS, type TargetId } from './targets';

export type MarkKind = 'spotlit' | 'hidden' | 'locked';

const ATTRIBUTES = {
	spotlit: 'data-lesson-spotlit',
	hidden: 'data-lesson-hidden',
	locked: 'data-lesson-locked',
} as const satisfies Readonly<Record<MarkKind, string>>;

const KINDS = Object.keys(ATTRIBUTES) as readonly MarkKind[];

/** A control by itself; anything else is marked as the container of its controls. */
const CONTROL = 'button, input, select, textarea, summary, a';

/** Share of the window's area from which on a ring is drawn inside its element. */
const LARGE = 0.08;

/** Room that a ring takes round its element, px, as in `marking.css`. */
const RING = 5;

/** How often each handle is marked, by kind: two marks of one element are released one by one. */
const wanted: Readonly<Record<MarkKind, Map<string, number>>> = {
	spotlit: new Map(),
	hidden: new Map(),
	locked: new Map(),
};

/** What a locked element said before. */
const savedTitles = new Map<Element, string | null>();

let observer: MutationObserver | null = null;

/** Marks targets, also those that come later, until the function returned is called. */
export function markTargets(kind: MarkKind, ids: readonly TargetId[]): () => void {
	if (ids.length === 0) return () => {};
	const handles = ids.map((id): string => TARGETS[id]);
	for (const handle of handles) wanted[kind].set(handle, (wanted[kind].get(handle) ?? 0) + 1);
	begin();
	for (const element of marked(handles)) mark(element);
	let released = false;
	return () => {
		if (released) return;
		released = true;
		for (const handle of handles) {
			const count = (wanted[kind].get(handle) ?? 0) - 1;
			if (count > 0) wanted[kind].set(handle, count);
			else wanted[kind].delete(handle);
		}
		for (const element of marked(handles)) mark(element);
		end();
	};
}

/** The elements on the page that have one of these handles. */
function marked(handles: readonly string[]): readonly Element[] {
	if (handles.length === 0) return [];
	return [...document.querySelectorAll(handles.map((handle) => `[data-testid="${handle}"]`).join())];
}

/** Gives an element the marks that are wanted of its handle, and takes away the others. */
function mark(element: Element): void {
	const handle = element.getAttribute('data-testid') ?? '';
	for (const kind of KINDS) {
		const on = wanted[kind].has(handle);
		if (on === element.hasAttribute(ATTRIBUTES[kind])) continue;
		if (on) element.setAttribute(ATTRIBUTES[kind], kind === 'spotlit' ? ringPlace(element) : '');
		else element.removeAttribute(ATTRIBUTES[kind]);
		if (kind !== 'locked') continue;
		if (on) lock(element);
		else unlock(element);
	}
}

function ringPlace(element: Element): string {
	const { width, height, right, bottom } = element.getBoundingClientRect();
	const large = width * height > LARGE * innerWidth * innerHeight;
	// Outside, the window would cut it off.
	const atEdge = right > innerWidth - RING || bottom > innerHeight - RING;
	return large || atEdge ? 'inside' : '';
}

/**
 * Takes an element out of use and says why. The controls inside a container become inert; a control by itself stays
 * where the keyboard and a screen reader find it, as one that is disabled. What is done to it is stopped by
 * {@link refuse}.
 */
function lock(element: Element): void {
	savedTitles.set(element, element.getAttribute('title'));
	sayLocked(element);
	if (element.matches(CONTROL)) element.setAttribute('aria-disabled', 'true');
	else for (const child of element.children) child.setAttribute('inert', '');
}

function sayLocked(element: Element): void {
	const text = i18next.t('lockedByTeacher', { ns: 'teacher' });
	element.setAttribute('title', text);
	element.setAttribute('aria-description', text);
}

function unlock(element: Element): void {
	const title = savedTitles.get(element) ?? null;
	savedTitles.delete(element);
	if (title === null) element.removeAttribute('title');
	else element.setAttribute('title', title);
	element.removeAttribute('aria-description');
	element.removeAttribute('aria-disabled');
	for (const child of element.children) child.removeAttribute('inert');
}

/** What operates an element; Tab and Escape lead away from it and are let through. */
const OPERATIONS = [
	'pointerdown',
	'mousedown',
	'touchstart',
	'click',
	'dblclick',
	'wheel',
	'keydown',
	'beforeinput',
	'input',
	'change',
	'dragstart',
	'drop',
] as const;

/** Stops what would operate a locked element. */
function refuse(event: Event): void {
	if (!(event.target instanceof Element) || !event.target.closest(`[${ATTRIBUTES.locked}]`)) return;
	if (event instanceof KeyboardEvent && (event.key === 'Tab' || event.key === 'Escape')) return;
	event.stopImmediatePropagation();
	// The wheel would have zoomed a map; now it scrolls the page.
	if (event.type !== 'wheel') event.preventDefault();
}

/** A locked element that got another title keeps it for later. */
function keepTitle(element: Element): void {
	const title = element.getAttribute('title');
	if (!savedTitles.has(element) || title === element.getAttribute('aria-description')) return;
	savedTitles.set(element, title);
	sayLocked(element);
}

/** The title in the language that was switched to. */
function sayAgain(): void {
	for (const element of document.querySelectorAll(`[${ATTRIBUTES.locked}]`)) sayLocked(element);
}

/** Marks elements that come or get a handle, and makes inert what comes into a locked container. */
function follow(records: readonly MutationRecord[]): void {
	const handles = KINDS.flatMap((kind) => [...wanted[kind].keys()]);
	const selector = handles.map((handle) => `[data-testid="${handle}"]`).join();
	for (const { type, target, addedNodes } of records) {
		if (type === 'attributes') {
			mark(target as Element);
			keepTitle(target as Element);
			continue;
		}
		for (const node of addedNodes) {
			if (!(node instanceof Element)) continue;
			if ((target as Element).hasAttribute(ATTRIBUTES.locked) && !(target as Element).matches(CONTROL))
				node.setAttribute('inert', '');
			if (node.matches(selector)) mark(node);
			if (node.firstElementChild) for (const inner of node.querySelectorAll(selector)) mark(inner);
		}
	}
	for (const element of savedTitles.keys()) if (!element.isConnected) savedTitles.delete(element);
}

function begin(): void {
	if (observer) return;
	addLessonTexts();
	observer = new MutationObserver(follow);
	observer.observe(document.body, {
		childList: true,
		subtree: true,
		attributes: true,
		attributeFilter: ['data-testid', 'title'],
	});
	for (const type of OPERATIONS) addEventListener(type, refuse, { capture: true, passive: false });
	i18next.on('languageChanged', sayAgain);
}

function end(): void {
	if (KINDS.some((kind) => wanted[kind].size > 0)) return;
	observer?.disconnect();
	observer = null;
	for (const type of OPERATIONS) removeEventListener(type, refuse, { capture: true });
	i18next.off('languageChanged', sayAgain);
}
