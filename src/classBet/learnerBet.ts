/** One learner's bet on this device: painted, then locked, trained and scored. */
import { create } from 'zustand';
import { NAMES, readBetCode, writeBetCode } from './betCode';
import { keep, readKept } from './kept';
import { noSquares, type Overlap, overlapOf, type Squares } from './squares';

/** What came of the training. */
export interface Outcome extends Overlap {
	readonly region: Squares;
	/** Share of q(z) that lies off the map, 0 … 1. */
	readonly outside: number;
}

interface LearnerBet {
	readonly bet: number;
	/** A random number below {@link NAMES}. */
	readonly learner: number;
	readonly painted: Squares;
	/** null until the training has ended. */
	readonly outcome: Outcome | null;
	/** Whether the device keeps it. */
	readonly kept: boolean;
}

export const useLearnerBet = create<LearnerBet>()(() => fresh(0));

function fresh(bet: number): LearnerBet {
	const learner = crypto.getRandomValues(new Uint32Array(1))[0] % NAMES;
	return { bet, learner, painted: noSquares(), outcome: null, kept: true };
}

/** Takes up what the device has of a bet. */
export function openLearnerBet(bet: number): void {
	useLearnerBet.setState(readLearner(bet) ?? fresh(bet), true);
}

function readLearner(bet: number): LearnerBet | null {
	const stored = readKept('learner', bet);
	if (typeof stored !== 'object' || stored === null) return null;
	const { code, region, outside, locked } = stored as Readonly<Record<string, unknown>>;
	const result = typeof code === 'string' ? readBetCode(code) : null;
	if (result?.bet !== bet) return null;
	const { learner, painted } = result;
	const other = typeof region === 'string' ? readBetCode(region) : null;
	const known = locked === true && other && typeof outside === 'number' && outside >= 0 && outside <= 1;
	const outcome = known ? { ...overlapOf(painted, other.painted), region: other.painted, outside } : null;
	return { bet, learner, painted, outcome, kept: true };
}

function save(): void {
	const { bet, learner, painted, outcome } = useLearnerBet.getState();
	const as = (squares: Squares) => writeBetCode({ bet, learner, score: outcome?.score ?? 0, painted: squares });
	const kept = keep('learner', bet, {
		code: as(painted),
		...(outcome && { locked: true, region: as(outcome.region), outside: outcome.outside }),
	});
	useLearnerBet.setState({ kept });
}

export function paint(painted: Squares): void {
	useLearnerBet.setState({ painted });
	save();
}

/** Ends the bet. @param region where the codes lie @param outside share of q(z) off the map, 0 … 1 */
export function settle(region: Squares, outside: number): void {
	const { painted } = useLearnerBet.getState();
	useLearnerBet.setState({ outcome: { ...overlapOf(painted, region), region, outside } });
	save();
}

/** Another learner bets on this device: a blank map, and a number of their own. */
export function anotherLearner(): void {
	const { bet } = useLearnerBet.getState();
	keep('learner', bet, null);
	useLearnerBet.setState(fresh(bet), true);
}

/** The code of a bet that has ended. */
export function ownCode({ bet, learner, painted, outcome }: LearnerBet): string | null {
	return outcome && writeBetCode({ bet, learner, score: outcome.score, painted });
}
