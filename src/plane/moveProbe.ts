/** Puts the probe somewhere in the latent space; dims that are not shown keep their values. */
import { clamp } from '../numerics/clamp';
import { LIMITS } from '../state/config/limits';
import { useConfig } from '../state/configStore';
import { useExploration } from '../state/explorationStore';
import { latestFrame } from '../state/frames';
import { shownDims } from './columns';
import { sceneData, shownLatentDim } from './scene';

/** Four decimals keep links short; they are a hundredth of the finest σ. */
function tidy(value: number): number {
	const { min, max } = LIMITS.latent;
	return Math.round(clamp(value, min, max) * 1e4) / 1e4;
}

/** The probe as Z numbers. */
export function probeVector(): number[] {
	const { z } = useConfig.getState().config.probe;
	return Array.from({ length: shownLatentDim() }, (_, dim) => z[dim] ?? 0);
}

/** Moves along the two dims on the axes, in axis units. */
export function moveProbeTo(x: number, y: number): void {
	const { config, moveProbe } = useConfig.getState();
	const z = probeVector();
	const [across, up] = shownDims(config.display.dims, z.length);
	if (z.length > 1) z[up] = tidy(y);
	z[across] = tidy(x);
	moveProbe({ z });
}

/** Sets which run's decoder is used. */
export function takeRun(run: number): void {
	if (useExploration.getState().run !== run) useExploration.setState({ run });
}

/** Puts the probe on a transition's code in a run, with its state and its discrete action as condition. */
export function chooseTransition(run: number, transition: number): void {
	const frame = latestFrame();
	const data = sceneData(frame);
	const codes = frame?.runs[run];
	if (!frame || !data || !codes) return;
	const { latentDim } = frame.shape;
	const z = Array.from(codes.mean.subarray(transition * latentDim, (transition + 1) * latentDim), tidy);
	takeRun(run);
	useExploration.setState({ editedState: null });
	useConfig.getState().moveProbe({ z, transition, action: data.dataset.action[transition] });
}

/** Makes a transition one end of the path: 0 for its start, 1 for its end. */
export function pinTransition(end: 0 | 1, transition: number | null): void {
	const { pins } = useExploration.getState();
	useExploration.setState({ pins: end === 0 ? [transition, pins[1]] : [pins[0], transition] });
}
