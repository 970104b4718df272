/** The picture of the model: which part of the way it explains, and whether it has the whole screen. */
import { create } from 'zustand';
import { pageAddress } from './pageAddress';

/** Parts of a training step, in their order: all of the model first, then from the batch to the new weights. */
export const STAGES = ['whole', 'batch', 'encode', 'sample', 'decode', 'loss', 'backward', 'update'] as const;
export type Stage = (typeof STAGES)[number];

/** What goes in: the chosen transition, a row of the batch of the next step, or the probe's z, which no encoder made. */
export type ModelSource = 'transition' | 'batch' | 'probe';

/** What an address says that opens with the model on the whole screen. */
const SEARCH = '?show=model';

interface ModelPicture {
	readonly stage: Stage;
	readonly large: boolean;
	readonly source: ModelSource;
	/** Of the batch, from 0. */
	readonly row: number;
}

export const useModelPicture = create<ModelPicture>()(() => ({
	stage: 'whole',
	large: false,
	source: 'transition',
	row: 0,
}));

/** Goes on to the next part (1), or back (−1); stays at the ends. */
export function stepStage(by: 1 | -1): void {
	useModelPicture.setState(({ stage }) => ({ stage: STAGES[STAGES.indexOf(stage) + by] ?? stage }));
}

/** Shows the model on the whole screen. The address says so, unless it says which lesson is open. */
export function showModelLarge(): void {
	useModelPicture.setState({ large: true });
	if (pageAddress.search === '') pageAddress.goTo(SEARCH, false);
}

/** Back to the page. */
export function leaveModelLarge(): void {
	useModelPicture.setState({ large: false });
	if (pageAddress.search === SEARCH) pageAddress.goTo('', false);
}

/** Follows an address that asks for the model on the whole screen. @param search with its `?` */
export function openModelFromAddress(search: string): void {
	if (new URLSearchParams(search).get('show') === 'model') useModelPicture.setState({ large: true });
}
