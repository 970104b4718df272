/** What is asked of the worker to judge the stored entries of a run with the model of a frame. */
import type { RelabelRequest } from '../../analysis/relabelReading';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { readingSource } from '../../state/probeReading';
import { firstTransitions, trainedData } from '../shared/modelRequest';
import { useStored } from './storedEntries';

/** Transitions that box and threshold are taken from: enough for the edges, few enough to encode often. */
const REFERENCE = 500;

/** Draws of the prior that alternatives are decoded from. */
const ALTERNATIVES = 12;

/** @returns null without entries, and where they are of other data than the frame */
export function relabelRequest(frame: Frame, run: number, unmapped: boolean): RelabelRequest | null {
	const { stored } = useStored.getState();
	const dataset = trainedData(frame);
	const source = readingSource();
	const entries = stored?.runs[run];
	if (!dataset || !source || !entries || stored.dataset !== dataset) return null;
	const { probe, display, training } = useConfig.getState().config;
	return {
		shape: frame.shape,
		weights: frame.runs[run].weights,
		entries,
		reference: firstTransitions(dataset, REFERENCE),
		percent: display.boxPercent,
		unmapped,
		seed: training.seed,
		choice: {
			state: source.condition.state,
			action: Math.min(probe.action, frame.shape.actionCount - 1),
			count: ALTERNATIVES,
		},
	};
}
