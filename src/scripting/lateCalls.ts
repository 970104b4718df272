/** The calls of the instruments without their code, which loads with the first of them. */
import type { instrumentCalls } from './instrumentCalls';

type InstrumentCalls = typeof instrumentCalls;

const NAMES = Object.keys({
	atlas: true,
	badges: true,
	boxUse: true,
	branch: true,
	codeSummary: true,
	dimensions: true,
	drawCode: true,
	embeddings: true,
	exportFile: true,
	forces: true,
	gaussianKl: true,
	holes: true,
	kl: true,
	nextUpdate: true,
	open: true,
	relabelled: true,
	showStep: true,
	slowStep: true,
	storeEntries: true,
	stories: true,
	swapInputs: true,
	sweep: true,
	theory: true,
	timeline: true,
	trainedWith: true,
	truePosterior: true,
} satisfies Record<keyof InstrumentCalls, true>) as (keyof InstrumentCalls)[];

function lateCall(name: keyof InstrumentCalls) {
	return async (...parts: unknown[]): Promise<unknown> => {
		const { instrumentCalls } = await import('./instrumentCalls');
		return (instrumentCalls[name] as (...parts: unknown[]) => Promise<unknown>)(...parts);
	};
}

export const lateCalls = Object.fromEntries(NAMES.map((name) => [name, lateCall(name)])) as InstrumentCalls;
