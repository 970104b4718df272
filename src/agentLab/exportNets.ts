/** The networks of an agent as a file of tensors with the official names, for PyTorch and for this page. */
import type { AgentState } from '../agent/agentState';
import { actorLayout, criticLayout } from '../agent/layout';
import { readTraining } from '../agent/savedTraining';
import { shapesOf } from '../agent/settings';
import { environmentById } from '../environments/registry';
import { tensorsOfViews } from '../files/layers';
import { writeNpz } from '../files/npz';
import { writeSafetensors } from '../files/safetensors';
import type { Tensor } from '../files/Tensor';
import { parameterLayout } from '../model/layout';
import { canLearn, specOfChoice } from './choice';
import { agentLab } from './pageAgentLab';

/** Formats that the networks are written in. */
export const NET_FORMATS = ['safetensors', 'npz'] as const;
export type NetFormat = (typeof NET_FORMATS)[number];

/**
 * What PyTorch needs to act as an agent of the present training does, as it is now: `vae.…`, `actor.…`, `critic.…`, both
 * targets, and `c_rate`, Z × 2, the upper and the lower edge of the latent box in each dimension.
 * @param run A (0) or B (1) of the first seed
 * @returns null where no agent has begun @throws WorkerLost
 */
export async function networksFile(
	run: 0 | 1,
	format: NetFormat,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
	const held = await agentLab.snapshot();
	const environment = held && environmentById(held.choice.environment);
	const state = held && readTraining(held.bytes);
	if (!held || !environment || !state?.begun) return null;
	const shapes = shapesOf(environment, specOfChoice(held.choice).agents[run].settings);
	const agent = state.agents[run];
	const tensors = tensorsOf(agent, shapes, canLearn(held.choice));
	const step = agent.environmentSteps;
	const name = `latent-lab-${environment.id}-agent-${'AB'[run]}-step-${step}.${format}`;
	const metadata = { format: 'pt', run: 'AB'[run], step: String(step), environment: environment.id };
	const bytes = format === 'npz' ? writeNpz(tensors) : writeSafetensors({ tensors, metadata });
	return { name, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** @param hasCritic whether its critics are more than initial weights that were never used */
function tensorsOf(
	{ engine, measured }: AgentState,
	{ model, agent }: ReturnType<typeof shapesOf>,
	hasCritic: boolean,
): ReadonlyMap<string, Tensor> {
	const { lower, upper } = measured.box;
	const actor = actorLayout(agent).views;
	const critic = criticLayout(agent).views;
	const edges = Float32Array.from({ length: 2 * agent.latentDim }, (_, cell) => [upper, lower][cell % 2][cell >> 1]);
	return new Map([
		...tensorsOfViews(parameterLayout(model).views, engine.vae, 'vae.'),
		...tensorsOfViews(actor, engine.actor, 'actor.'),
		...tensorsOfViews(actor, engine.actorTarget, 'actor_target.'),
		...(hasCritic ? tensorsOfViews(critic, engine.critic, 'critic.') : []),
		...(hasCritic ? tensorsOfViews(critic, engine.criticTarget, 'critic_target.') : []),
		['c_rate', { type: 'float32', shape: [agent.latentDim, 2], values: edges } as const] as const,
	]);
}
