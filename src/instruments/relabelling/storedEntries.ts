/** The entries that a person stored, one set for both runs; they outlive the view, but not the model. */
import { create } from 'zustand';
import { latentBox, rangeRateOf } from '../../analysis/latentBox';
import type { ReplayEntries } from '../../analysis/relabel';
import { storeEntries } from '../../analysis/relabelReading';
import { gatherTransitions } from '../../dataset/transitionRows';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame, measuredRuns } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { trainedData } from '../shared/modelRequest';
import { StepSeries } from '../shared/StepSeries';

/** Entries that a table can be read of. */
export const STORED = 24;

interface StoredState {
	/** Which time of storing it was. */
	readonly turn: number;
	/** Step at which they were stored. */
	readonly step: number;
	/** Transitions, by index. */
	readonly transitions: Uint32Array;
	/** One set a run: each policy answered in its own latent space. */
	readonly runs: readonly ReplayEntries[];
	/** Shares kept over the steps, one a run: latents, embeddings. */
	readonly series: readonly StepSeries[];
	/** The data that they are of. */
	readonly dataset: object;
}

export const useStored = create<{ readonly stored: StoredState | null }>()(() => ({ stored: null }));

/** The transitions that would be stored: those selected on the maps, or some evenly chosen. */
export function transitionsToStore(count: number): Uint32Array {
	const { selection } = useExploration.getState();
	const chosen = Array.from(selection ?? []).filter((row) => row < count);
	if (chosen.length > 0) return Uint32Array.from(chosen.slice(0, STORED));
	return Uint32Array.from({ length: Math.min(STORED, count) }, (_, i) =>
		Math.floor((i * count) / Math.min(STORED, count)),
	);
}

/** Stores entries with the present model. */
export function storeNow(): void {
	const frame = latestFrame();
	const dataset = frame && trainedData(frame);
	const measured = frame && measuredRuns(frame);
	if (!frame || !dataset || !measured) return;
	const { seed } = useConfig.getState().config.training;
	const { boxPercent } = useConfig.getState().config.display;
	const { latentDim } = frame.shape;
	const transitions = transitionsToStore(frame.count);
	const rows = gatherTransitions(dataset, transitions);
	const runs = frame.runs.slice(0, 2).map(({ weights, z }, run) => {
		const ofBox = measured[run].z;
		const box = latentBox(ofBox, ofBox.length / latentDim, latentDim, rangeRateOf(boxPercent));
		const own = Float32Array.from(
			{ length: transitions.length * latentDim },
			(_, i) => z[transitions[Math.floor(i / latentDim)] * latentDim + (i % latentDim)],
		);
		return storeEntries(frame.shape, weights, rows, own, box, seed);
	});
	const series = runs.map(() => new StepSeries());
	useStored.setState(({ stored: before }) => ({
		stored: { turn: (before?.turn ?? 0) + 1, step: frame.step, transitions, runs, series, dataset },
	}));
}

/** Entries of other data are dropped. */
useSession.subscribe(
	({ dataset }) => dataset,
	(dataset) => {
		if (useStored.getState().stored && useStored.getState().stored?.dataset !== dataset)
			useStored.setState({ stored: null });
	},
);
