/** The training of a bet, from the initial weights on, slowly enough to be watched. */
import { latestFrame } from '../../state/frames';
import { reset, trainSteps, whenPrepared } from '../../state/lab';
import { regionOf, type Squares, sharesOf } from '../squares';

/** Pictures that a training is watched in, and milliseconds between two. */
const PICTURES = 50;
const BETWEEN = 80;

export interface WhereCodesLie {
	readonly region: Squares;
	/** Share of q(z) off the map, 0 … 1. */
	readonly outside: number;
}

/** Rejects where it cannot be trained to the end. */
export async function playTraining(steps: number): Promise<WhereCodesLie> {
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const part = calm ? steps : Math.ceil(steps / PICTURES);
	await whenPrepared();
	reset();
	for (let step = 0; step < steps; ) {
		const next = Math.min(steps, step + part);
		step = await trainSteps(next - step);
		if (step < next) throw new Error(`stopped at step ${step}`);
		if (!calm) await new Promise((resolve) => setTimeout(resolve, BETWEEN));
	}
	const frame = latestFrame();
	const codes = frame?.runs[0].measured;
	if (frame?.step !== steps || !codes) throw new Error('no codes are there');
	const shares = sharesOf(codes, frame.shape.latentDim);
	return { region: regionOf(shares), outside: Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0)) };
}
