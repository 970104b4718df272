const SVG = 'http://www.w3.org/2000/svg';

/** Gives a group exactly `count` children of one tag, keeping those that are there, and returns them. */
export function childrenOf<Tag extends keyof SVGElementTagNameMap>(
	group: SVGGElement,
	tag: Tag,
	count: number,
): SVGElementTagNameMap[Tag][] {
	while (group.childElementCount > count) group.lastElementChild?.remove();
	while (group.childElementCount < count) group.append(document.createElementNS(SVG, tag));
	return Array.from(group.children) as SVGElementTagNameMap[Tag][];
}

/** The child at a place, made or exchanged when it is not of the tag. */
export function childAt(group: SVGGElement, index: number, tag: keyof SVGElementTagNameMap): SVGElement {
	const present = group.children[index];
	if (present?.tagName === tag) return present as SVGElement;
	const child = document.createElementNS(SVG, tag);
	if (present) present.replaceWith(child);
	else group.append(child);
	return child;
}
