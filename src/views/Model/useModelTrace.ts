/** The model's numbers for the chosen transition, or for the probe, under the weights of the newest frame. */
import { useCallback, useEffect, useState } from 'react';
import { type ModelTrace, traceModel } from '../../analysis/modelTrace';
import { noiseOf } from '../../analysis/reparameterise';
import type { World } from '../../environments/Environment';
import type { ModelShape } from '../../model/layout';
import { scheduledKlWeight } from '../../model/schedule';
import type { RunSettings } from '../../model/settings';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { readingSource } from '../../state/probeReading';

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
	readonly step: number;
	readonly transition: number;
	readonly settings: RunSettings;
	/** The weights, for the products of a single unit. */
	readonly weights: Float32Array;
	/** Whether the weights include the encoder's. */
	readonly encoded: boolean;
}

/** @param followsProbe the decoder on the probe's z and choice; the encoder is not asked */
function readModel(edit: InputEdit, followsProbe: boolean): ShownModel | null {
	const source = readingSource();
	if (!source) return null;
	const { frame, dataset, environment, run, condition } = source;
	const { config } = useConfig.getState();
	const { shape } = frame;
	const { stateDim, parameterDim, latentDim } = shape;
	const transition = Math.min(config.probe.transition, dataset.size - 1);
	const row = <T extends Float32Array>(table: T, columns: number) =>
		table.slice(transition * columns, (transition + 1) * columns);
	// A recording has the decoder's weights alone.
	const encoded = frame.source !== 'recording';
	const asProbe = followsProbe || !encoded;
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
		weights: codes.weights,
		encoded,
	};
}

/** Follows the training at the beat of all numbers, and a person at once. */
export function useModelTrace(edit: InputEdit, followsProbe: boolean): ShownModel | null {
	const read = useCallback(() => readModel(edit, followsProbe), [edit, followsProbe]);
	const [shown, setShown] = useState<ShownModel | null>(null);
	useEffect(() => {
		const inputs: Inputs = (changed) => {
			const person = () => changed('person');
			const stops = [
				subscribeFrames((frame) => changed(frame ? 'frame' : 'gone')),
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
