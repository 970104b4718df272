/** Where along a way the names of the discrete actions stand, so that none lies over another. */

/** A change of the discrete action: its first cell, and the new action. */
export type Jump = readonly [cell: number, action: number];

export interface JumpLabel {
	readonly cell: number;
	readonly action: number;
	/** On which side of its line the name stands. */
	readonly side: 'left' | 'right';
	/** Cells that the name may take; 0 where there is no room for one, and only the line is drawn. */
	readonly room: number;
}

/** Cells that are enough for most names. */
const AMPLE_ROOM = 14;

/** Fewest cells in which a cut-off name is still of use. */
const LEAST_ROOM = 6;

/**
 * A name stands behind its line, over the cells that it is of; where those are few and there are more before the line,
 * it stands there. Two names between the same lines share the room.
 */
export function jumpLabels(jumps: readonly Jump[], cells: number): JumpLabel[] {
	const behind = (index: number) => (jumps[index + 1]?.[0] ?? cells) - jumps[index][0];
	const before = (index: number) => jumps[index][0] - (jumps[index - 1]?.[0] ?? 0);
	const sides = jumps.map((_, index) =>
		behind(index) >= AMPLE_ROOM || behind(index) >= before(index) ? 'right' : 'left',
	);
	return jumps.map(([cell, action], index) => {
		const side = sides[index];
		const gap = side === 'right' ? behind(index) : before(index);
		const other = sides[side === 'right' ? index + 1 : index - 1];
		const room = other && other !== side ? gap / 2 : gap;
		return { cell, action, side, room: room < LEAST_ROOM ? 0 : room };
	});
}
