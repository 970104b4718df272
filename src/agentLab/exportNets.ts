/**
 * The networks of an agent as a file of tensors with the official names, for PyTorch and for this page; a safetensors file
 * has its settings too.
 */
import { AGENT_SETTINGS_KEY } from '../files/hyarAgent';
import { writeNpz } from '../files/npz';
import { writeSafetensors } from '../files/safetensors';
import { RUN_NAMES } from '../i18n/runNames';
import { canLearn } from './choice';
import { writeNetSettings } from './netSettings';
import { agentLab } from './pageAgentLab';

/** Formats that the networks are written in. */
export const NET_FORMATS = ['safetensors', 'npz'] as const;
export type NetFormat = (typeof NET_FORMATS)[number];

/**
 * What PyTorch needs to act as an agent of the present training does, as it is shown: representation, actor, critics, their
 * targets and the box. An agent that was opened without critics has none.
 * @param run A (0) or B (1) of the first seed
 * @returns null where no agent has begun @throws WorkerLost
 */
export async function networksFile(
	run: 0 | 1,
	format: NetFormat,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
	const { training, frame, looked } = agentLab.state;
	if (!training || !frame?.agents.length) return null;
	const all = await agentLab.ask((client) => client.networks(run, looked?.step));
	const tensors = new Map(Array.from(all).filter(([name]) => canLearn(training) || !name.startsWith('critic')));
	const { environment } = training;
	const step = looked?.step ?? frame.progress.environmentStep;
	const settings = { [AGENT_SETTINGS_KEY]: writeNetSettings(training, run) };
	const metadata = { format: 'pt', run: RUN_NAMES[run], step: String(step), environment, ...settings };
	const bytes = format === 'npz' ? writeNpz(tensors) : writeSafetensors({ tensors, metadata });
	const name = `latent-lab-${environment}-agent-${RUN_NAMES[run]}-step-${step}.${format}`;
	return { name, bytes: bytes as Uint8Array<ArrayBuffer> };
}
