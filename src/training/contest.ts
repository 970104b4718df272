/**
 * Whether a quicker engine takes over from the one that trains: each that has not been tried is started beside the
 * training, tested, and timed on the steps that are next. Between two of its turns the training goes on.
 */
import { type Choice, type EngineCandidate, startEngine, startsAtOnce } from './engines';
import type { EngineReport } from './protocol';
import { selfTestDeviation } from './selfTest';
import type { Checkpoint, EngineId, Trainer, TrainerSetup } from './Trainer';

/**
 * A measurement takes this long an engine, warm-up apart, or this many rounds. A round is what training does between
 * two frames: some steps, then the codes of what is shown.
 */
const MEASUREMENT = { milliseconds: 200, rounds: 6, stepsPerRound: 4, points: 1_000 } as const;

/** What a contest is held in. */
export interface ContestHost {
	readonly candidates: readonly EngineCandidate[];
	readonly setup: TrainerSetup;
	/** Milliseconds, monotonic. */
	now(): number;
	/** Runs something while the training engine is idle. @throws when that engine is lost */
	exclusively<T>(work: (trainer: Trainer) => Promise<T>): Promise<T>;
	/**
	 * Replaces the training engine by the winner. Called while it is idle.
	 * @param winner stands where the other does
	 * @param checkpoint where that is
	 */
	takeOver(winner: Trainer, checkpoint: Checkpoint): void;
	/** Gives the training, and messages to it, a turn. */
	rest(): Promise<void>;
	/** Whether the contest has been cancelled. */
	isClosed(): boolean;
}

/**
 * Holds the contest.
 * @param reports of the engines that were tried before; one of them trains
 * @returns those and what became of the others
 * @throws what `exclusively` and `takeOver` throw
 */
export async function holdContest(
	host: ContestHost,
	reports: readonly EngineReport[],
): Promise<readonly EngineReport[]> {
	const known = new Map(reports.map((report) => [report.engine, report]));
	for (const candidate of host.candidates) {
		const { engine, insteadOf } = candidate;
		if (startsAtOnce(candidate) || known.has(engine) || (insteadOf && known.get(insteadOf)?.ok)) continue;
		if (host.isClosed()) break;
		for (const report of await challenge(host, candidate)) known.set(report.engine, report);
	}
	return [...known.values()];
}

/** The same for a training that has not begun. @returns the quickest trainer that computes right, at step 0 */
export async function chooseEngine(
	candidates: readonly EngineCandidate[],
	wanted: EngineId | 'auto',
	setup: TrainerSetup,
	now: () => number,
	onTried: (share: number) => void,
): Promise<Choice> {
	const start = await startEngine(candidates, wanted, setup, onTried);
	return wanted === 'auto' ? quickest(candidates, setup, start, now) : start;
}

/** Lets a training that has not begun have the quickest engine. @param start what it would begin with */
export async function quickest(
	candidates: readonly EngineCandidate[],
	setup: TrainerSetup,
	start: Choice,
	now: () => number,
): Promise<Choice> {
	if (!start.trainer) return start;
	const best = { trainer: start.trainer };
	const host: ContestHost = {
		candidates,
		setup,
		now,
		exclusively: (work) => work(best.trainer),
		takeOver(winner) {
			best.trainer.dispose();
			best.trainer = winner;
		},
		rest: async () => {},
		isClosed: () => false,
	};
	const reports = await holdContest(host, start.reports);
	return { trainer: best.trainer, reports };
}

/**
 * The report of one engine, and the speed of the training engine. A failure of the challenger does not affect training.
 */
async function challenge(host: ContestHost, candidate: EngineCandidate): Promise<readonly EngineReport[]> {
	const { engine } = candidate;
	const out = (reason: string): EngineReport[] => [{ engine, ok: false, millisecondsPerStep: null, reason }];
	let challenger: Trainer | null = null;
	try {
		const reason = (await candidate.sitsOut?.()) || (await selfTestDeviation(candidate.create));
		if (reason) return out(reason);
		challenger = await candidate.create(host.setup);
	} catch (error) {
		return out(textOf(error));
	}
	let tookOver = false;
	try {
		const milliseconds = await compare(host, challenger);
		if (!milliseconds) return [];
		const [ofIncumbent, ofChallenger] = milliseconds;
		const report = (id: EngineId, millisecondsPerStep: number) => ({
			engine: id,
			ok: true,
			millisecondsPerStep,
			reason: '',
		});
		const winner = challenger;
		const before = await host.exclusively(async (incumbent) => {
			if (ofChallenger < ofIncumbent && !host.isClosed()) {
				const checkpoint = await incumbent.checkpoint();
				await orLost(winner, winner.restore(checkpoint));
				host.takeOver(winner, checkpoint);
				tookOver = true;
			}
			return incumbent.engine;
		});
		return [report(before, ofIncumbent), report(engine, ofChallenger)];
	} catch (error) {
		if (error instanceof ChallengerFailed) return out(error.message);
		throw error;
	} finally {
		if (!tookOver) challenger.dispose();
	}
}

/** It is the challenger that failed, and not the engine that trains. */
class ChallengerFailed extends Error {}

/**
 * Milliseconds that a lock-step takes the engine that trains and the challenger, their share of a frame included: the
 * median of rounds in turn, after one each that warms up. Both take the steps that the training takes next.
 * @returns null when cancelled
 */
async function compare(host: ContestHost, challenger: Trainer): Promise<readonly [number, number] | null> {
	const { setup, candidates } = host;
	const points = Math.min(MEASUREMENT.points, setup.dataset.size);
	const shown = Uint32Array.from({ length: points }, (_, index) => index);
	/** @returns milliseconds a step */
	const round = async (trainer: Trainer) => {
		const before = host.now();
		await trainer.advance(MEASUREMENT.stepsPerRound);
		for (let run = 0; run < setup.runs.length; run++) await trainer.encode(run, shown);
		return (host.now() - before) / MEASUREMENT.stepsPerRound;
	};
	const twin = await host.exclusively(async (incumbent) => {
		const create = candidates.find(({ engine }) => engine === incumbent.engine)?.create;
		if (!create || host.isClosed()) return null;
		const checkpoint = await incumbent.checkpoint();
		await orLost(challenger, challenger.restore(checkpoint));
		const alike = await create(setup);
		await alike.restore(checkpoint);
		return alike;
	});
	if (!twin) return null;
	const times: [number[], number[]] = [[], []];
	const spent = [0, 0];
	try {
		for (let turn = 0; turn <= MEASUREMENT.rounds; turn++) {
			for (const [side, trainer] of [twin, challenger].entries()) {
				if (times[side].length >= 2 && spent[side] >= MEASUREMENT.milliseconds) continue;
				await host.rest();
				const time = await host.exclusively(async () => (host.isClosed() ? null : orLost(challenger, round(trainer))));
				if (time === null) return null;
				if (turn === 0) continue;
				times[side].push(time);
				spent[side] += time * MEASUREMENT.stepsPerRound;
			}
		}
	} finally {
		twin.dispose();
	}
	return [median(times[0]), median(times[1])];
}

/** What the challenger does, unless it fails or its device is lost, which may leave it unanswered for ever. */
async function orLost<T>(challenger: Trainer, work: Promise<T>): Promise<T> {
	const lost = challenger.lost.then((reason) => {
		throw new Error(reason);
	});
	try {
		return await Promise.race([work, lost]);
	} catch (error) {
		throw new ChallengerFailed(textOf(error));
	}
}

function median(times: number[]): number {
	times.sort((a, b) => a - b);
	return times[Math.floor(times.length / 2)];
}

function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
