/**
 * Writes into elements that are drawn again and again: only what is not there yet, since an attribute that is written
 * again is laid out and painted again, even where it stays.
 */

/** An attribute's value. */
export function writeAttribute(element: Element, name: string, value: string): void {
	if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** All of an element's text. The piece of text that is there is kept: another would be styled and laid out as a new one. */
export function writeText(element: Element, text: string): void {
	const { firstChild } = element;
	if (firstChild?.nodeType === Node.TEXT_NODE && !firstChild.nextSibling) {
		if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
	} else if (element.textContent !== text) element.textContent = text;
}

/** Whether an element is hidden. */
export function hide(element: HTMLElement, hidden: boolean): void {
	if (element.hidden !== hidden) element.hidden = hidden;
}
