import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { AgentKeeper, MOST_BYTES } from '../../../src/agentLab/AgentKeeper';
import { type AgentLabState, type HeldAgents, NOTHING_TRAINED } from '../../../src/agentLab/agentLabState';
import type { AgentChoice } from '../../../src/agentLab/choice';
import { StorageFull, StorageOff } from '../../../src/state/keeping/KeptStorage';
import type { KeptDraft, KnownSave } from '../../../src/state/keeping/KeptTrainings';
import { smallChoice } from './workerHere';

type Saved = HeldAgents & { readonly step: number };

/** A training of agents whose worker has saved what a test says. */
class LabOfTest {
	readonly store = createStore<AgentLabState>(() => ({ choice: smallChoice(), ...NOTHING_TRAINED }));
	lastSave: Saved | null = null;

	/** @param bytes how many the save has */
	saves(choice: AgentChoice, step: number, bytes = 8): Saved {
		this.lastSave = { choice, target: 100, history: [], bytes: new Uint8Array(bytes), step };
		this.store.setState({ training: choice });
		return this.lastSave;
	}
}

let lab: LabOfTest;
let keeper: AgentKeeper;
let now = 0;
let isOwn = true;
let written: { readonly draft: KeptDraft; readonly known: KnownSave | null }[];
let refusal: Error | null = null;
const tell = vi.fn();
const tellTooLarge = vi.fn();
const returned = vi.fn();
const steps = () => written.map(({ draft }) => draft.step);

beforeEach(() => {
	vi.clearAllMocks();
	[now, isOwn, written, refusal] = [0, true, [], null];
	lab = new LabOfTest();
	keeper = new AgentKeeper(lab, {
		store: {
			async save(draft, known) {
				written.push({ draft, known });
				if (refusal) throw refusal;
				return known ? { ...known, revision: known.revision + 1 } : { id: `kept-${written.length}`, revision: 1 };
			},
		},
		today: () => 5,
		now: () => now,
		isOwn: () => isOwn,
		tell,
		tellTooLarge,
		returned,
	});
});

describe('agents that are followed', () => {
	test('are kept when they rest, and every ten seconds while they learn', async () => {
		expect([keeper.follow(), keeper.follow()]).toEqual([true, false]);
		const choice = smallChoice();
		for (let step = 1; step <= 25; step++) {
			lab.saves(choice, step);
			lab.store.setState({ status: 'learning' });
			now += 1_000;
			await Promise.resolve();
		}
		expect(steps()).toEqual([1, 11, 21]);
		lab.store.setState({ status: 'done' });
		expect(steps()).toEqual([1, 11, 21, 25]);
	});

	test('that come back in the place of others are told of', async () => {
		keeper.follow();
		const [first, second] = [smallChoice(), smallChoice()];
		lab.saves(first, 1);
		await keeper.keep();
		lab.saves(second, 1);
		await keeper.keep();
		expect(returned).not.toHaveBeenCalled();
		lab.store.setState({ training: first });
		expect(returned.mock.calls).toEqual([[{ id: 'kept-1', revision: 1 }]]);
	});
});

describe('a save', () => {
	test('takes the place of the one before of the same training, and is written once', async () => {
		const choice = smallChoice();
		lab.saves(choice, 1);
		await keeper.keep();
		await keeper.keep();
		lab.saves(choice, 2);
		await keeper.keep();
		lab.saves(smallChoice(), 3);
		await keeper.keep();
		expect(written.map(({ known }) => known)).toEqual([null, { id: 'kept-1', revision: 1 }, null]);
		expect(tell).toHaveBeenLastCalledWith('kept', { id: 'kept-3', revision: 1 });
	});

	test('takes the place of the one that the training was opened from', async () => {
		const choice = smallChoice();
		const opened = lab.saves(choice, 1);
		keeper.takeUp(opened, { id: 'earlier', revision: 4 });
		await keeper.keep();
		lab.saves(choice, 2);
		await keeper.keep();
		expect(written).toMatchObject([{ known: { id: 'earlier' }, draft: { step: 2, savedAt: 5 } }]);
	});

	test('is not written twice at the same time', async () => {
		const choice = smallChoice();
		lab.saves(choice, 1);
		const first = keeper.keep();
		lab.saves(choice, 2);
		await Promise.all([first, keeper.keep()]);
		expect(steps()).toEqual([1]);
	});

	test('is not written of agents that are not a person’s own', async () => {
		isOwn = false;
		lab.saves(smallChoice(), 1);
		await keeper.keep();
		expect(written).toEqual([]);
	});

	test('of agents that are too large is told of once, and not written', async () => {
		const choice = smallChoice();
		for (const step of [1, 2]) {
			lab.saves(choice, step, MOST_BYTES + 1);
			await keeper.keep();
		}
		expect([tellTooLarge.mock.calls.length, written]).toEqual([1, []]);
	});

	test.each([
		['full', new StorageFull()],
		['off', new StorageOff()],
	])('where storage is %s says so, and the next is a new one', async (keeping, fault) => {
		const choice = smallChoice();
		lab.saves(choice, 1);
		await keeper.keep();
		refusal = fault;
		lab.saves(choice, 2);
		await keeper.keep();
		expect(tell).toHaveBeenLastCalledWith(keeping, null);
		refusal = null;
		lab.saves(choice, 3);
		await keeper.keep();
		expect(written.at(-1)?.known).toBeNull();
	});
});
