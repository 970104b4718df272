import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { LIMITS } from '../../../src/state/config/limits';
import { type DeepPartial, mergeConfig } from '../../../src/state/config/mergeConfig';
import { parseConfig } from '../../../src/state/config/parseConfig';
import type { Config } from '../../../src/state/config/schema';
import { ENGINE_IDS } from '../../../src/training/Trainer';

type Node = Record<string, unknown>;

/** A copy in which no two parts are the same object, with the part at a path (`a.b.0.c`; '' for the whole). */
function copyWithPart(base: unknown, path: string): readonly [copy: Node, part: Node] {
	const copy = JSON.parse(JSON.stringify(base)) as Node;
	const keys = path.split('.').filter(Boolean);
	return [copy, keys.reduce((part, key) => part[key] as Node, copy)];
}

/** The path of the whole that a path is in, and its last key. */
function splitPath(path: string): readonly [string, string] {
	const end = path.lastIndexOf('.');
	return [path.slice(0, Math.max(0, end)), path.slice(end + 1)];
}

/** The base with the value at a path replaced. */
function withValue(path: string, value: unknown, base: unknown = DEFAULT_CONFIG): unknown {
	const [around, key] = splitPath(path);
	const [copy, part] = copyWithPart(base, around);
	part[key] = value;
	return copy;
}

/** Paths of what is wrong, each once; [] for a valid configuration. */
function faults(value: unknown): string[] {
	const parsed = parseConfig(value);
	return parsed.ok ? [] : [...new Set(parsed.issues.map(({ path }) => path))];
}

const stepSchedule = { kind: 'step', every: 100, factor: 0.5 };
const scheduled = withValue('runs.0.schedule', stepSchedule);

/** A number with limits: where it is, and a configuration that has it. */
interface LimitCase {
	readonly path: string;
	readonly limit: keyof typeof LIMITS;
	readonly base?: unknown;
}

const INTEGERS: readonly LimitCase[] = [
	{ path: 'data.size', limit: 'dataSize' },
	{ path: 'data.seed', limit: 'seed' },
	{ path: 'model.width', limit: 'width' },
	{ path: 'model.embeddingDim', limit: 'embeddingDim' },
	{ path: 'training.seed', limit: 'seed' },
	{ path: 'training.batchSize', limit: 'batchSize' },
	{ path: 'training.stopAt', limit: 'stopAt' },
	{ path: 'display.points', limit: 'displayPoints' },
	{ path: 'display.ellipseEvery', limit: 'ellipseEvery' },
	{ path: 'runs.0.schedule.every', limit: 'scheduleEvery', base: scheduled },
];
const REALS: readonly LimitCase[] = [
	{ path: 'runs.0.klWeight', limit: 'klWeight' },
	{ path: 'runs.1.klWeight', limit: 'klWeight' },
	{ path: 'runs.0.stateWeight', limit: 'termWeight' },
	{ path: 'runs.1.parameterWeight', limit: 'termWeight' },
	{ path: 'runs.0.learningRate', limit: 'learningRate' },
	{ path: 'runs.0.schedule.factor', limit: 'scheduleFactor', base: scheduled },
	{ path: 'display.boxPercent', limit: 'boxPercent' },
	{ path: 'probe.z.0', limit: 'latent' },
];

describe('the defaults', () => {
	test('are valid and stay as they are', () => {
		expect(parseConfig(DEFAULT_CONFIG)).toEqual({ ok: true, config: DEFAULT_CONFIG });
	});

	test('are small enough to see something: two runs that differ in the KL weight alone', () => {
		const [a, b] = DEFAULT_CONFIG.runs;
		expect(a.klWeight).toBeGreaterThan(0);
		expect({ ...b, klWeight: a.klWeight }).toEqual(a);
		expect(b.klWeight).toBe(0);
	});
});

describe('the limits', () => {
	test.each(INTEGERS)('of $path hold, ends included', ({ path, limit, base }) => {
		const { min, max } = LIMITS[limit];
		for (const value of [min, max]) expect(faults(withValue(path, value, base))).toEqual([]);
		const wrong = [
			min - 1,
			max + 1,
			min + 0.5,
			Number.NaN,
			Number.POSITIVE_INFINITY,
			String(min),
			null,
			undefined,
			[min],
		];
		for (const value of wrong) expect(faults(withValue(path, value, base)), String(value)).toEqual([path]);
	});

	test.each(REALS)('of $path hold, ends included', ({ path, limit, base }) => {
		const { min, max } = LIMITS[limit];
		for (const value of [min, max, (min + max) / 2]) expect(faults(withValue(path, value, base))).toEqual([]);
		const wrong = [
			min - 1e-9,
			max + 1e-9,
			Number.NaN,
			Number.POSITIVE_INFINITY,
			Number.NEGATIVE_INFINITY,
			String(max),
			null,
			undefined,
		];
		for (const value of wrong) expect(faults(withValue(path, value, base)), String(value)).toEqual([path]);
	});

	test('of the latent dims hold, the probe’s numbers being as many', () => {
		const { min, max } = LIMITS.latentDim;
		const dims = (count: number, numbers: number) =>
			faults(withValue('probe.z', new Array(numbers).fill(0), withValue('model.latentDim', count)));
		for (const count of [min, max]) expect(dims(count, count)).toEqual([]);
		for (const count of [min - 1, max + 1, 2.5, Number.NaN]) expect(dims(count, 2)).toEqual(['model.latentDim']);
		for (const numbers of [0, 1, 3, 16]) expect(dims(2, numbers)).toEqual(['probe.z.length']);
	});

	test('are those that are promised', () => {
		expect(LIMITS).toMatchObject({
			dataSize: { min: 500, max: 50_000 },
			width: { min: 16, max: 512 },
			latentDim: { min: 1, max: 16 },
			boxPercent: { min: 50, max: 100 },
			sampleScale: { min: 0.1, max: 3 },
			testShare: { min: 0, max: 0.5 },
			displayPoints: { max: 10_000 },
		});
		for (const { min, max } of Object.values(LIMITS)) expect(min).toBeLessThan(max);
	});

	test('of a probe hold for each of its up to sixteen numbers', () => {
		const wide = mergeConfig(DEFAULT_CONFIG, { model: { latentDim: 16 } });
		expect(faults(withValue('probe.z', Array(16).fill(-100), wide))).toEqual([]);
		expect(faults(withValue('probe.z', Array(17).fill(0)))).toEqual(['probe.z']);
		expect(faults(withValue('probe.z', [0, 101]))).toEqual(['probe.z.1']);
	});
});

describe('the choices', () => {
	test('are those there are', () => {
		for (const engine of ['auto', ...ENGINE_IDS]) expect(faults(withValue('engine', engine))).toEqual([]);
		for (const { id } of ENVIRONMENTS) expect(faults(withValue('environment', id))).toEqual([]);
		for (const optimizer of ['kept', 'rebuilt']) expect(faults(withValue('runs.0.optimizer', optimizer))).toEqual([]);
		for (const loss of ['weighted', 'raw']) expect(faults(withValue('display.loss', loss))).toEqual([]);
	});

	test.each(['engine', 'environment', 'runs.0.optimizer', 'runs.1.schedule.kind', 'display.loss', 'display.colorBy'])(
		'of %s are no others',
		(path) => {
			for (const value of ['', 'chess', 'AUTO', 0, null]) expect(faults(withValue(path, value))).toEqual([path]);
		},
	);

	test('of a colour are a name or a column', () => {
		for (const colorBy of ['action', 'reward', 'parameter:1', 'state:16', 'delta:0'])
			expect(faults(withValue('display.colorBy', colorBy)), colorBy).toEqual([]);
		for (const colorBy of [
			'parameter',
			'state:',
			'state:-1',
			'state:1.5',
			'delta:x',
			'state:0 ',
			'reward:0',
			'state:100',
		])
			expect(faults(withValue('display.colorBy', colorBy)), colorBy).toEqual(['display.colorBy']);
	});
});

describe('the form', () => {
	test.each(['', 'data', 'model', 'training', 'runs.0', 'display', 'display.layers', 'probe', 'runs.0.schedule'])(
		'of "%s" has no further field',
		(path) => {
			const [changed, part] = copyWithPart(DEFAULT_CONFIG, path);
			part.nonsense = 1;
			expect(faults(changed)).toHaveLength(1);
		},
	);

	test('lacks no field', () => {
		const leaves = (value: unknown, path: string): string[] =>
			typeof value === 'object' && value !== null && !Array.isArray(value)
				? Object.entries(value).flatMap(([key, inner]) => [
						...(path || key ? [`${path}${key}`] : []),
						...leaves(inner, `${path}${key}.`),
					])
				: [];
		// What came after the first manifests may be left out: these mean nothing chosen.
		const later = ['scriptedShare', 'scriptedNoise', 'actions', 'states', 'testShare'].map((key) => `data.${key}`);
		for (const path of leaves(DEFAULT_CONFIG, '').filter((leaf) => !later.includes(leaf))) {
			const [around, key] = splitPath(path);
			const [changed, part] = copyWithPart(DEFAULT_CONFIG, around);
			delete part[key];
			expect(parseConfig(changed).ok, path).toBe(false);
		}
	});

	test('of the first manifests is still read', () => {
		const { size, seed } = DEFAULT_CONFIG.data;
		expect(parseConfig({ ...DEFAULT_CONFIG, data: { size, seed } })).toEqual({ ok: true, config: DEFAULT_CONFIG });
	});

	test('has exactly two runs', () => {
		const [run] = DEFAULT_CONFIG.runs;
		for (const runs of [[], [run], [run, run, run], { 0: run, 1: run }]) {
			expect(parseConfig({ ...DEFAULT_CONFIG, runs }).ok).toBe(false);
		}
		expect(faults(withValue('display.dims', [0, 1, 1]))).toEqual(['display.dims.2']);
	});

	test('is no number, text or list', () => {
		for (const value of [null, undefined, 1, 'goal', [], [DEFAULT_CONFIG], new Map()]) {
			expect(parseConfig(value).ok).toBe(false);
		}
	});

	test('says where, what was found and what is wanted', () => {
		const parsed = parseConfig(withValue('model.width', 1_000));
		expect(parsed).toEqual({ ok: false, issues: [{ path: 'model.width', received: '1000', expected: '<=512' }] });
		const long = parseConfig(withValue('environment', 'x'.repeat(500)));
		expect(long.ok ? '' : long.issues[0].received.length).toBeLessThanOrEqual(40);
	});

	test.each([
		[3.5, 'a whole number'],
		[Number.NaN, 'number'],
		[Number.POSITIVE_INFINITY, 'a whole number'],
	])('always says what is wanted: not %s but %s', (width, expected) => {
		const parsed = parseConfig({ ...DEFAULT_CONFIG, model: { ...DEFAULT_CONFIG.model, width } });
		expect(parsed.ok ? null : parsed.issues[0]).toMatchObject({ path: 'model.width', expected });
	});

	test('names at most twenty faults, and none of a list that is too long', () => {
		const actions = parseConfig(withValue('data.actions', new Array(4_096).fill('x')));
		expect(actions.ok ? 0 : actions.issues.length).toBe(20);
		for (const path of ['probe.z', 'data.actions'])
			expect(faults(withValue(path, new Array(1e5).fill('x')))).toEqual([path]);
		const points = withValue('runs.0.schedule', { kind: 'drawn', points: new Array(1e5).fill([1, 'x']) });
		expect(faults(points)).toEqual(['runs.0.schedule.points']);
	});

	test('names every fault at once', () => {
		const two = withValue('training.seed', -1, withValue('model.width', 1));
		expect(faults(two).toSorted()).toEqual(['model.width', 'training.seed']);
	});
});

describe('a schedule', () => {
	test('is constant, or has both its numbers', () => {
		for (const schedule of [{ kind: 'constant' }, stepSchedule, { ...stepSchedule, kind: 'exponential' }])
			expect(faults(withValue('runs.1.schedule', schedule))).toEqual([]);
		for (const schedule of [
			{ kind: 'constant', every: 5 },
			{ kind: 'step' },
			{ kind: 'step', every: 5 },
			{ kind: 'exponential', factor: 0.5 },
			{},
		])
			expect(parseConfig(withValue('runs.1.schedule', schedule)).ok).toBe(false);
	});
});

describe('rules between fields', () => {
	test('a dim on the axes is one of the latent dims; the first two are always allowed', () => {
		const dims = (latentDim: number, axes: [number, number]) =>
			faults(mergeConfig(DEFAULT_CONFIG, { model: { latentDim }, display: { dims: axes } }));
		expect(dims(6, [5, 3])).toEqual([]);
		expect(dims(6, [6, 0])).toEqual(['display.dims']);
		expect(dims(6, [9, 9])).toEqual(['display.dims']);
		// A model of one dim has a second axis that shows nothing.
		expect(dims(1, [0, 1])).toEqual([]);
		expect(dims(1, [0, 2])).toEqual(['display.dims']);
		expect(dims(16, [15, 14])).toEqual([]);
		expect(dims(2, [1, 1])).toEqual(['display.dims']);
	});

	test.each(ENVIRONMENTS)('a colour is a column that $id has', ({ id, features, parameterDim }) => {
		const color = (colorBy: string) => faults(withValue('display.colorBy', colorBy, withValue('environment', id)));
		for (const kind of ['state', 'delta']) {
			expect(color(`${kind}:${features.length - 1}`)).toEqual([]);
			expect(color(`${kind}:${features.length}`)).toEqual(['display.colorBy']);
		}
		expect(color(`parameter:${parameterDim - 1}`)).toEqual([]);
		expect(color(`parameter:${parameterDim}`)).toEqual(['display.colorBy']);
	});

	test.each(ENVIRONMENTS)('a probe’s action is one that $id has', ({ id, actions }) => {
		const action = (index: number) => faults(withValue('probe.action', index, withValue('environment', id)));
		expect(action(actions.length - 1)).toEqual([]);
		expect(action(actions.length)).toEqual(['probe.action']);
	});

	test('a probe’s transition is one of the data', () => {
		const transition = (index: number) => faults(withValue('probe.transition', index, withValue('data.size', 500)));
		expect(transition(499)).toEqual([]);
		expect(transition(500)).toEqual(['probe.transition']);
	});
});

describe('merging', () => {
	const merge = (patch: DeepPartial<Config>) => mergeConfig(DEFAULT_CONFIG, patch) as Config;

	test('replaces leaves and leaves the rest, and the base too', () => {
		const before = structuredClone(DEFAULT_CONFIG);
		const merged = merge({ model: { width: 32 }, display: { layers: { box: false } } });
		expect(merged).toEqual({
			...DEFAULT_CONFIG,
			model: { ...DEFAULT_CONFIG.model, width: 32 },
			display: { ...DEFAULT_CONFIG.display, layers: { ...DEFAULT_CONFIG.display.layers, box: false } },
		});
		expect(DEFAULT_CONFIG).toEqual(before);
		expect(merge({})).toEqual(DEFAULT_CONFIG);
	});

	test('takes undefined for nothing said, but false, 0 and an empty list for what they are', () => {
		expect(merge({ environment: undefined, model: undefined })).toEqual(DEFAULT_CONFIG);
		expect(merge({ published: false, training: { stopAt: 0 }, probe: { z: [] } })).toMatchObject({
			published: false,
			training: { stopAt: 0 },
			probe: { z: [] },
		});
	});

	test('replaces lists whole', () => {
		expect(merge({ probe: { z: [7] } }).probe.z).toEqual([7]);
		expect(merge({ display: { dims: [1, 0] } }).display.dims).toEqual([1, 0]);
	});

	test('takes probe and axes along to another number of latent dims, unless it says them too', () => {
		const wide = merge({ model: { latentDim: 4 }, display: { dims: [3, 0] } });
		expect([wide.probe.z, wide.display.dims]).toEqual([
			[0.4, -1.2, 0, 0],
			[3, 0],
		]);
		const narrow = mergeConfig(wide, { model: { latentDim: 2 } }) as Config;
		expect([narrow.probe.z, narrow.display.dims]).toEqual([
			[0.4, -1.2],
			[0, 1],
		]);
		expect(merge({ model: { latentDim: 3 }, probe: { z: [1, 2, 3] } }).probe.z).toEqual([1, 2, 3]);
		expect(parseConfig(merge({ model: { latentDim: 1e9 } })).ok).toBe(false);
	});

	test('lets no number of an old schedule live on in a new one', () => {
		const base = { schedule: { kind: 'step', every: 100, factor: 0.5 } };
		const merged = (schedule: object) =>
			mergeConfig(base as unknown as Config, { schedule } as unknown as DeepPartial<Config>);
		expect(merged({ kind: 'constant' })).toEqual({ schedule: { kind: 'constant' } });
		expect(merged({ kind: 'exponential', every: 7, factor: 0.1 })).toEqual({
			schedule: { kind: 'exponential', every: 7, factor: 0.1 },
		});
		// Without a kind it is the same schedule with another number.
		expect(merged({ every: 9 })).toEqual({ schedule: { kind: 'step', every: 9, factor: 0.5 } });
	});

	test('does not hide what is wrong', () => {
		expect(faults(mergeConfig(DEFAULT_CONFIG, { model: { width: 1 } }))).toEqual(['model.width']);
		expect(faults(mergeConfig(DEFAULT_CONFIG, { model: 5 } as unknown as DeepPartial<Config>))).toEqual(['model']);
	});
});

describe('a choice of data', () => {
	const chosen = (environment: string, data: Partial<Config['data']>) =>
		faults({ ...DEFAULT_CONFIG, environment, data: { ...DEFAULT_CONFIG.data, ...data } });
	const range = { feature: 'ball-x', low: 2, high: 9 };

	test('has a scripted policy only where there is one', () => {
		expect(chosen('catch-point', { scriptedShare: 0.5 })).toEqual([]);
		expect(chosen('hard-move-10', { scriptedShare: 1 })).toEqual([]);
		expect(chosen('goal', { scriptedShare: 0.5 })).toEqual(['data.scriptedShare']);
	});

	test('has actions of the environment, ascending, at least one', () => {
		for (const actions of [null, [0], [0, 2], [0, 1, 2]]) expect(chosen('goal', { actions })).toEqual([]);
		for (const actions of [[3], [2, 0], [1, 1]]) expect(chosen('goal', { actions })).toEqual(['data.actions']);
		expect(chosen('goal', { actions: [] })).toEqual(['data.actions']);
	});

	test('has a range of a feature that is not derived', () => {
		expect(chosen('goal', { states: range })).toEqual([]);
		expect(chosen('goal', { states: { ...range, high: 2 } })).toEqual([]);
		expect(chosen('goal', { states: { ...range, high: 1 } })).toEqual(['data.states.high']);
		expect(chosen('platform', { states: range })).toEqual(['data.states.feature']);
		expect(chosen('platform', { states: { ...range, feature: 'gap' } })).toEqual(['data.states.feature']);
	});

	test('keeps half for testing at most', () => {
		for (const testShare of [0, 0.25, 0.5]) expect(chosen('goal', { testShare })).toEqual([]);
		for (const testShare of [-0.1, 0.51, Number.NaN]) expect(chosen('goal', { testShare })).toEqual(['data.testShare']);
	});
});
