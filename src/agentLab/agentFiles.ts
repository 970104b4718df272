/** Saves the page's training of agents as a file, and opens one; the tab shows the result. */
import { create } from 'zustand';
import { type AgentFileFault, MOST_BYTES, readAgentFile, writeAgentFile } from './agentFile';
import type { HeldAgents } from './agentLabState';
import { agentLab } from './pageAgentLab';
import { agentsAreSaved } from './unsavedAgents';

/** The result of the last file; `damaged`: its networks or its replay buffer do not fit its settings. */
export type FileNote = {
	readonly kind: 'opened' | 'unsaved' | 'damaged' | 'tooLarge' | AgentFileFault;
	readonly name: string;
};

/** Characters of a file's name that are repeated. */
const MOST_NAME = 60;

export const useFileNote = create<{ readonly note: FileNote | null }>()(() => ({ note: null }));

function tell(kind: FileNote['kind'], name: string): void {
	useFileNote.setState({ note: { kind, name: name.slice(0, MOST_NAME) } });
}

/** The present training as a file, also while it learns; null where there is none, or its worker is lost. */
export async function agentFile(): Promise<File | null> {
	useFileNote.setState({ note: null });
	const held = await agentLab.snapshot().catch(() => null);
	if (!held) {
		tell('unsaved', '');
		return null;
	}
	const { environment, seed } = held.choice;
	const step = agentLab.state.frame?.progress.environmentStep ?? 0;
	const file = new File([writeAgentFile(held)], `latent-lab-${environment}-seed${seed}-step${step}.agents`);
	agentsAreSaved();
	return file;
}

/** Continues from a file, and holds the present training as the former; if the file cannot be read, nothing changes. */
export async function openAgentFile(file: File): Promise<void> {
	useFileNote.setState({ note: null });
	if (file.size > MOST_BYTES) return tell('tooLarge', file.name);
	const read = readAgentFile(new Uint8Array(await file.arrayBuffer()));
	if (!read.ok) return tell(read.fault, file.name);
	const failure = await takeUpFromFile(read.held);
	tell(failure === null ? 'opened' : 'damaged', file.name);
}

/**
 * Continues from what files hold, and holds the present training as the former.
 * @param inPlace whether the present one is replaced, and the former one stays
 * @returns null, or in plain English why it could not be; the present training is then there again
 */
export async function takeUpFromFile(held: HeldAgents, inPlace = false): Promise<string | null> {
	const { choice, former } = agentLab.state;
	const before = await agentLab.held().catch(() => null);
	await agentLab.takeUp(held, inPlace ? former : before);
	const { status, failure } = agentLab.state;
	if (status !== 'failed') {
		agentsAreSaved();
		return null;
	}
	if (before) await agentLab.takeUp(before);
	else {
		agentLab.reset();
		agentLab.choose(choice);
	}
	return failure;
}
