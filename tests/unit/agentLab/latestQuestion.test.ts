import { expect, it } from 'vitest';
import { LatestQuestion, type QuestionClock } from '../../../src/agentLab/LatestQuestion';

/** A clock that stands until it is turned. */
function handClock() {
	let now = 0;
	const due: { at: number; run: () => void }[] = [];
	const clock: QuestionClock = {
		now: () => now,
		after: (milliseconds, run) => {
			const entry = { at: now + milliseconds, run };
			due.push(entry);
			return () => void due.splice(due.indexOf(entry), 1);
		},
	};
	const turn = async (milliseconds: number) => {
		now += milliseconds;
		for (const entry of due.filter(({ at }) => at <= now)) {
			due.splice(due.indexOf(entry), 1);
			entry.run();
		}
		for (let i = 0; i < 5; i++) await Promise.resolve();
	};
	return { clock, turn };
}

function asking(goesOn = () => false) {
	const { clock, turn } = handClock();
	const asked: string[] = [];
	const told: string[] = [];
	const waiting: ((answer: string | Error) => void)[] = [];
	const question = new LatestQuestion<string, string>(
		(text) => {
			asked.push(text);
			return new Promise((resolve, reject) => {
				waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
			});
		},
		(answer, text) => void told.push(`${text}: ${answer}`),
		60,
		goesOn,
		clock,
	);
	const answer = async (with_: string | Error) => {
		waiting.shift()?.(with_);
		// What follows on the answer is planned first, and due then.
		await turn(0);
		await turn(0);
	};
	return { question, asked, told, answer, turn };
}

it('asks the latest of many, one at a time and no more often than the interval', async () => {
	const { question, asked, told, answer, turn } = asking();
	question.want('a');
	await turn(0);
	question.want('b');
	question.want('c');
	await turn(100);
	expect(asked).toEqual(['a']);
	await answer('1');
	expect(asked).toEqual(['a', 'c']);
	await answer('2');
	expect(told).toEqual(['a: 1', 'c: 2']);
	question.want('d');
	await turn(59);
	expect(asked).toEqual(['a', 'c']);
	await turn(1);
	expect(asked).toEqual(['a', 'c', 'd']);
});

it('asks the same again while things go on, and after they did when told to', async () => {
	let goesOn = true;
	const { question, asked, answer, turn } = asking(() => goesOn);
	question.want('a');
	await turn(0);
	await answer('1');
	await turn(60);
	expect(asked).toEqual(['a', 'a']);
	goesOn = false;
	await answer('2');
	await turn(600);
	expect(asked).toHaveLength(2);
	question.repeat();
	await turn(0);
	expect(asked).toHaveLength(3);
});

it('tells nothing of a question that failed or is not wanted any more, and asks on', async () => {
	const { question, asked, told, answer, turn } = asking();
	question.want('a');
	await turn(0);
	await answer(new Error('lost'));
	question.want('b');
	await turn(60);
	question.end();
	await answer('late');
	await turn(1_000);
	expect(told).toEqual([]);
	expect(asked).toEqual(['a', 'b']);
});
