/** Weights that were trained elsewhere, as a state that can be shown and trained on from. */
import { readHyarWeights, worldOfWeights } from '../../files/hyarWeights';
import { readTensorFile } from '../../files/tensorFile';
import type { ModelShape } from '../../model/layout';
import type { RunSettings } from '../../model/settings';
import type { Checkpoint } from '../../training/Trainer';
import { type Config, DEFAULT_CONFIG, LIMITS, mergeConfig, parseConfig } from '../config';
import { MANIFEST_KEY, parseManifest } from '../manifest';
import { type UntrainableReason, untrainable } from '../trainable';

/** A model from a file, matched to a world. */
export interface OpenedWeights {
	/** Id of the world that has its sizes. */
	readonly environment: string;
	readonly shape: ModelShape;
	/** In the order of `parameterLayout`. */
	readonly weights: Float32Array;
	/** What the page that wrote the file was set to; null in files of other programs. */
	readonly config: Config | null;
}

/**
 * Reads the weights of a file.
 * @returns the model, or why it cannot be trained or shown
 * @throws FileFault that names the tensor or the part that is wrong
 */
export function readOpenedWeights(bytes: Uint8Array): OpenedWeights | UntrainableReason {
	const file = readTensorFile(bytes);
	const { shape, weights } = readHyarWeights(file, LIMITS);
	const { id } = worldOfWeights(shape);
	const model: OpenedWeights = { environment: id, shape, weights, config: configOf(file.metadata, id, shape) };
	const config = configForWeights(DEFAULT_CONFIG, model);
	return untrainable(config, config.runs, checkpointOfWeights(weights, config.runs)) ?? model;
}

/** The settings in a file of this page, where they are those of its weights. */
function configOf(metadata: Readonly<Record<string, string>>, id: string, shape: ModelShape): Config | null {
	const text = metadata[MANIFEST_KEY];
	const parsed = text === undefined ? null : parseManifest(text);
	if (!parsed?.ok) return null;
	const { environment, model } = parsed.config;
	const fits = environment === id && sizes.every((size) => model[size] === shape[size]);
	return fits ? parsed.config : null;
}

const sizes = ['width', 'latentDim', 'embeddingDim'] as const;

/** The state of runs that begin with these weights, all of them: Adam remembers nothing yet. */
export function checkpointOfWeights(weights: Float32Array, runs: readonly RunSettings[]): Checkpoint {
	const zeros = new Float32Array(weights.length);
	return {
		step: 0,
		runs: runs.map(() => ({
			weights: weights.slice(),
			firstMoment: zeros.slice(),
			secondMoment: zeros.slice(),
			adamStep: 0,
		})),
	};
}

/**
 * A configuration that shows a model: its own where the file has one, else the present one with its world and its sizes.
 * What points into another world goes back to the start.
 */
export function configForWeights(present: Config, { environment, shape, config }: OpenedWeights): Config {
	if (config) return config;
	const { width, latentDim, embeddingDim } = shape;
	const elsewhere = present.environment !== environment;
	const parsed = parseConfig(
		mergeConfig(present, {
			environment,
			model: { width, latentDim, embeddingDim },
			...(elsewhere && {
				data: { scriptedShare: 0, actions: null, states: null },
				display: { colorBy: 'parameter:0' },
				probe: { action: 0, transition: 0 },
			}),
		}),
	);
	if (!parsed.ok) throw new RangeError(`these weights have no place here: ${parsed.issues[0].path}`);
	return parsed.config;
}
