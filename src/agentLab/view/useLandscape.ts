import { useEffect, useRef, useState } from 'react';
import type { PlaneGrid } from '../../analysis/holes';
import { type Inputs, type Reading, reading } from '../../reading/reading';
import { agentLab } from '../pageAgentLab';
import { askLandscape, type LandscapeQuestion, type LandscapeReading } from './askLandscape';

/** Cells of the holes along each edge. */
const CELLS = 32;

/** Least milliseconds between two landscapes, and between two readings of the holes, each of which keeps the agents from learning for some tens of milliseconds. */
const LANDSCAPE_INTERVAL = 60;
const HOLES_INTERVAL = 3_000;

export interface HolesReading {
	readonly run: 0 | 1;
	/** The step of the past that it is of; undefined: the present. */
	readonly at: number | undefined;
	readonly shade: Uint8Array;
	readonly grid: PlaneGrid;
}

/** The critics' landscape for a question, again and again while the agents learn; null before the first answer. */
export function useLandscape(question: LandscapeQuestion | null): LandscapeReading | null {
	const [shown, setShown] = useState<LandscapeReading | null>(null);
	const wanted = useRef(question);
	const asking = useRef<Reading | null>(null);
	useEffect(() => {
		let before: LandscapeReading | null = null;
		// Learning that begins anew, or a single step, changes the answer to the same question.
		const inputs: Inputs = (changed) =>
			agentLab.store.subscribe((state, earlier) => {
				const begun = state.status === 'learning' && earlier.status !== 'learning';
				if (begun || (state.frame !== earlier.frame && state.status !== 'learning')) changed('person');
			});
		const ask = () => {
			const asked = wanted.current;
			if (!asked) return null;
			return agentLab
				.ask((client) => askLandscape(client, asked, before))
				.then((answer) => ({ question: asked, number: (before?.number ?? 0) + 1, ...answer }));
		};
		const landscape = reading<LandscapeReading>(inputs, ask, {
			where: 'worker',
			calm: LANDSCAPE_INTERVAL,
			least: LANDSCAPE_INTERVAL,
			waits: true,
			// The past has one answer.
			again: () => agentLab.state.status === 'learning' && agentLab.state.looked === null,
			show(answer) {
				if (!answer || !wanted.current) return;
				before = answer;
				setShown(answer);
			},
		});
		asking.current = landscape;
		return landscape.end;
	}, []);
	useEffect(() => {
		wanted.current = question;
		asking.current?.request('person');
	}, [question]);
	return question && shown?.question.run === question.run ? shown : null;
}

/**
 * Where no posterior of an agent's own representation lies, over the plane shown; null before the first answer.
 * @param stateError of the agent's frame: another number each time the representation was trained on
 * @param at the step of the past that is looked at; undefined: the present
 */
export function useHoles(
	run: 0 | 1,
	[across, up]: readonly [number, number],
	half: number,
	stateError: number,
	at: number | undefined,
): HolesReading | null {
	const [shown, setShown] = useState<HolesReading | null>(null);
	const wanted = useRef<Omit<HolesReading, 'shade'> | null>(null);
	const asking = useRef<Reading | null>(null);
	useEffect(() => {
		const ask = () => {
			const asked = wanted.current;
			if (!asked) return null;
			return agentLab
				.ask((client) => client.holes(asked.run, asked.grid, asked.at))
				.then((shade) => ({ ...asked, shade }));
		};
		const holes = reading<HolesReading>(() => () => {}, ask, {
			where: 'worker',
			calm: HOLES_INTERVAL,
			least: HOLES_INTERVAL,
			waits: true,
			show: setShown,
		});
		asking.current = holes;
		return holes.end;
	}, []);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another error is another representation
	useEffect(() => {
		const edges = { left: -half, right: half, bottom: -half, top: half };
		wanted.current = { run, at, grid: { dims: [across, up], ...edges, columns: CELLS, rows: CELLS } };
		asking.current?.request('person');
	}, [run, across, up, half, stateError, at]);
	if (!shown || shown.run !== run || shown.at !== at || shown.grid.right !== half) return null;
	return shown.grid.dims[0] === across && shown.grid.dims[1] === up ? shown : null;
}
