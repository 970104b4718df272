import { ENCODER_INPUTS, type EncoderInput } from '../../analysis/inputSwap';
import { gatherTransitions } from '../../dataset/transitionRows';
import { preparedModel, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { measuredTransitions } from '../shared/modelRequest';

/** What `latentLab.swapInputs` gives; Z numbers each μ. */
export interface SwapResult {
	readonly step: number;
	/** μ of the transition, of the other one, and with what was taken. */
	readonly own: number[];
	readonly donor: number[];
	readonly swapped: number[];
	/** Move of μ over the measured transitions, over its standard deviation, an input swapped by itself. */
	readonly shift: Readonly<Record<EncoderInput, number>>;
}

/**
 * How far μ moves when inputs of the encoder are taken from another transition.
 * @param taken some of `state`, `action`, `parameters`
 */
export async function swapInputs(
	run: RunName,
	transition: number,
	donor: number,
	taken: readonly EncoderInput[] = [],
): Promise<SwapResult> {
	const index = runIndex(run);
	const { frame, dataset } = await preparedModel();
	for (const row of [transition, donor])
		if (!Number.isInteger(row) || row < 0 || row >= frame.count)
			throw new RangeError(`transition, donor: whole numbers below ${frame.count}`);
	if (!taken.every((input) => ENCODER_INPUTS.includes(input)))
		throw new RangeError(`taken: some of ${ENCODER_INPUTS.join(', ')}`);
	const { result } = await measure('swap', {
		shape: frame.shape,
		runs: [{ weights: frame.runs[index].weights }],
		transitions: measuredTransitions(dataset),
		pair: gatherTransitions(dataset, Uint32Array.of(transition, donor)),
		taken,
	});
	const [{ own, donor: other, swapped, shift }] = result;
	return {
		step: frame.step,
		own: Array.from(own),
		donor: Array.from(other),
		swapped: Array.from(swapped),
		shift,
	};
}
