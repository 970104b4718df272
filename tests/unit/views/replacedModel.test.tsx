// @vitest-environment happy-dom
/** Work that takes several display frames, while the model that it reads is replaced by another. */
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usePathReading } from '../../../src/action/Interpolation/usePathReading';
import { useSampleReading } from '../../../src/action/PriorSamples/useSampleReading';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { initialWeights } from '../../../src/model/initialise';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';
import { clearFrame, publishFrame } from '../../../src/state/frames';
import { useSession } from '../../../src/state/sessionStore';
import { useWorldReading } from '../../../src/views/World/useWorldReading';

const COUNT = 200;
const dataset = collectTransitions({ environment: goal, published: true, seed: 1, size: COUNT });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 16 };

function publish(model: object, step: number): void {
	// The numbers' last beat is long ago.
	page.time += 1_000;
	const mean = Float32Array.from({ length: 2 * COUNT }, (_, i) => Math.sin(i * (step + 1)));
	const codes = { mean, std: new Float32Array(2 * COUNT).fill(0.5), z: mean.slice() };
	const run = { ...codes, measured: codes, weights: initialWeights(shape, step + 1) };
	publishFrame({ source: 'training', model, step, count: COUNT, shape, runs: [run, run] });
}

/** A page whose display frames the test triggers, and whose clock fits one slice of work into each. */
const page = {
	frames: [] as FrameRequestCallback[],
	time: 0,
	show(frames: number): void {
		for (let i = 0; i < frames; i++) for (const callback of page.frames.splice(0)) callback(page.time);
	},
};

beforeEach(() => {
	page.frames = [];
	vi.spyOn(performance, 'now').mockImplementation(() => {
		page.time += 2;
		return page.time;
	});
	vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => page.frames.push(callback));
	vi.stubGlobal('cancelAnimationFrame', () => {});
	clearFrame();
	useConfig.getState().replace(DEFAULT_CONFIG);
	useSession.setState({ dataset, training: { is: 'training' } });
	const z = Float32Array.from({ length: 200 }, (_, i) => Math.cos(i));
	useExploration.setState({
		run: 0,
		editedState: null,
		pins: [3, 40],
		path: 'straight',
		samples: { count: 100, scale: 1, z },
	});
});

afterEach(() => {
	cleanup();
	clearFrame();
	page.show(2);
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

type Shown = (reading: { readonly frame: { readonly step: number } } | null) => void;

const READINGS: readonly (readonly [name: string, use: (show: Shown) => void])[] = [
	['the path', (show) => usePathReading(show as Parameters<typeof usePathReading>[0])],
	['the samples', (show) => useSampleReading(show as Parameters<typeof useSampleReading>[0])],
	[
		'their simulation',
		(show) => useWorldReading({ kind: 'samples', repeated: false }, show as Parameters<typeof useWorldReading>[1]),
	],
];

test.each(READINGS)('%s of a model that is replaced is not shown beside the next one', (_, use) => {
	const [first, second] = [{}, {}];
	publish(first, 5);
	const shown: (number | null)[] = [];
	renderHook(() => use((reading) => shown.push(reading?.frame.step ?? null)));
	page.show(3);
	// Under way, and not done.
	expect(shown.filter((step) => step !== null)).toEqual([]);

	publish(second, 0);
	shown.length = 0;
	page.show(400);
	expect(shown.length).toBeGreaterThan(0);
	expect(new Set(shown)).toEqual(new Set([0]));
});

test.each(READINGS)('%s that is shown goes at once when its model does, and its work with it', (_, use) => {
	publish({}, 5);
	const shown: (number | null)[] = [];
	renderHook(() => use((reading) => shown.push(reading?.frame.step ?? null)));
	page.show(400);
	expect(shown.at(-1)).toBe(5);

	// A later step of the same model takes its place when it has been read, not before.
	const model = {};
	publish(model, 6);
	expect(shown.at(-1)).toBeNull();
	page.show(400);
	publish(model, 7);
	expect(shown.at(-1)).toBe(6);
	page.show(2);
	clearFrame();
	expect(shown.at(-1)).toBeNull();
	page.show(400);
	expect(shown.at(-1)).toBeNull();
});
