/**
 * Derives a value while its inputs change. What a person changed is recomputed at once; what only training changed is
 * throttled. One computation runs at a time and the newest request comes next: no queue builds up, and a stream of
 * requests still gives results.
 */
import { type NumbersClock, numbersClock } from './NumbersClock';

/**
 * Why a value is recomputed: a person changed something, or only training went on. `gone`: what it was derived from no
 * longer exists, and it must disappear at once.
 */
export type Cause = 'person' | 'frame' | 'gone';

/** Subscribes: calls `changed` whenever an input changes. @returns unsubscribe */
export type Inputs = (changed: (cause: Cause) => void) => () => void;

/** The page's clock and display frames, replaced in tests. */
export interface ReadingHost {
	/** ms */
	now(): number;
	/** Calls back in the next display frame. @returns what cancels it */
	nextFrame(callback: () => void): () => void;
	/** Calls back after so many milliseconds. @returns what cancels it */
	after(callback: () => void, milliseconds: number): () => void;
	/** The beat of every number that follows the training. */
	readonly beat: Pick<NumbersClock, 'request' | 'cancel' | 'giveWay'>;
}

const PAGE: ReadingHost = {
	now: () => performance.now(),
	nextFrame(callback) {
		const frame = requestAnimationFrame(callback);
		return () => cancelAnimationFrame(frame);
	},
	after(callback, milliseconds) {
		const timer = setTimeout(callback, milliseconds);
		return () => clearTimeout(timer);
	},
	beat: numbersClock,
};

/** The form of the computation, by where it runs. */
interface Computes<T> {
	/** In one piece, in a display frame. */
	page: () => T;
	/** In slices of several display frames: yields wherever it may pause. */
	slices: () => Generator<void, T>;
	/** Asynchronously; null if there is nothing to ask. A rejected promise is ignored. */
	worker: () => Promise<T> | null;
}

type Where = keyof Computes<unknown>;

interface ReadingOptions<W extends Where, T> {
	readonly where: W;
	/**
	 * Least milliseconds between two starts caused by training alone; `beat`: together with every other number of the
	 * page.
	 */
	readonly calm: 'beat' | number;
	/** Least milliseconds between any two starts, also for a person; 0 when left out. */
	readonly least?: number;
	/** Whether to wait for the first change of an input instead of computing at once. */
	readonly waits?: boolean;
	/** Whether to recompute after each answer, for values that change without notice; never when left out. */
	readonly again?: () => boolean;
	/** Receives each value; null when what it was derived from is gone. */
	readonly show: (result: W extends 'page' ? T : T | null, cause: Cause) => void;
	/** The page's when left out. */
	readonly host?: ReadingHost;
}

export interface Reading {
	/** As if an input had changed. */
	request(cause: Cause): void;
	/** Unsubscribes; nothing is computed or shown any more. */
	end(): void;
}

/** Milliseconds of a display frame that one reading in slices takes: two of them leave most of 8 ms to the others. */
const SLICE = 1.5;

/**
 * Reads whenever an input changes, until it is ended.
 * @param compute from the state of things now
 */
export function reading<T>(inputs: Inputs, compute: Computes<T>['page'], options: ReadingOptions<'page', T>): Reading;
export function reading<T>(
	inputs: Inputs,
	compute: Computes<T>['slices'],
	options: ReadingOptions<'slices', T>,
): Reading;
export function reading<T>(
	inputs: Inputs,
	compute: Computes<T>['worker'],
	options: ReadingOptions<'worker', T>,
): Reading;
export function reading<T>(inputs: Inputs, compute: Computes<T>[Where], options: AnyOptions<T>): Reading {
	const present = new Present(compute, options);
	const stop = inputs((cause) => present.request(cause));
	if (!options.waits) present.request(options.where === 'page' ? 'gone' : 'person');
	return {
		request: (cause) => present.request(cause),
		end() {
			stop();
			present.end();
		},
	};
}

type AnyOptions<T> = Omit<ReadingOptions<Where, T>, 'show'> & { show(result: T | null, cause: Cause): void };

class Present<T> {
	private wanted: 'person' | 'frame' | null = null;
	private planned: { readonly cause: 'person' | 'frame'; readonly cancel: () => void } | null = null;
	private isUnderWay = false;
	private hasEnded = false;
	private startedAt = Number.NEGATIVE_INFINITY;
	/** Increased when work is dropped: results of an earlier age are ignored. */
	private age = 0;
	private readonly host: ReadingHost;

	constructor(
		private readonly compute: Computes<T>[Where],
		private readonly options: AnyOptions<T>,
	) {
		this.host = options.host ?? PAGE;
	}

	request(cause: Cause): void {
		if (this.hasEnded) return;
		if (cause === 'gone') {
			this.drop();
			this.startedAt = Number.NEGATIVE_INFINITY;
			if (this.options.where === 'page') this.start('gone');
			else this.options.show(null, 'gone');
			return;
		}
		if (cause === 'person' && this.options.where === 'page') this.host.beat.giveWay();
		if (this.wanted !== 'person') this.wanted = cause;
		this.plan();
	}

	end(): void {
		this.hasEnded = true;
		this.drop();
	}

	private drop(): void {
		this.planned?.cancel();
		this.planned = null;
		this.wanted = null;
		this.age++;
		// A worker's answer is still awaited: it takes one question at a time.
		if (this.options.where === 'slices') this.isUnderWay = false;
	}

	private plan(): void {
		const cause = this.wanted;
		if (this.isUnderWay || this.hasEnded || cause === null || this.planned?.cause === cause) return;
		this.planned?.cancel();
		this.planned = null;
		const { where, calm, least = 0 } = this.options;
		const start = () => this.start(cause);
		if (cause === 'frame' && calm === 'beat') {
			this.host.beat.request(start);
			this.planned = { cause, cancel: () => this.host.beat.cancel(start) };
			return;
		}
		const interval = cause === 'frame' && calm !== 'beat' ? Math.max(calm, least) : least;
		const wait = this.startedAt + interval - this.host.now();
		let cancel = () => {};
		const inNextFrame = () => {
			cancel = this.host.nextFrame(start);
		};
		// Asking a worker takes no time of a display frame.
		const soon = where === 'worker' ? start : inNextFrame;
		this.planned = { cause, cancel: () => cancel() };
		if (wait > 0) cancel = this.host.after(soon, wait);
		else soon();
	}

	private start(cause: Cause): void {
		this.planned = null;
		this.wanted = null;
		this.startedAt = this.host.now();
		const begun = this.compute();
		if (this.options.where === 'page') {
			this.options.show(begun as T, cause);
		} else if (this.options.where === 'slices') {
			this.isUnderWay = true;
			this.advance(begun as Generator<void, T>, this.age, cause);
		} else if (begun) {
			this.isUnderWay = true;
			void this.receive(begun as Promise<T>, this.age, cause);
		}
	}

	private advance(work: Generator<void, T>, age: number, cause: Cause): void {
		if (age !== this.age) return;
		const start = this.host.now();
		// Work that throws is abandoned: the next request starts over.
		this.isUnderWay = false;
		do {
			const { done, value } = work.next();
			if (!done) continue;
			this.options.show(value as T, cause);
			this.plan();
			return;
		} while (this.host.now() - start < SLICE);
		this.isUnderWay = true;
		this.host.nextFrame(() => this.advance(work, age, cause));
	}

	private async receive(asked: Promise<T>, age: number, cause: Cause): Promise<void> {
		try {
			const answer = await asked;
			if (age === this.age) this.options.show(answer, cause);
		} catch {
			// Ignored: the caller reports what failed.
		} finally {
			this.isUnderWay = false;
			if (!this.hasEnded && this.options.again?.()) this.request('frame');
			this.plan();
		}
	}
}

/** Resolves when every number that follows the training shows what it is now: after the next beat. */
export async function numbersShown(): Promise<void> {
	await new Promise<void>((resolve) => numbersClock.request(resolve));
	// The parts of the page that were told of it are rendered by then.
	await new Promise((resolve) => setTimeout(resolve, 0));
}
