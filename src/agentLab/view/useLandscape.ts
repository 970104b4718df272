import { useEffect, useRef, useState } from 'react';
import type { PlaneGrid } from '../../analysis/holes';
import { LatestQuestion } from '../LatestQuestion';
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
	const [reading, setReading] = useState<LandscapeReading | null>(null);
	const latest = useRef<LandscapeReading | null>(null);
	const [asking] = useState(
		() =>
			new LatestQuestion(
				(wanted: LandscapeQuestion) => agentLab.ask((client) => askLandscape(client, wanted, latest.current)),
				(answer, asked) => {
					latest.current = { question: asked, number: (latest.current?.number ?? 0) + 1, ...answer };
					setReading(latest.current);
				},
				LANDSCAPE_INTERVAL,
				// The past has one answer.
				() => agentLab.state.status === 'learning' && agentLab.state.looked === null,
			),
	);
	useEffect(() => asking.want(question), [asking, question]);
	// Learning that begins anew, or a single step, changes the answer to the same question.
	useEffect(
		() =>
			agentLab.store.subscribe((state, before) => {
				if (state.frame !== before.frame && state.status !== 'learning') asking.repeat();
				else if (state.status === 'learning' && before.status !== 'learning') asking.repeat();
			}),
		[asking],
	);
	useEffect(() => () => asking.end(), [asking]);
	return question && reading?.question.run === question.run ? reading : null;
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
	const [reading, setReading] = useState<HolesReading | null>(null);
	const [asking] = useState(
		() =>
			new LatestQuestion(
				(question: Omit<HolesReading, 'shade'>) =>
					agentLab.ask((client) => client.holes(question.run, question.grid, question.at)),
				(shade, question) => setReading({ ...question, shade }),
				HOLES_INTERVAL,
			),
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another error is another representation
	useEffect(() => {
		const edges = { left: -half, right: half, bottom: -half, top: half };
		asking.want({ run, at, grid: { dims: [across, up], ...edges, columns: CELLS, rows: CELLS } });
	}, [asking, run, across, up, half, stateError, at]);
	useEffect(() => () => asking.end(), [asking]);
	if (!reading || reading.run !== run || reading.at !== at || reading.grid.right !== half) return null;
	return reading.grid.dims[0] === across && reading.grid.dims[1] === up ? reading : null;
}
