/** The ribbons between the blocks: what flows forward, and the gradient that each carries back. */
import type { GradientSizes } from '../../analysis/modelTrace';
import type { Stage } from '../../state/modelPage';
import type { BlockId } from './modelLayout';

/** What a ribbon carries: names of the page's colours. */
export type Tone = 'ink' | 'parameters' | 'mu' | 'sigma' | 'z' | 'delta';

export interface Ribbon {
	readonly from: BlockId;
	readonly to: BlockId;
	/** Where it leaves and enters, as shares of the sides; the middle when left out. */
	readonly out?: number;
	readonly into?: number;
	readonly tone: Tone;
	readonly stage: Stage;
	/** ‖∂L/∂a‖ of what it carries, a being what its block gives on; left out where that is data. */
	readonly gradient?: keyof GradientSizes;
}

export const RIBBONS: readonly Ribbon[] = [
	{ from: 'state', to: 'encoderCondition', into: 0.35, tone: 'ink', stage: 'encode' },
	{ from: 'choice', to: 'encoderCondition', into: 0.7, tone: 'ink', stage: 'encode', gradient: 'encoderEmbedding' },
	{ from: 'parameters', to: 'encoderParameters', tone: 'parameters', stage: 'encode' },
	{
		from: 'encoderCondition',
		to: 'encoderProduct',
		into: 0.25,
		tone: 'ink',
		stage: 'encode',
		gradient: 'encoderCondition',
	},
	{
		from: 'encoderParameters',
		to: 'encoderProduct',
		into: 0.75,
		tone: 'parameters',
		stage: 'encode',
		gradient: 'encoderParameters',
	},
	{ from: 'encoderProduct', to: 'encoderHidden', tone: 'ink', stage: 'encode', gradient: 'encoderFused' },
	{ from: 'encoderHidden', to: 'mean', out: 0.3, tone: 'mu', stage: 'encode', gradient: 'encoderHiddenOfMean' },
	{ from: 'encoderHidden', to: 'std', out: 0.7, tone: 'sigma', stage: 'encode', gradient: 'encoderHiddenOfLogStd' },
	{ from: 'mean', to: 'latent', into: 0.4, tone: 'mu', stage: 'sample', gradient: 'meanOfReconstruction' },
	{ from: 'std', to: 'latent', into: 0.6, tone: 'sigma', stage: 'sample', gradient: 'logStdOfReconstruction' },
	{ from: 'latent', to: 'decoderLatent', tone: 'z', stage: 'decode', gradient: 'z' },
	{
		from: 'decoderCondition',
		to: 'decoderProduct',
		into: 0.25,
		tone: 'ink',
		stage: 'decode',
		gradient: 'decoderCondition',
	},
	{ from: 'decoderLatent', to: 'decoderProduct', into: 0.75, tone: 'z', stage: 'decode', gradient: 'latent' },
	{ from: 'decoderProduct', to: 'decoderHidden', tone: 'ink', stage: 'decode', gradient: 'decoderFused' },
	{
		from: 'decoderHidden',
		to: 'u',
		out: 0.3,
		tone: 'parameters',
		stage: 'decode',
		gradient: 'decoderHiddenOfParameters',
	},
	{
		from: 'decoderHidden',
		to: 'hidden3',
		out: 0.75,
		tone: 'delta',
		stage: 'decode',
		gradient: 'decoderHiddenOfStateDelta',
	},
	{ from: 'hidden3', to: 's', tone: 'delta', stage: 'decode', gradient: 'hidden3' },
];

/** CSS pixels of a ribbon that carries nothing in particular, and of the thickest. */
export const PLAIN_THICKNESS = 3.5;
const THICKEST = 15;

/** Thickness on the way back: as the square root of the gradient, so that small ones can still be seen. */
export function gradientThickness(size: number, largest: number): number {
	return size > 0 && largest > 0 ? Math.max(0.75, THICKEST * Math.sqrt(size / largest)) : 0;
}

/** The largest gradient that any ribbon carries. */
export function largestGradient(gradients: GradientSizes): number {
	return Math.max(
		gradients.meanOfKl,
		gradients.logStdOfKl,
		gradients.decoderEmbedding,
		...RIBBONS.map(({ gradient }) => (gradient ? gradients[gradient] : 0)),
	);
}
