/**
 * The tooltip of the page: one element for every `data-tip`. It comes when a mouse rests, when the keyboard arrives, and
 * when a finger is held; where a finger has nothing to press, a tap is enough.
 */
import { placeBeside } from './placeBeside';
import styles from './tooltips.module.css';

/** Milliseconds that a mouse rests, or a finger is held. */
const REST = 450;
const HOLD = 550;

/** Milliseconds that a tooltip stays behind a mouse that leaves, which may be on its way into it. */
const LINGER = 200;

/** A finger that moves further has begun something else, in CSS pixels. */
const STILL = 10;

/** What a finger presses; on anything else a tap shows the tooltip. */
const CONTROL =
	'a, button, input, select, textarea, summary, label, [role=button], [role=radio], [role=tab], [role=slider]';

const tipped = ({ target }: Event) => (target instanceof Element ? target.closest('[data-tip]') : null);
const placeOf = ({ clientX, clientY }: PointerEvent) => `${clientX} ${clientY}`;

/** The one element of the page that tooltips are shown in. */
function addTooltip(): HTMLElement {
	const tooltip = document.createElement('div');
	tooltip.popover = 'manual';
	tooltip.className = styles.tooltip;
	// The element says it itself, by its description.
	tooltip.setAttribute('aria-hidden', 'true');
	tooltip.dataset.testid = 'tooltip';
	document.body.append(tooltip);
	return tooltip;
}

/** Begins to show tooltips. @returns what ends it */
export function startTooltips(): () => void {
	const controller = new AbortController();
	const { signal } = controller;
	const tooltip = addTooltip();
	let shownOn: Element | null = null;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let leaving: ReturnType<typeof setTimeout> | undefined;
	/** Where the mouse was last seen: what a change of the page moves under it was not pointed at. */
	let mouseAt = '';
	let heldAt: readonly [x: number, y: number] | null = null;

	const close = () => {
		clearTimeout(leaving);
		if (!shownOn) return;
		shownOn = null;
		tooltip.hidePopover();
	};
	/** Closes it, and none comes. */
	const hide = () => {
		clearTimeout(waiting);
		heldAt = null;
		close();
	};
	const show = (element: Element) => {
		const text = element.getAttribute('data-tip');
		// Gone meanwhile, or without one by now.
		if (!text || !element.isConnected) return;
		close();
		shownOn = element;
		tooltip.textContent = text;
		placeBeside(element, tooltip);
		tooltip.showPopover();
	};
	const showAfter = (element: Element, milliseconds: number) => {
		clearTimeout(waiting);
		waiting = setTimeout(show, milliseconds, element);
	};
	const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
		document.addEventListener(type, listener, { signal, capture: true, passive: true });

	on('pointerover', (event) => {
		if (event.pointerType === 'touch') return;
		const element = tipped(event);
		clearTimeout(waiting);
		clearTimeout(leaving);
		if (element === shownOn || tooltip.contains(event.target as Node)) return;
		leaving = setTimeout(close, LINGER);
		if (element && mouseAt !== placeOf(event) && event.buttons === 0) showAfter(element, REST);
	});
	on('pointerdown', (event) => {
		hide();
		const element = tipped(event);
		if (!element || event.pointerType !== 'touch') return;
		heldAt = [event.clientX, event.clientY];
		showAfter(element, HOLD);
	});
	on('pointermove', (event) => {
		const { clientX, clientY } = event;
		mouseAt = placeOf(event);
		if (heldAt && Math.hypot(clientX - heldAt[0], clientY - heldAt[1]) > STILL) hide();
	});
	on('pointerup', (event) => {
		if (event.pointerType !== 'touch') return;
		const element = tipped(event);
		clearTimeout(waiting);
		if (element && heldAt && !element.closest(CONTROL)) show(element);
		heldAt = null;
	});
	on('focusin', (event) => {
		const element = tipped(event);
		if (element?.matches(':focus-visible')) showAfter(element, REST);
	});
	for (const type of ['pointercancel', 'focusout', 'keydown', 'scroll'] as const) on(type, hide);
	addEventListener('blur', hide, { signal });
	return () => {
		hide();
		controller.abort();
		tooltip.remove();
	};
}
