import type { LossTerms, RunSettings } from '../../model/settings';
import { TermTable } from '../../model/TermTable';
import type { Checkpoint, Encoding, MemoryUse, StepMetrics, Trainer, TrainerSetup } from '../Trainer';
import type { FromPart, PartCall, PartThread, StartPart } from './parts';

/** Some runs that follow each other, on a thread of their own. */
class Part {
	memory: MemoryUse = { tensors: 0, bytes: 0 };
	private nextCall = 0;
	private readonly waiting = new Map<number, { done(value: unknown): void; failed(reason: Error): void }>();

	/** @param onFailure called when the thread is gone */
	constructor(
		/** Place of its first run among all. */
		readonly first: number,
		readonly count: number,
		private readonly thread: PartThread,
		onFailure: (reason: string) => void,
	) {
		thread.listen((answer) => this.settle(answer), onFailure);
	}

	create(module: WebAssembly.Module, setup: TrainerSetup): Promise<unknown> {
		const last = this.first + this.count;
		const runSeeds = setup.runSeeds?.slice(this.first, last);
		const part = { ...setup, runs: setup.runs.slice(this.first, last), ...(runSeeds && { runSeeds }) };
		return this.answer((id) => this.thread.post({ type: 'create', id, module, setup: part }));
	}

	configure(run: number, settings: RunSettings): void {
		this.thread.post({ type: 'configure', run: run - this.first, settings });
	}

	/** @throws what the method throws */
	call<C extends PartCall>(call: C): ReturnType<Trainer[C['method']]> {
		const answer = this.answer((id) => this.thread.post({ type: 'call', id, ...call }));
		return answer as ReturnType<Trainer[C['method']]>;
	}

	end(): void {
		this.thread.end();
		for (const { failed } of this.waiting.values()) failed(new Error('the trainer has been disposed of'));
		this.waiting.clear();
	}

	private answer(post: (id: number) => void): Promise<unknown> {
		const id = this.nextCall++;
		return new Promise((done, failed) => {
			this.waiting.set(id, { done, failed });
			post(id);
		});
	}

	private settle(answer: FromPart): void {
		const asked = this.waiting.get(answer.id);
		this.waiting.delete(answer.id);
		if (answer.type === 'done') {
			this.memory = answer.memory;
			asked?.done(answer.value);
		} else asked?.failed(new Error(answer.reason));
	}
}

/**
 * The SIMD engine on several threads: each has some of the runs, whole, so that a run's numbers are those that it has on
 * one thread, to the last bit. Nothing is shared: a step's loss terms are put together here, and the runs stay in
 * lock-step because each call waits for every thread.
 */
export class SplitTrainer implements Trainer {
	readonly engine = 'simd';
	readonly lost: Promise<string>;
	step = 0;

	private readonly parts: readonly Part[];
	private readonly runs: number;

	/**
	 * Starts the threads.
	 * @param count threads, at least 1 and at most as many as there are runs
	 * @throws where a thread cannot be had
	 */
	static async create(
		module: WebAssembly.Module,
		setup: TrainerSetup,
		start: StartPart,
		count: number,
	): Promise<SplitTrainer> {
		const trainer = new SplitTrainer(setup, start, count);
		const gone = trainer.lost.then((reason) => {
			throw new Error(reason);
		});
		try {
			await Promise.race([Promise.all(trainer.parts.map((part) => part.create(module, setup))), gone]);
			return trainer;
		} catch (error) {
			trainer.dispose();
			throw error;
		}
	}

	private constructor(setup: TrainerSetup, start: StartPart, count: number) {
		this.runs = setup.runs.length;
		let lose: (reason: string) => void = () => {};
		this.lost = new Promise((resolve) => {
			lose = resolve;
		});
		const from = (part: number) => Math.round((part * this.runs) / count);
		this.parts = Array.from(
			{ length: count },
			(_, part) => new Part(from(part), from(part + 1) - from(part), start(), lose),
		);
	}

	async advance(steps: number): Promise<StepMetrics> {
		const firstStep = this.step + 1;
		const told = await Promise.all(this.parts.map((part) => part.call({ method: 'advance', args: [steps] })));
		this.step += steps;
		const terms = TermTable.zeros(steps, this.runs);
		for (const [index, { first, count }] of this.parts.entries()) {
			const ofPart = new TermTable(told[index].values, count);
			for (let run = 0; run < count; run++) terms.copyRun(first + run, ofPart, run);
		}
		return { firstStep, count: steps, values: terms.values };
	}

	configure(run: number, settings: RunSettings): void {
		this.partOf(run).configure(run, settings);
	}

	encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const part = this.partOf(run);
		return part.call({ method: 'encode', args: [run - part.first, indices] });
	}

	evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		const part = this.partOf(run);
		return part.call({ method: 'evaluate', args: [run - part.first, indices] });
	}

	weights(run: number): Promise<Float32Array> {
		const part = this.partOf(run);
		return part.call({ method: 'weights', args: [run - part.first] });
	}

	async checkpoint(): Promise<Checkpoint> {
		const told = await Promise.all(this.parts.map((part) => part.call({ method: 'checkpoint', args: [] })));
		return { step: this.step, runs: told.flatMap(({ runs }) => runs) };
	}

	async restore({ step, runs }: Checkpoint): Promise<void> {
		await Promise.all(
			this.parts.map((part) => {
				const ofPart = runs.slice(part.first, part.first + part.count);
				return part.call({ method: 'restore', args: [{ step, runs: ofPart }] });
			}),
		);
		this.step = step;
	}

	memory(): MemoryUse {
		const sum = (of: (memory: MemoryUse) => number) => this.parts.reduce((all, { memory }) => all + of(memory), 0);
		return { tensors: sum(({ tensors }) => tensors), bytes: sum(({ bytes }) => bytes) };
	}

	dispose(): void {
		for (const part of this.parts) part.end();
	}

	private partOf(run: number): Part {
		const part = this.parts.find(({ first, count }) => run >= first && run < first + count);
		if (!part) throw new RangeError(`there is no run ${run}`);
		return part;
	}
}
