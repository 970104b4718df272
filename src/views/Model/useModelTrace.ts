/** The model's numbers for what goes in, under the weights of the newest frame, or of the step that is taken next. */
import { useCallback, useEffect, useState } from 'react';
import { type ModelTrace, traceModel } from '../../analysis/modelTrace';
import { noiseOf } from '../../analysis/posteriorCodes';
import { rowOf } from '../../analysis/trainingStep';
import type { World } from '../../environments/Environment';
import { type NumberedStep, nextStep } from '../../instruments/shared/nextStep';
import type { ModelShape } from '../../model/layout';
import { scheduledKlWeight } from '../../model/schedule';
import type { RunSettings } from '../../model/settings';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame, newFrames } from '../../state/frames';
import { type ModelSource, type Stage, useModelPicture } from '../../state/modelPage';
import { type ReadingSource, readingSource } from '../../state/probeReading';

/** Stages that show the whole batch of the next step. */
const OF_BATCH: readonly Stage[] = ['batch', 'update'];

/** What a person changed of the input by hand; what is left out is the transition's. */
export interface InputEdit {
	readonly state?: Float32Array;
	readonly action?: number;
	readonly parameters?: Float32Array;
	readonly epsilon?: Float32Array;
}

export interface ShownModel {
	readonly trace: ModelTrace;
	readonly shape: ModelShape;
	readonly environment: World;
	readonly run: number;
	/** Steps that the weights have taken. */
	readonly step: number;
	readonly transition: number;
	readonly settings: RunSettings;
	/** Where the input comes from: the batch and the transition give way to the probe where there is no encoder. */
	readonly source: ModelSource;
	/** The row of the batch that is followed, or that the chosen transition is drawn for; null where it is in none. */
	readonly row: number | null;
	/** The step that training takes next, where it is followed or its batch is shown; null without data to draw it from. */
	readonly next: NumberedStep | null;
	/** Whether the weights include the encoder's. */
	readonly encoded: boolean;
}

/** The row that a batch has a transition in, the first of several. */
function rowWith(next: NumberedStep | null, transition: number): number | null {
	const row = next ? next.batch.index.indexOf(transition) : -1;
	return row < 0 ? null : row;
}

function readRow(source: ReadingSource, next: NumberedStep, row: number): ShownModel {
	const { shape, weights, batch, epsilon, settings } = next;
	const { stateDelta, ...one } = rowOf(batch, row, shape);
	const noise = epsilon.slice(row * shape.latentDim, (row + 1) * shape.latentDim);
	const input = {
		state: Float32Array.from(one.state),
		action: batch.action[row],
		parameters: Float32Array.from(one.parameters),
		stateDelta: Float32Array.from(stateDelta),
	};
	return {
		trace: traceModel(shape, weights, input, { epsilon: noise }, settings),
		shape,
		environment: source.environment,
		run: source.run,
		step: next.step - 1,
		transition: batch.index[row],
		settings,
		source: 'batch',
		row,
		next,
		encoded: true,
	};
}

function readModel(edit: InputEdit, wanted: ModelSource, wantedRow: number, asksBatch: boolean): ShownModel | null {
	const source = readingSource();
	if (!source) return null;
	const { frame, dataset, environment, run, condition } = source;
	const next = asksBatch || wanted === 'batch' ? nextStep(frame, run) : null;
	if (wanted === 'batch' && next) return readRow(source, next, wantedRow % next.batch.rows);
	const { config } = useConfig.getState();
	const { shape } = frame;
	const { stateDim, parameterDim, latentDim } = shape;
	const transition = Math.min(config.probe.transition, dataset.size - 1);
	const row = <T extends Float32Array>(table: T, columns: number) =>
		table.slice(transition * columns, (transition + 1) * columns);
	// A recording has the decoder's weights alone.
	const encoded = frame.source !== 'recording';
	const asProbe = wanted === 'probe' || !encoded;
	const edited = edit.state !== undefined || edit.action !== undefined || edit.parameters !== undefined;
	const input = {
		state: edit.state ?? condition.state,
		action: Math.min(
			asProbe ? config.probe.action : (edit.action ?? dataset.action[transition]),
			shape.actionCount - 1,
		),
		parameters: edit.parameters ?? row(dataset.parameters, parameterDim),
		stateDelta: edited || asProbe || useExploration.getState().editedState ? null : row(dataset.stateDelta, stateDim),
	};
	const settings = config.runs[Math.min(run, config.runs.length - 1)];
	const step = Math.max(1, frame.step);
	const klWeight = scheduledKlWeight(settings, step);
	const codes = frame.runs[run];
	const known = transition < frame.count && encoded;
	const epsilon =
		edit.epsilon ??
		Float32Array.from(
			known
				? noiseOf(row(codes.mean, latentDim), row(codes.std, latentDim), row(codes.z, latentDim))
				: new Float32Array(latentDim),
			// Where σ has no bits left, no noise leads to z.
			(noise) => (Number.isFinite(noise) ? noise : 0),
		);
	const given = Float32Array.from({ length: latentDim }, (_, dim) => config.probe.z[dim] ?? 0);
	const trace = traceModel(shape, codes.weights, input, asProbe ? { z: given } : { epsilon }, {
		...settings,
		klWeight,
	});
	return {
		trace,
		shape,
		environment,
		run,
		step: frame.step,
		transition,
		settings: { ...settings, klWeight },
		source: asProbe ? 'probe' : 'transition',
		row: asProbe ? null : rowWith(next, transition),
		next,
		encoded,
	};
}

/** Follows the training at the beat of all numbers, and a person at once. */
export function useModelTrace(edit: InputEdit): ShownModel | null {
	const source = useModelPicture((picture) => picture.source);
	const row = useModelPicture((picture) => picture.row);
	const asksBatch = useModelPicture((picture) => OF_BATCH.includes(picture.stage));
	const read = useCallback(() => readModel(edit, source, row, asksBatch), [edit, source, row, asksBatch]);
	const [shown, setShown] = useState<ShownModel | null>(null);
	useEffect(() => {
		const inputs: Inputs = (changed) => {
			const person = () => changed('person');
			const stops = [
				newFrames(changed),
				useConfig.subscribe(({ config }) => config, person),
				useExploration.subscribe(({ run }) => run, person),
				useExploration.subscribe(({ editedState }) => editedState, person),
			];
			return () => {
				for (const stop of stops) stop();
			};
		};
		return reading(inputs, read, { where: 'page', calm: 'beat', show: setShown }).end;
	}, [read]);
	return latestFrame() ? shown : null;
}
