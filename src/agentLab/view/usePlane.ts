import { useMemo } from 'react';
import type { AgentFrame, HeldStates } from '../../agent/protocol';
import { useAgentLab } from '../pageAgentLab';
import { useAgentView } from './agentView';
import { LANDSCAPE_POINTS } from './askLandscape';
import { ascentFrom, bandsOf, type Place, planeHalf } from './landscapeGeometry';
import { useHoles, useLandscape } from './useLandscape';

/** Bands of the landscape. */
const BANDS = 9;

/**
 * What the plane of an agent's codes shows: the dims across and up, half its width in units of z, the newest landscape
 * (`known` only where it is of this plane), the holes, and the shapes drawn from them.
 * @param actions discrete actions of the world
 * @param hasCritic whether there is a landscape
 */
export function usePlane(frame: AgentFrame, held: HeldStates, actions: number, hasCritic: boolean) {
	const view = useAgentView();
	const { run, probe } = view;
	const at = useAgentLab((state) => state.looked?.step);
	const latentDim = frame.box.lower.length;
	const dims: readonly [number, number] = view.dims.every((dim) => dim < latentDim) ? view.dims : [0, 1];
	const [across, up] = dims;
	const action = view.action !== null && view.action < actions ? view.action : null;
	// Each agent's own scale: without the KL term the box is several times as wide as with it.
	const [left, right, bottom, top] = [across, up].flatMap((dim) => [frame.box.lower[dim], frame.box.upper[dim]]);
	const half = planeHalf([left, right, bottom, top]);
	const heldState = Math.min(view.heldState, held.action.length - 1);
	const question = useMemo(() => {
		const stateDim = held.state.length / held.action.length;
		const state = held.state.slice(heldState * stateDim, (heldState + 1) * stateDim);
		return { run, state, action, dims: [across, up] as const, half, probe, latentDim, at };
	}, [held, heldState, run, action, across, up, half, probe, latentDim, at]);
	const reading = useLandscape(hasCritic ? question : null);
	const holes = useHoles(run, dims, half, frame.stateError, at);
	const known =
		reading && reading.question.half === half && reading.question.dims.join() === dims.join() ? reading : null;
	const shapes = useMemo(() => {
		if (!known) return null;
		const { landscape } = known;
		const edge = [-half, half] as const;
		const values = { values: landscape.q, columns: LANDSCAPE_POINTS, rows: LANDSCAPE_POINTS, x: edge, y: edge };
		const { z, slope } = landscape.policy;
		const at: Place = [z[across], z[up]];
		const reach = { x: [left, right], y: [bottom, top] } as const;
		// The policy follows the landscape of its own action only.
		const ascent = landscape.action === landscape.policy.action ? ascentFrom(values, at, reach) : [];
		return { bands: bandsOf(values, BANDS), policy: { at, slope: [slope[across], slope[up]] as Place, ascent } };
	}, [known, half, across, up, left, right, bottom, top]);
	return { frame, latentDim, dims, half, reading, known, holes, shapes };
}
