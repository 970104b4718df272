/** The ε that a person has set, for the view, the mark on the maps and the probe. */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { clamp } from '../../numerics/clamp';
import { normalAt, Stream } from '../../randomness/counterRandom';
import { useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';

/** Largest |ε| that can be set: one draw in 370 lies beyond. */
const FARTHEST = 3;

interface NoiseState {
	/** At least Z numbers once something was drawn; what is missing is 0. */
	readonly epsilon: readonly number[];
	/** Whether it stays while the model trains; else every frame draws the next. */
	readonly frozen: boolean;
	/** Number of the draw. */
	readonly draw: number;
}

export const useNoise = create<NoiseState>()(
	subscribeWithSelector((): NoiseState => ({ epsilon: [1, 0.5], frozen: true, draw: 0 })),
);

/** The ε as Z numbers. */
export function heldEpsilon(latentDim: number): number[] {
	const { epsilon } = useNoise.getState();
	return Array.from({ length: latentDim }, (_, dim) => epsilon[dim] ?? 0);
}

/** Moves it on two dims. */
export function holdEpsilon([across, up]: readonly [number, number], x: number, y: number): void {
	const latentDim = latestFrame()?.shape.latentDim ?? 2;
	const epsilon = heldEpsilon(latentDim);
	if (latentDim > 1) epsilon[up] = clamp(y, -FARTHEST, FARTHEST);
	epsilon[across] = clamp(x, -FARTHEST, FARTHEST);
	useNoise.setState({ epsilon });
}

/** Draws the next one from N(0, I). */
export function drawEpsilon(): void {
	const latentDim = latestFrame()?.shape.latentDim ?? 2;
	const { seed } = useConfig.getState().config.training;
	const draw = useNoise.getState().draw + 1;
	const epsilon = Array.from({ length: latentDim }, (_, dim) =>
		clamp(normalAt(seed, Stream.monteCarlo, 4, draw, dim), -FARTHEST, FARTHEST),
	);
	useNoise.setState({ epsilon, draw });
}
