import { describe, expect, it } from 'vitest';
import { farPins } from '../../../src/action/Interpolation/pins';
import {
	PATH_CELLS,
	type PathReading,
	pointAt,
	readPath,
	snappedAction,
} from '../../../src/action/Interpolation/readPath';
import { holeLayer } from '../../../src/action/PriorSamples/holeLayer';
import { readSamples } from '../../../src/action/PriorSamples/readSamples';
import { nextTransition } from '../../../src/action/StatePicker/StatePicker';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { initialWeights } from '../../../src/model/initialise';
import { project, toPixelX, toPixelY } from '../../../src/plane/projection';
import { conditionOf } from '../../../src/state/decodeProbe';

const dataset = collectTransitions({ environment: goal, published: true, seed: 1, size: 300 });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 16 };
const count = 300;
/** Codes on a grid in the square [−1, 1]², with the given σ. */
const run = (sigma: number) => {
	const mean = Float32Array.from({ length: count * 2 }, (_, i) =>
		i % 2 === 0 ? (((i / 2) % 20) - 9.5) / 9.5 : (Math.floor(i / 40) - 7) / 7,
	);
	const codes = { mean, std: new Float32Array(count * 2).fill(sigma), z: mean.slice() };
	return { ...codes, measured: codes, weights: initialWeights(shape, 1) };
};
const source = {
	frame: { source: 'training' as const, step: 1, count, shape, runs: [run(0.5), run(0.018)] },
	dataset,
	environment: goal,
	run: 0,
	condition: conditionOf(goal, dataset, 0, null),
};

function finish<T>(work: Generator<void, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}

describe('farPins', () => {
	it('joins two transitions of the action, far apart in the first parameter and close in the second', () => {
		const pins = farPins(dataset, count, 0);
		expect(pins).not.toBeNull();
		const [from, to] = pins ?? [0, 0];
		expect([dataset.action[from], dataset.action[to]]).toEqual([0, 0]);
		expect(dataset.parameters[to * 2] - dataset.parameters[from * 2]).toBeGreaterThan(1.5);
		expect(Math.abs(dataset.parameters[to * 2 + 1] - dataset.parameters[from * 2 + 1])).toBeLessThan(0.5);
	});

	it('takes any action when there are not two of it, and nothing when there are not two at all', () => {
		expect(farPins(dataset, count, 77)).not.toBeNull();
		expect(farPins(dataset, 1, 0)).toBeNull();
		const pins = farPins(dataset, 2, 0);
		expect(new Set(pins)).toEqual(new Set([0, 1]));
	});
});

describe('readPath', () => {
	it('decodes the way between the pins’ codes, and tells the density on each run’s own way', () => {
		const reading = finish(readPath(source, [0, 299], 'straight')) as PathReading;
		expect(reading.parameters).toHaveLength(PATH_CELLS * 2);
		expect(reading.density).toHaveLength(2);
		// At the resolution of the holes, narrow posteriors cover the diagonal as wide ones do.
		for (const density of reading.density) expect(Math.min(...(density ?? []))).toBeGreaterThan(-1);
		expect(Array.from(pointAt(source, [0, 299], 'straight', 0) ?? [])).toEqual([-1, -1]);
	});

	it('tells no density where the frame is not measured', () => {
		const runs = source.frame.runs.map((one) => ({ ...one, measured: null }));
		const bare = { ...source, frame: { ...source.frame, runs } };
		expect((finish(readPath(bare, [0, 299], 'straight')) as PathReading).density).toEqual([null, null]);
		expect(finish(readSamples(bare, 0, Float32Array.of(0, 0))).inHoles).toEqual([null, null]);
	});

	it('snaps the discrete action: the ends are the pins’ own', () => {
		const shot = dataset.action.indexOf(1);
		const kick = dataset.action.indexOf(0);
		expect(snappedAction(source, [kick, shot], 0)).toBe(0);
		expect(snappedAction(source, [kick, shot], 1)).toBe(1);
		const reading = finish(readPath(source, [kick, shot], 'arc')) as PathReading;
		expect(reading.action[0]).toBe(0);
		expect(reading.action[PATH_CELLS - 1]).toBe(1);
	});

	it('reads nothing where a pin is not among the points shown', () => {
		expect(finish(readPath(source, [0, 5_000], 'straight'))).toBeNull();
	});
});

describe('readSamples', () => {
	it('decodes every sample with both runs, and finds the holes', () => {
		// In the middle of the codes, near their rim, and far outside.
		const samples = Float32Array.of(0, 0, 1.1, 1.1, 9, 9);
		const reading = finish(readSamples(source, 1, samples));
		expect(reading.count).toBe(3);
		expect(reading.parameters.map(({ length }) => length)).toEqual([6, 6]);
		expect(reading.parameters[0]).toEqual(reading.parameters[1]);
		expect(reading.inHoles).toEqual([1 / 3, 1 / 3]);
		// Which one it is, the maps mark.
		for (const holes of reading.inHole) expect(Array.from(holes ?? [])).toEqual([0, 0, 1]);
	});

	it('is marked on the maps where it finds holes, as long as its samples are shown', () => {
		const samples = Float32Array.of(0, 0, 1.1, 1.1, 3, -2);
		const reading = finish(readSamples(source, 1, samples));
		const projection = project({ x: 0, y: 0, zoom: 1 }, { width: 420, height: 420 });
		const ringed = (z: Float32Array) => {
			const rings: number[][] = [];
			const nothing = () => {};
			const context = {
				beginPath: nothing,
				moveTo: nothing,
				stroke: nothing,
				arc: (...ring: number[]) => rings.push(ring),
			};
			const exploration = { samples: { count: 3, scale: 1, z } };
			const scene = { exploration, latentDim: 2, dims: [0, 1], palette: {} };
			holeLayer(() => reading).draw(context as never, projection, 1, scene as never);
			return rings.map(([x, y]) => [x, y]);
		};
		expect(ringed(samples)).toEqual([[toPixelX(projection, 3), toPixelY(projection, -2)]]);
		expect(ringed(samples.slice())).toEqual([]);
	});
});

describe('nextTransition', () => {
	it('visits every transition once before it comes back', () => {
		for (const size of [1, 2, 3, 10, 500, 1_001]) {
			const seen = new Set<number>();
			let transition = 0;
			for (let i = 0; i < size; i++) {
				seen.add(transition);
				transition = nextTransition(transition, size);
			}
			expect(seen.size).toBe(size);
			expect(transition).toBe(0);
		}
	});
});
