/**
 * The SIMD engine where people run it, in a browser, beside PyTorch on one thread of the same core: in turn, so that
 * whatever else the machine does falls on both. Node's V8 is older than the browser's and makes slower code of it.
 */
import { AGENT_SIZES } from './agentIterations';
import { withBenchPage } from './benchPage';
import { type PyTorchStep, pyTorchFigure, pyTorchStep } from './pytorch';
import { type Figure, median } from './statistics';

const ROUNDS = 5;
const STEP_BATCH = 64;
const STEP_SIZES = [{ width: 64, budget: '≥ 3 ×' }, { width: 128 }, { width: 256, budget: '≥ 1.1 ×' }] as const;

/** What is measured in the page, and by which program in Python. */
interface Pair {
	readonly what: string;
	readonly inPage: () => Promise<number>;
	readonly torch: () => PyTorchStep | null;
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
	const steps: PyTorchStep[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		pages.push(await inPage());
		const measured = torch();
		if (!measured) break;
		steps.push(measured);
	}
	const simd = median(pages);
	return [
		{ what: `simd, ${what}`, value: simd.toFixed(2), unit: 'ms' },
		pyTorchFigure({ at: `1 thread, ${what}`, unit: 'ms', steps, simd, ...(budget && { budget }) }),
	];
}
