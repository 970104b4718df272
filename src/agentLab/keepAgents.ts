/**
 * This browser keeps the page's training of agents as it keeps the representation's: at every pause, now and then while
 * it learns, and when the page is hidden or left; on return it asks whether to go on. What a lesson trains is trained again.
 */
import { StorageFull } from '../state/keeping/KeptStorage';
import type { KnownSave } from '../state/keeping/KeptTrainings';
import { freeTrainings, keptTrainings, ofTab, rememberOfTab, tellKeeping } from '../state/keeping/pageKeeping';
import { useNotices } from '../state/noticeStore';
import { readAgentFile, writeAgentFile } from './agentFile';
import { type HeldAgents, isAtWork } from './agentLabState';
import type { AgentChoice } from './choice';
import { agentLab } from './pageAgentLab';
import { agentsAreSaved, areAgentsLessons } from './unsavedAgents';

/** Bytes up to which a training is kept: some seconds to write; the largest have six times as much. */
const MOST_BYTES = 64 * 2 ** 20;

/** Milliseconds from one save to the next while it learns. */
const PERIOD = 10_000;

/** A training is identified by its settings object: a new one has another, and one that was set aside keeps its own. */
const saves = new WeakMap<AgentChoice, KnownSave>();
let keptBytes: Uint8Array | null = null;
let keptAt = Number.NEGATIVE_INFINITY;
let saving: Promise<void> | null = null;
let isTold = false;
let isWatching = false;
let isOffered = false;

/** Keeps the agents from now on, and offers those that were kept. */
export function keepAndOfferAgents(): void {
	keepAgents();
	if (isOffered || !isWatching) return;
	isOffered = true;
	void offer();
}

/** Keeps the agents from now on, whoever trains them; a part of the page in a frame asks for nothing and keeps nothing. */
export function keepAgents(): void {
	if (isWatching || 'embed' in document.documentElement.dataset) return;
	isWatching = true;
	agentLab.store.subscribe((state, before) => {
		const { status, training } = state;
		// One that comes back in the place of another, as after a branch, is what a reload offers.
		const back = training !== before.training && training ? saves.get(training) : undefined;
		if (back) rememberOfTab('agents', back.id);
		const rests = isAtWork(before) && !isAtWork(state);
		if (rests || (status === 'learning' && performance.now() - keptAt >= PERIOD)) void keep();
	});
	addEventListener('pagehide', () => void keep());
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') void keep();
	});
}

/** Keeps what the worker saved last. */
async function keep(): Promise<void> {
	const held = agentLab.lastSave;
	if (!held || held.bytes === keptBytes || areAgentsLessons()) return;
	if (saving) return saving;
	keptAt = performance.now();
	saving = write(held).finally(() => {
		saving = null;
	});
	return saving;
}

async function write(held: HeldAgents & { readonly step: number }): Promise<void> {
	const { choice, bytes, step } = held;
	if (bytes.byteLength > MOST_BYTES) {
		if (!isTold) {
			const values = { megabytes: MOST_BYTES / 2 ** 20 };
			useNotices.getState().show({ id: 'storage', tone: 'info', message: 'agentsTooLarge', values });
		}
		isTold = true;
		return;
	}
	const file = writeAgentFile(held);
	const klWeights = choice.runs.map(({ klWeight }) => klWeight);
	const { environment } = choice;
	const draft = { kind: 'agents', environment, model: '', klWeights, step, savedAt: Date.now(), file } as const;
	try {
		const save = await keptTrainings.save({ ...draft, frames: null }, saves.get(choice) ?? null);
		saves.set(choice, save);
		keptBytes = bytes;
		rememberOfTab('agents', save.id);
		agentsAreSaved();
		tellKeeping('kept');
		useNotices.getState().dismiss('keptAgents');
	} catch (error) {
		saves.delete(choice);
		tellKeeping(error instanceof StorageFull ? 'full' : 'off');
	}
}

/** Asks whether to go on with the agents of this tab, or with the newest that no other tab has. */
async function offer(): Promise<void> {
	const free = await freeTrainings('agents');
	const offered = free.find(({ id }) => id === ofTab('agents')) ?? free[0];
	if (!offered || offered.declined || agentLab.state.training || areAgentsLessons()) return;
	const { id, name, environment, klWeights, step } = offered;
	useNotices.getState().show({
		id: 'keptAgents',
		tone: 'info',
		message: name ? 'goOnNamed' : 'goOnAgents',
		values: { name: name ?? '', world: environment, weights: klWeights.join(' / '), step },
		actions: [
			{ label: 'goOnYes', run: () => void goOnWithAgents(id) },
			{ label: 'goOnLater', run: () => void keptTrainings.change(id, { declined: true }).catch(() => {}) },
		],
	});
}

/** Goes on with kept agents; the present ones are kept. Where they cannot be opened, a notice says so and all stays. */
export async function goOnWithAgents(id: string): Promise<void> {
	const { show, dismiss } = useNotices.getState();
	dismiss('keptAgents');
	const before = await agentLab.held().catch(() => null);
	await keep();
	const kept = await keptTrainings.read(id).catch(() => null);
	const read = kept && readAgentFile(kept.file);
	let detail = '';
	if (kept && read?.ok) {
		await agentLab.takeUp(read.held);
		if (agentLab.state.status !== 'failed') {
			saves.set(read.held.choice, kept.entry);
			keptBytes = read.held.bytes;
			rememberOfTab('agents', id);
			agentsAreSaved();
			return;
		}
		detail = agentLab.state.failure;
		if (before) await agentLab.takeUp(before);
		else agentLab.reset();
	}
	show({ id: 'storage', tone: 'error', message: 'keptBroken', values: { detail } });
}
