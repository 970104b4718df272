/**
 * Moves labels apart along a line so that neighbours keep a distance, each as near to its place as that
 * allows (least squares). With the distances taken off this is isotonic regression: runs of labels that
 * would overlap merge into blocks that sit at their mean.
 * @param wanted place of each label, in any order
 * @param gap distance between neighbours
 * @param low the first place that may be taken
 * @param high the last place that may be taken
 * @returns place of each label, in the order given
 */
import { clamp } from '../../numerics/clamp';

export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
	const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b]);
	const blocks: { sum: number; count: number }[] = [];
	order.forEach((index, rank) => {
		let block = { sum: wanted[index] - rank * gap, count: 1 };
		for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
			block = { sum: last.sum + block.sum, count: last.count + block.count };
			blocks.pop();
		}
		blocks.push(block);
	});
	const highest = Math.max(low, high - (wanted.length - 1) * gap);
	const places = new Array<number>(wanted.length);
	let rank = 0;
	for (const { sum, count } of blocks) {
		const place = clamp(sum / count, low, highest);
		for (let i = 0; i < count; i++, rank++) places[order[rank]] = place + rank * gap;
	}
	return places;
}
