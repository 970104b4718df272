/**
 * Keeps a training of agents as the representation's is kept: whenever it rests, now and then while it learns, and when
 * the page is left or hidden. Storage, clock and page are injected.
 */
import { StorageFull } from '../state/keeping/KeptStorage';
import type { KnownSave } from '../state/keeping/KeptTrainings';
import type { KeeperSurroundings } from '../state/keeping/TrainingKeeper';
import type { AgentLab } from './AgentLab';
import { writeAgentFile } from './agentFile';
import { type AgentLabState, type HeldAgents, isAtWork } from './agentLabState';
import type { AgentChoice } from './choice';

/** Bytes up to which a training is kept: some seconds to write; the largest have six times as much. */
export const MOST_BYTES = 64 * 2 ** 20;

/** Milliseconds from one save to the next while it learns. */
const PERIOD = 10_000;

export interface AgentKeeperSurroundings
	extends Pick<KeeperSurroundings, 'store' | 'today' | 'now' | 'isOwn' | 'tell'> {
	/** Called once for all trainings that are too large to be kept. */
	tellTooLarge(): void;
	/** Called when a kept training comes back in the place of another, as after a branch. */
	returned(save: KnownSave): void;
}

export class AgentKeeper {
	/** A training is identified by its settings object: a new one has another, and one that was set aside keeps its own. */
	private readonly saves = new WeakMap<AgentChoice, KnownSave>();
	private keptBytes: Uint8Array | null = null;
	private keptAt = Number.NEGATIVE_INFINITY;
	private saving: Promise<void> | null = null;
	private isTold = false;
	private follows = false;

	constructor(
		private readonly lab: Pick<AgentLab, 'store' | 'lastSave'>,
		private readonly page: AgentKeeperSurroundings,
	) {}

	/** Keeps the agents from now on; again, nothing more. @returns whether it begins now */
	follow(): boolean {
		if (this.follows) return false;
		this.follows = true;
		this.lab.store.subscribe((state, before) => this.take(state, before));
		return true;
	}

	/** Keeps what the worker saved last. */
	async keep(): Promise<void> {
		const held = this.lab.lastSave;
		if (!held || held.bytes === this.keptBytes || !this.page.isOwn()) return;
		if (this.saving) return this.saving;
		this.keptAt = this.page.now();
		this.saving = this.write(held).finally(() => {
			this.saving = null;
		});
		return this.saving;
	}

	/** A kept training is there: later saves take the place of its own. */
	takeUp({ choice, bytes }: HeldAgents, save: KnownSave): void {
		this.saves.set(choice, save);
		this.keptBytes = bytes;
	}

	private take(state: AgentLabState, before: AgentLabState): void {
		const { status, training } = state;
		const back = training !== before.training && training ? this.saves.get(training) : undefined;
		if (back) this.page.returned(back);
		const rests = isAtWork(before) && !isAtWork(state);
		if (rests || (status === 'learning' && this.page.now() - this.keptAt >= PERIOD)) void this.keep();
	}

	private async write(held: HeldAgents & { readonly step: number }): Promise<void> {
		const { choice, bytes, step } = held;
		const { page } = this;
		if (bytes.byteLength > MOST_BYTES) {
			if (!this.isTold) page.tellTooLarge();
			this.isTold = true;
			return;
		}
		const file = writeAgentFile(held);
		const klWeights = choice.runs.map(({ klWeight }) => klWeight);
		const { environment } = choice;
		const draft = { kind: 'agents', environment, model: '', klWeights, step, savedAt: page.today(), file } as const;
		try {
			const save = await page.store.save({ ...draft, frames: null }, this.saves.get(choice) ?? null);
			this.takeUp(held, save);
			page.tell('kept', save);
		} catch (error) {
			this.saves.delete(choice);
			page.tell(error instanceof StorageFull ? 'full' : 'off', null);
		}
	}
}
