/**
 * `window.latentLab`: the lab from a console, a notebook or a test. Every call takes and returns plain data
 * and rejects with a message that says what was wrong. Documented in docs/scripting.md.
 */
import { type LatentBox, latentBox } from '../analysis/latentBox';
import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import { textOfBytes } from '../files/fileText';
import type { ShownTraining } from '../lab/trainingState';
import { termWeights } from '../model/schedule';
import { type LossTerms, totalLoss } from '../model/settings';
import type { DeepPartial } from '../state/config/mergeConfig';
import type { ConfigIssue } from '../state/config/rules';
import type { Config } from '../state/config/schema';
import { useConfig } from '../state/configStore';
import { decoderFor } from '../state/decodeProbe';
import { pause, reset, trainSteps, whenPrepared } from '../state/lab';
import { type Manifest, makeManifest, parseManifest } from '../state/manifest';
import { unfoldNeeded } from '../state/neededParts';
import { prepared, type RunName, runIndex } from '../state/preparedFrame';
import { presentTrained } from '../state/presentTrained';
import { reachLinked } from '../state/reachLinked';
import { encodeTransitions, whenEnginesTried } from '../state/runAnswers';
import { chooseEverything } from '../state/screenStore';
import { useSession } from '../state/sessionStore';
import type { EngineReport } from '../training/protocol';
import type { EngineId, MemoryUse } from '../training/Trainer';
import { resetAsScript, setAsScript, startOver } from './asScript';
import type { EncodeRequest } from './encodeGiven';
import { lateCalls } from './lateCalls';

/**
 * What the page is doing.
 * - `recording`: no engine runs here, and a recorded frame is shown.
 * - `preparing`: the worker collects data, tries engines and makes the model.
 * - `paused`: a model is there and waits.
 * - `training`: it trains.
 * - `failed`: training stopped because of an error; a notice says which.
 */
export type Phase = 'recording' | 'preparing' | 'paused' | 'training' | 'failed';

const PHASES: Readonly<Record<ShownTraining['is'], Phase>> = {
	recorded: 'recording',
	idle: 'preparing',
	preparing: 'preparing',
	paused: 'paused',
	training: 'training',
	halting: 'training',
	failed: 'failed',
};

/** The state of the lab. */
export interface LabState {
	readonly phase: Phase;
	readonly step: number;
	/** null until one is chosen. */
	readonly engine: EngineId | null;
	readonly stepsPerSecond: number;
	readonly framesPerSecond: number;
	/** The loss of the latest step, one entry a run. */
	readonly metrics: readonly StepLoss[];
	readonly memory: MemoryUse | null;
	readonly config: Config;
}

/** The raw terms of a run's loss at a step, and their weighted sum. */
export interface StepLoss extends LossTerms {
	/** The factor on each term; null if the step's settings are not known. */
	readonly weights: LossTerms | null;
	/** The weighted sum; null like {@link weights}. */
	readonly total: number | null;
}

/** The codes of a run. Rows follow the first transitions of the data. */
export interface RunCodes {
	readonly step: number;
	readonly latentDim: number;
	readonly parameterDim: number;
	/** n × Z: μ. */
	readonly mean: Float32Array;
	/** n × Z: σ. */
	readonly std: Float32Array;
	/** n × Z: μ + σ·ε. */
	readonly z: Float32Array;
	/** n: discrete actions. */
	readonly action: Uint16Array;
	/** n × P: parameters in [−1, 1]. */
	readonly parameters: Float32Array;
}

/** One code and its condition. */
export interface DecodeRequest {
	/** S numbers: the scaled state. */
	readonly state: ArrayLike<number>;
	/** The discrete action's index. */
	readonly action: number;
	/** Z numbers. */
	readonly z: ArrayLike<number>;
}

export interface DecodeResult {
	/** P numbers in [−1, 1]. */
	readonly parameters: Float32Array;
	/** S numbers in [−1, 1]: predicted change of the scaled state. */
	readonly stateDelta: Float32Array;
}

export interface EncodeResult {
	/** n × Z */
	readonly mean: Float32Array;
	/** n × Z */
	readonly std: Float32Array;
}

/** Transitions that the published box is made from. */
const BOX_SAMPLES = 5_000;

function issueText(issues: readonly ConfigIssue[]): string {
	return issues.map(({ path, received, expected }) => `${path}: ${received}, expected ${expected}`).join('; ');
}

/** The loss of the latest step, with the weights that it was trained with. */
function latestLosses(): StepLoss[] {
	const { losses, trainedWith, step } = useSession.getState();
	return losses.map((terms, run) => {
		if (!trainedWith) return { ...terms, weights: null, total: null };
		const { state, parameters, kl } = termWeights(trainedWith[run], Math.max(1, step));
		const total = totalLoss(terms, { ...trainedWith[run], klWeight: kl });
		return { ...terms, weights: { state, parameters, kl }, total };
	});
}

function numbers(values: ArrayLike<number>, length: number, name: string): Float32Array {
	const array = Float32Array.from(values ?? []);
	if (array.length !== length || !array.every(Number.isFinite))
		throw new RangeError(`${name}: ${length} finite numbers`);
	return array;
}

export const latentLab = {
	...lateCalls,

	/** Version of the page. */
	version: __APP_VERSION__,

	/** What became of each engine that was tried. */
	async engines(): Promise<readonly EngineReport[]> {
		await whenEnginesTried();
		return useSession.getState().engines;
	},

	/** Merges a part into the configuration; what needs a new model makes one. */
	async configure(patch: DeepPartial<Config>): Promise<Config> {
		const before = useConfig.getState().config;
		const issues = setAsScript(() => useConfig.getState().update(patch));
		if (issues.length > 0) throw new RangeError(issueText(issues));
		unfoldNeeded(useConfig.getState().config, before);
		return useConfig.getState().config;
	},

	/** Shows everything on the page, or the calm page with what is unfolded there; remembered as a person's choice is. */
	async everything(shown: boolean): Promise<void> {
		if (typeof shown !== 'boolean') throw new RangeError('everything: true or false');
		chooseEverything(shown);
	},

	/** Takes `steps` steps with every run and resolves with the state reached. */
	async train(steps: number): Promise<LabState> {
		if (!Number.isInteger(steps) || steps < 1) throw new RangeError('steps: a whole number from 1');
		startOver();
		await trainSteps(steps);
		return latentLab.state();
	},

	/** Stops after the burst that is under way. */
	async pause(): Promise<void> {
		pause();
	},

	/** Back to the initial weights of the seed. */
	async reset(): Promise<void> {
		await resetAsScript(reset);
	},

	async state(): Promise<LabState> {
		const { training, step, engine, stepsPerSecond, framesPerSecond, memory } = useSession.getState();
		const phase = PHASES[training.is];
		const { config } = useConfig.getState();
		return { phase, step, engine, stepsPerSecond, framesPerSecond, metrics: latestLosses(), memory, config };
	},

	/** Copies of the codes shown for a run, with the transitions they are of. */
	async snapshot(run: RunName): Promise<RunCodes> {
		const { frame, dataset } = await prepared();
		const { mean, std, z } = frame.runs[runIndex(run)];
		const { count, step } = frame;
		return {
			step,
			latentDim: frame.shape.latentDim,
			parameterDim: dataset.parameterDim,
			mean: mean.slice(),
			std: std.slice(),
			z: z.slice(),
			action: dataset.action.slice(0, count),
			parameters: dataset.parameters.slice(0, count * dataset.parameterDim),
		};
	},

	/** Decodes one code with a run's decoder. */
	async decode(run: RunName, request: DecodeRequest): Promise<DecodeResult> {
		const { frame } = await prepared();
		const { shape, runs } = frame;
		if (typeof request !== 'object' || request === null) throw new RangeError('decode: { state, action, z }');
		if (!Number.isInteger(request.action) || request.action < 0 || request.action >= shape.actionCount)
			throw new RangeError(`action: a whole number below ${shape.actionCount}`);
		const input = {
			state: numbers(request.state, shape.stateDim, 'state'),
			action: [request.action],
			z: numbers(request.z, shape.latentDim, 'z'),
		};
		const { parameters, stateDelta } = decoderFor(shape).decode(runs[runIndex(run)].weights, input, 1);
		return { parameters: parameters.slice(), stateDelta: stateDelta.slice() };
	},

	/**
	 * The posterior of transitions of the data, by index, or of one that is given, under a run's present weights.
	 */
	async encode(run: RunName, transitions: ArrayLike<number> | EncodeRequest): Promise<EncodeResult> {
		const index = runIndex(run);
		if (transitions && 'state' in transitions) return (await import('./encodeGiven')).encodeGiven(run, transitions);
		await whenPrepared();
		const { size } = useConfig.getState().config.data;
		const listed = Array.from(transitions ?? []);
		const indices = Uint32Array.from(listed);
		if (!transitions || !listed.every((i) => Number.isInteger(i) && i >= 0 && i < size))
			throw new RangeError(`transitions: whole numbers below ${size}`);
		return encodeTransitions(index, indices);
	},

	/**
	 * HyAR's box over z sampled once for up to 5,000 transitions.
	 * @param percent central share kept, 50 … 100; 96 as published
	 */
	async latentBox(run: RunName, percent = 96): Promise<{ lower: number[]; upper: number[] }> {
		if (!(percent >= 50 && percent <= 100)) throw new RangeError('percent: 50 to 100');
		const { data, model, training } = useConfig.getState().config;
		const count = Math.min(BOX_SAMPLES, data.size);
		const indices = firstTransitions(count);
		const { mean, std } = await latentLab.encode(run, indices);
		const z = sampledCodes(mean, std, transitionNoise(training.seed, indices, model.latentDim));
		const { lower, upper }: LatentBox = latentBox(z, count, model.latentDim, (100 - percent) / 2);
		return { lower: Array.from(lower), upper: Array.from(upper) };
	},

	/** The whole configuration, as the file that `load` takes back. @param options `trained`: and how far it is trained */
	async manifest(options?: { readonly trained?: boolean }): Promise<Manifest> {
		return makeManifest(useConfig.getState().config, options?.trained ? presentTrained() : null);
	},

	/**
	 * Takes a manifest: as an object or as its text; or the bytes of any file, as `open` does.
	 * @param options `train`: and trains to the step that the manifest tells; resolves when that is over
	 */
	async load(
		manifest: Manifest | string | Uint8Array | ArrayBuffer,
		options?: { readonly train?: boolean },
	): Promise<Config> {
		const bytes = manifest instanceof ArrayBuffer ? new Uint8Array(manifest) : manifest;
		if (bytes instanceof Uint8Array && !/^\s*\{/.test(textOfBytes(bytes.subarray(0, 64)))) {
			await latentLab.open(bytes);
			return useConfig.getState().config;
		}
		const text = bytes instanceof Uint8Array ? textOfBytes(bytes) : bytes;
		const parsed = parseManifest(typeof text === 'string' ? text : JSON.stringify(text));
		if (!parsed.ok) throw new RangeError(issueText(parsed.issues) || `manifest: ${parsed.reason}`);
		setAsScript(() => useConfig.getState().replace(parsed.config));
		unfoldNeeded(parsed.config);
		if (options?.train && parsed.trained) await reachLinked(parsed.trained);
		return parsed.config;
	},
} as const;

declare global {
	interface Window {
		latentLab: typeof latentLab;
	}
}
