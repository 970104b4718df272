import { useEffect, useState } from 'react';
import { heldEpsilon, useNoise } from '../../instruments/noise/noiseStore';
import { useInstruments } from '../../instruments/shared/instrumentStore';
import type { FormulaNumbers } from '../../lessons/formulas';
import { klDivergence } from '../../model/kl';
import { scheduledKlWeight } from '../../model/schedule';
import { reading as follow, type Inputs } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { useDock } from '../../state/dockStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { shownLosses } from '../../state/shownLosses';

/** A transition's numbers in one dim of one run. */
export interface NumbersOfRun extends FormulaNumbers {
	readonly dim: number;
}

interface Reading {
	readonly transition: number;
	/** Whether somebody points at the transition; else it is the probe's. */
	readonly hovered: boolean;
	/** Runs, and in each the two dims on the axes. */
	readonly runs: readonly (readonly NumbersOfRun[])[];
}

function read(): Reading {
	const { hovered } = useExploration.getState();
	const { config } = useConfig.getState();
	const { losses, settings: trained, step } = shownLosses();
	const frame = latestFrame();
	const transition = hovered ?? config.probe.transition;
	if (!frame || transition >= frame.count) return { transition, hovered: hovered !== null, runs: [] };
	const { latentDim } = frame.shape;
	const dims = [...new Set(config.display.dims)].filter((dim) => dim < latentDim);
	// The ε in somebody's hand goes before the one that the transition's z was drawn with.
	const inHand =
		hovered === null && useDock.getState().tab === 'instruments' && useInstruments.getState().open === 'noise';
	const held = inHand ? heldEpsilon(latentDim) : null;
	const runs = frame.runs.slice(0, 2).map(({ mean, std, z }, run) => {
		const settings = trained[run] ?? config.runs[run];
		const terms = losses[run] ?? { state: Number.NaN, parameters: Number.NaN, kl: Number.NaN };
		return dims.map((dim) => {
			const at = transition * latentDim + dim;
			const [mu, sigma] = [mean[at], std[at]];
			const epsilon = held ? held[dim] : (z[at] - mu) / sigma;
			return {
				dim,
				mu,
				sigma,
				epsilon,
				z: held ? mu + sigma * epsilon : z[at],
				kl: klDivergence(mu, Math.log(sigma)),
				w: scheduledKlWeight(settings, Math.max(1, step)),
				latentDim,
				state: terms.state,
				parameters: terms.parameters,
				klMean: terms.kl,
				stateWeight: settings.stateWeight,
				parameterWeight: settings.parameterWeight,
			};
		});
	});
	return { transition, hovered: hovered !== null, runs };
}

/** The numbers of the transition that is pointed at, else of the probe's, as they are now. */
export function useFormulaNumbers(): Reading {
	const [reading, setReading] = useState(read);
	useEffect(() => {
		const inputs: Inputs = (changed) => {
			const [person, frame] = [() => changed('person'), () => changed('frame')];
			const stops = [
				useExploration.subscribe(({ hovered }) => hovered, person),
				useNoise.subscribe(({ epsilon }) => epsilon, person),
				useInstruments.subscribe(({ open }, before) => open !== before.open && frame()),
				useConfig.subscribe(({ config }) => config, frame),
				useSession.subscribe(({ losses }) => losses, frame),
				subscribeFrames(frame),
			];
			return () => {
				for (const stop of stops) stop();
			};
		};
		return follow(inputs, read, { where: 'page', calm: 'beat', show: setReading }).end;
	}, []);
	return reading;
}
