// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { betConfig, betLink, betNumber } from '../../../src/classBet/bet';
import { writeBetCode } from '../../../src/classBet/betCode';
import { askedBet } from '../../../src/classBet/betPage';
import {
	dropAllCodes,
	dropCode,
	openClassBets,
	scoreBins,
	takeCodes,
	useClassBets,
} from '../../../src/classBet/classBets';
import {
	anotherLearner,
	openLearnerBet,
	ownCode,
	paint,
	settle,
	useLearnerBet,
} from '../../../src/classBet/learnerBet';
import { noSquares, squaresNear } from '../../../src/classBet/squares';
import { DEFAULT_CONFIG, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { decodeHash } from '../../../src/state/shareLink';

const BET = 4711;

function painted(z1: number, z2: number) {
	const squares = noSquares();
	for (const square of squaresNear(z1, z2, 1.6)) squares[square] = 1;
	return squares;
}

const codeOf = (learner: number, score: number, bet = BET) =>
	writeBetCode({ bet, learner, score, painted: painted(score / 20, 0) });

beforeEach(() => {
	localStorage.clear();
	openClassBets(BET);
});

test('thirty codes are taken at once and are there after a reload', () => {
	const codes = Array.from({ length: 30 }, (_, learner) => codeOf(learner, 3 * learner));
	expect(takeCodes(codes.join('\n'))).toEqual({ taken: 30, refused: [] });
	expect(scoreBins(useClassBets.getState().codes)).toEqual([4, 3, 3, 4, 3, 3, 4, 3, 3, 0]);
	openClassBets(BET + 1);
	expect(useClassBets.getState().codes).toEqual([]);
	openClassBets(BET);
	expect(useClassBets.getState().codes.map(({ code }) => code)).toEqual(codes);
});

test('each code that is not taken is told, with why', () => {
	const mine = codeOf(1, 50);
	takeCodes(mine);
	const foreign = codeOf(2, 50, BET + 1);
	const { taken, refused } = takeCodes(
		[mine, codeOf(1, 60), foreign, `${mine.slice(0, -1)}?`, codeOf(3, 100)].join('\n'),
	);
	expect(taken).toBe(1);
	expect(refused.map(({ why }) => why)).toEqual(['again', 'sameLearner', 'otherBet', 'damaged']);
	expect(refused.every(({ text }) => text.length <= 25)).toBe(true);
	expect(scoreBins(useClassBets.getState().codes)[9]).toBe(1);
});

test('a code is taken away, and all of them are brought back', () => {
	const codes = [codeOf(1, 5), codeOf(2, 15)];
	takeCodes(codes.join(' '));
	dropCode(codes[0]);
	expect(useClassBets.getState().codes.map(({ score }) => score)).toEqual([15]);
	const undo = dropAllCodes();
	openClassBets(BET);
	expect(useClassBets.getState().codes).toEqual([]);
	undo();
	openClassBets(BET);
	expect(useClassBets.getState().codes.map(({ score }) => score)).toEqual([15]);
});

test('what a device has that is none of these is left out', () => {
	for (const stored of ['{', '7', '{"0":1}', JSON.stringify([1, null, 'x', codeOf(1, 5, BET + 2)])]) {
		localStorage.setItem(`latent-lab.bet.class.${BET}`, stored);
		openClassBets(BET);
		expect(useClassBets.getState().codes).toEqual([]);
		localStorage.setItem(`latent-lab.bet.learner.${BET}`, stored);
		openLearnerBet(BET);
		expect(useLearnerBet.getState().outcome).toBeNull();
	}
});

test("a learner's squares, and then the score, are there after a reload; another learner has a code of their own", () => {
	openLearnerBet(BET);
	const mine = painted(1, 1);
	paint(mine);
	openLearnerBet(BET + 1);
	expect(useLearnerBet.getState().painted).toEqual(noSquares());
	openLearnerBet(BET);
	expect(useLearnerBet.getState()).toMatchObject({ painted: mine, outcome: null });
	expect(ownCode(useLearnerBet.getState())).toBeNull();
	settle(painted(2, 1), 0.25);
	const before = useLearnerBet.getState();
	expect(before.outcome?.score).toBeGreaterThan(20);
	openLearnerBet(BET);
	expect(useLearnerBet.getState()).toEqual(before);
	const code = ownCode(before) ?? '';
	expect(takeCodes(code).taken).toBe(1);
	anotherLearner();
	expect(useLearnerBet.getState().learner).not.toBe(before.learner);
	expect(useLearnerBet.getState().painted).toEqual(noSquares());
});

test('a bet has one number on every machine, and another for every other training', () => {
	const config = betConfig(OPENING_CONFIG);
	const number = betNumber({ config, steps: 600 });
	const read = (link: string) => {
		const decoded = decodeHash(new URL(link, 'https://lab.example.org').hash);
		if (!decoded.ok) throw new Error(decoded.reason);
		return betConfig(decoded.config);
	};
	const link = betLink({ page: 'predict', steps: 600 }, config);
	expect(askedBet(new URL(link, 'https://lab.example.org').search)).toEqual({
		page: 'predict',
		steps: 600,
		isDamaged: false,
	});
	expect(betNumber({ config: read(link), steps: 600 })).toBe(number);
	// What no training asks for changes nothing.
	const elsewhere = { ...OPENING_CONFIG, display: DEFAULT_CONFIG.display, engine: 'reference' as const };
	expect(betNumber({ config: betConfig(elsewhere), steps: 600 })).toBe(number);
	const [run] = config.runs;
	for (const other of [
		{ ...config, environment: 'platform' },
		{ ...config, published: true },
		{ ...config, training: { ...config.training, seed: 2 } },
		{ ...config, runs: [{ ...run, klWeight: 0.2 }, run] as const },
	])
		expect(betNumber({ config: betConfig(other as typeof config), steps: 600 })).not.toBe(number);
	expect(betNumber({ config, steps: 200 })).not.toBe(number);
});

test('a bet is on two dimensions of a simulated environment, computed alike everywhere', () => {
	const config = betConfig({
		...OPENING_CONFIG,
		environment: 'own-1',
		engine: 'auto',
		model: { ...OPENING_CONFIG.model, latentDim: 1 },
	});
	expect(config).toMatchObject({ environment: 'goal', engine: 'simd', model: { latentDim: 2 } });
	expect(config.runs[1]).toEqual(config.runs[0]);
});

test('an address asks for a page of the bet, or for none', () => {
	expect(askedBet('')).toBeNull();
	expect(askedBet('?bet=other')).toBeNull();
	expect(askedBet('?bet=class')).toEqual({ page: 'class', steps: 600, isDamaged: false });
	expect(askedBet('?bet=predict&steps=999999')).toEqual({ page: 'predict', steps: 600, isDamaged: true });
	expect(askedBet('?bet=predict&steps=2000')).toEqual({ page: 'predict', steps: 2000, isDamaged: false });
});
