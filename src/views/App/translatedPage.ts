/**
 * A browser that translates the page puts every text into elements of its own (`<font>`), so that what React remembers as
 * a child is a grandchild, and `removeChild` and `insertBefore` throw. With them every part whose texts change would fail.
 * (react issue 11538; the way round is the one that its maintainers name.)
 */
export function outliveTranslation(): void {
	const { insertBefore, removeChild } = Node.prototype;

	Node.prototype.removeChild = function <T extends Node>(child: T): T {
		const held = childThatHolds(this, child);
		// What a translator took out of the page altogether is gone already.
		if (held) removeChild.call(this, held);
		return child;
	};

	Node.prototype.insertBefore = function <T extends Node>(node: T, before: Node | null): T {
		insertBefore.call(this, node, childThatHolds(this, before));
		return node;
	};
}

/** The child of an element that is a node or has it inside; null where there is none. */
function childThatHolds(parent: Node, node: Node | null): Node | null {
	let held = node;
	while (held && held.parentNode !== parent) held = held.parentNode;
	return held;
}
