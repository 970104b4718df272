/** Which policies can play now, their weights and data, and whether earlier results are still up to date. */
import type { PolicyObstacle, PolicySpec } from '../analysis/rolloutPolicies';
import type { Dataset } from '../dataset/Dataset';
import { environmentById } from '../environments/registry';
import { useConfig } from './configStore';
import { type Frame, latestFrame, subscribeFrames } from './frames';
import { readingSource } from './probeReading';
import { useSession } from './sessionStore';

/** In the order in which the page lists them. */
export const POLICY_IDS = ['random', 'scripted', 'nearest', 'latent-a', 'latent-b'] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

/** Run whose decoder a policy is; null for the others. */
function runOf(id: PolicyId): number | null {
	if (id === 'latent-a') return 0;
	return id === 'latent-b' ? 1 : null;
}

/** The data, when they are of the environment that is chosen. */
function presentData(): Dataset | null {
	const { dataset } = useSession.getState();
	return dataset?.environment === useConfig.getState().config.environment ? dataset : null;
}

/** The newest frame, when its weights can be used in the environment that is chosen. */
function presentModel(): Frame | null {
	const source = presentData() && readingSource();
	return source ? source.frame : null;
}

/** Why a policy cannot play now; null when it can. */
export function policyObstacle(id: PolicyId): PolicyObstacle | null {
	const run = runOf(id);
	if (run !== null) return presentModel()?.runs[run] ? null : 'no-model';
	if (id === 'nearest') return presentData() ? null : 'no-data';
	const environment = environmentById(useConfig.getState().config.environment);
	return id === 'scripted' && !environment?.scriptedPolicy ? 'no-script' : null;
}

/** What a policy is made of at one moment. Its arrays are the page's own, and are not changed. */
export interface PolicySource {
	readonly id: PolicyId;
	readonly environment: string;
	readonly spec: PolicySpec;
	/** Step of the weights; null for policies without. */
	readonly step: number | null;
}

/** What a policy would be made of now; null when it cannot play. */
export function policySource(id: PolicyId): PolicySource | null {
	if (policyObstacle(id) !== null) return null;
	const { environment, probe } = useConfig.getState().config;
	const run = runOf(id);
	const frame = latestFrame();
	const data = presentData();
	if (run !== null && frame) {
		const { shape, step } = frame;
		const spec: PolicySpec = {
			kind: 'latent',
			shape,
			weights: frame.runs[run].weights,
			action: Math.min(probe.action, shape.actionCount - 1),
			z: Float32Array.from({ length: shape.latentDim }, (_, dim) => probe.z[dim] ?? 0),
		};
		return { id, environment, spec, step };
	}
	if (id === 'nearest' && data) {
		const { size, stateDim, parameterDim, state, action, parameters } = data;
		const spec: PolicySpec = { kind: 'nearest', data: { size, stateDim, parameterDim, state, action, parameters } };
		return { id, environment, spec, step: null };
	}
	return { id, environment, spec: { kind: id === 'scripted' ? 'scripted' : 'random' }, step: null };
}

/** What has changed since a policy played. */
export type Staleness = 'environment' | 'data' | 'weights' | 'probe';

function equalNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
	if (a === b) return true;
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}

/**
 * What has changed since; null when a rollout now would play the same policy. A model that is not there, as while
 * another is made, counts as other weights.
 */
export function staleness({ id, environment, spec }: PolicySource): Staleness | null {
	if (environment !== useConfig.getState().config.environment) return 'environment';
	if (spec.kind === 'random' || spec.kind === 'scripted') return null;
	const now = policySource(id)?.spec;
	if (spec.kind === 'nearest') {
		return now?.kind === 'nearest' && now.data.state === spec.data.state ? null : 'data';
	}
	if (now?.kind !== 'latent' || !equalNumbers(now.weights, spec.weights)) return 'weights';
	return now.action === spec.action && equalNumbers(now.z, spec.z) ? null : 'probe';
}

/** Calls `listener` when any of what policies are made of may have changed, until the returned function is called. */
export function subscribeSources(listener: () => void): () => void {
	const stops = [
		subscribeFrames(listener),
		useConfig.subscribe(({ config }) => config.environment, listener),
		useConfig.subscribe(({ config }) => config.probe, listener),
		useSession.subscribe(({ dataset }) => dataset, listener),
	];
	return () => {
		for (const stop of stops) stop();
	};
}
