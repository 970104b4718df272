/** The bets of a class, on the teacher's device: codes that were taken, and what became of each that was not. */
import { create } from 'zustand';
import { type BetResult, codesIn, grouped, readBetCode } from './betCode';
import { keep, readKept } from './kept';

/** Codes that are taken at most: a class, and a lecture hall. */
const MOST_CODES = 1_000;

export interface TakenCode extends BetResult {
	readonly code: string;
}

/**
 * Why a code was not taken.
 * - `damaged`: it is no code, or a letter of it changed on the way
 * - `otherBet`: it is of another training, or of another number of steps
 * - `again`: it was taken before
 * - `sameLearner`: the same learner's other code was taken before
 * - `full`: {@link MOST_CODES} were taken
 */
export type Refusal = 'damaged' | 'otherBet' | 'again' | 'sameLearner' | 'full';

export interface RefusedCode {
	/** What was typed; the beginning of what is long. */
	readonly text: string;
	readonly why: Refusal;
}

/** What became of the last codes that were typed, pasted or scanned. */
export interface Answer {
	readonly taken: number;
	readonly refused: readonly RefusedCode[];
}

interface ClassBets {
	readonly bet: number;
	readonly codes: readonly TakenCode[];
	readonly answer: Answer | null;
	/** Whether the device keeps them. */
	readonly kept: boolean;
}

/** Characters of a refused text that are repeated. */
const MOST_REPEATED = 24;

export const useClassBets = create<ClassBets>()(() => ({ bet: 0, codes: [], answer: null, kept: true }));

/** Takes up what the device has of a bet. */
export function openClassBets(bet: number): void {
	const stored = readKept('class', bet);
	const texts = Array.isArray(stored) ? stored.filter((text): text is string => typeof text === 'string') : [];
	const codes: TakenCode[] = [];
	for (const text of texts) {
		const judged = judge(text, bet, codes);
		if (typeof judged !== 'string') codes.push(judged);
	}
	useClassBets.setState({ bet, codes, answer: null, kept: true });
}

/** Takes every code that stands in a text, and says what became of each. */
export function takeCodes(text: string): Answer {
	const { bet, codes: before } = useClassBets.getState();
	const codes = [...before];
	const refused: RefusedCode[] = [];
	for (const found of codesIn(text)) {
		const judged = judge(found, bet, codes);
		if (typeof judged === 'string')
			refused.push({ text: shortened(judged === 'damaged' ? found : grouped(found)), why: judged });
		else codes.push(judged);
	}
	const answer = { taken: codes.length - before.length, refused };
	useClassBets.setState({ codes, answer });
	save();
	return answer;
}

/** Takes a code away again. */
export function dropCode(code: string): void {
	useClassBets.setState(({ codes }) => ({ codes: codes.filter((taken) => taken.code !== code), answer: null }));
	save();
}

/** Takes all codes away; what is returned brings them back. */
export function dropAllCodes(): () => void {
	const { codes, bet } = useClassBets.getState();
	useClassBets.setState({ codes: [], answer: null });
	save();
	return () => {
		if (useClassBets.getState().bet !== bet) return;
		useClassBets.setState({ codes });
		save();
	};
}

function judge(text: string, bet: number, codes: readonly TakenCode[]): TakenCode | Refusal {
	const result = readBetCode(text);
	if (!result) return 'damaged';
	if (result.bet !== bet) return 'otherBet';
	const code = grouped(text);
	const own = codes.find(({ learner }) => learner === result.learner);
	if (own) return own.code === code ? 'again' : 'sameLearner';
	if (codes.length >= MOST_CODES) return 'full';
	return { ...result, code };
}

function save(): void {
	const { bet, codes } = useClassBets.getState();
	const kept = keep('class', bet, codes.length === 0 ? null : codes.map(({ code }) => code));
	useClassBets.setState({ kept });
}

function shortened(text: string): string {
	return text.length > MOST_REPEATED ? `${text.slice(0, MOST_REPEATED)}…` : text;
}

/** The scores in ten bins, the last of which has 100 % too. */
export function scoreBins(codes: readonly TakenCode[]): number[] {
	const bins = new Array<number>(10).fill(0);
	for (const { score } of codes) bins[Math.min(9, Math.floor(score / 10))]++;
	return bins;
}
