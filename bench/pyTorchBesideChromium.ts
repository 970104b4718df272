/**
 * The SIMD engine where people run it, in a browser, beside PyTorch on one thread of the same core: in turn, so that
 * whatever else the machine does falls on both. Node's V8 is older than the browser's and makes slower code of it.
 */

import { AGENT_SIZES } from './agentIterations';
import { withBenchPage } from './benchPage';
import { pyTorchStep } from './pytorch';
import { type Figure, median } from './statistics';

const ROUNDS = 5;
const STEP_BATCH = 64;
const STEP_SIZES = [{ width: 64, budget: '≥ 3 ×' }, { width: 128 }, { width: 256, budget: '≥ 1.1 ×' }] as const;

/** What is measured in the page, and by which program in Python. */
interface Pair {
	readonly what: string;
	readonly inPage: () => Promise<number>;
	readonly torch: () => ReturnType<typeof pyTorchStep>;
	readonly budget?: string;
}

export function benchBesidePyTorch(): Promise<Figure[]> {
	return withBenchPage(async (page) => {
		const figures: Figure[] = [];
		for (const size of STEP_SIZES) {
			figures.push(
				...(await beside({
					what: `a step, width ${size.width}`,
					inPage: async () => (await page.evaluate((width) => window.measureEngine('simd', width, 1), size.width)).step,
					torch: () => pyTorchStep(size.width, STEP_BATCH, 1),
					...('budget' in size && { budget: size.budget }),
				})),
			);
		}
		for (const { width, rows, budget } of AGENT_SIZES) {
			figures.push(
				...(await beside({
					what: `an agent's iteration, width ${width}, batch ${rows}`,
					inPage: () => page.evaluate(([size, batch]) => window.measureAgent(size, batch), [width, rows] as const),
					torch: () => pyTorchStep(width, rows, 1, 'bench/pytorch_agent.py'),
					budget,
				})),
			);
		}
		return figures;
	});
}

async function beside({ what, inPage, torch, budget }: Pair): Promise<Figure[]> {
	const pages: number[] = [];
	const torches: number[] = [];
	let version = '';
	for (let round = 0; round < ROUNDS; round++) {
		pages.push(await inPage());
		const measured = torch();
		if (!measured) break;
		torches.push(measured.milliseconds);
		version = measured.version;
	}
	const ours = median(pages);
	const simd: Figure = { what: `simd, ${what}`, value: ours.toFixed(2), unit: 'ms' };
	if (torches.length === 0)
		return [simd, { what: `PyTorch, ${what}`, value: 'not measured', unit: 'PyTorch is not installed here' }];
	const theirs = median(torches);
	return [
		simd,
		{
			what: `PyTorch ${version}, 1 thread, ${what}`,
			value: theirs.toFixed(2),
			unit: `ms; simd ${(theirs / ours).toFixed(2)} ×`,
			...(budget && { budget }),
		},
	];
}
