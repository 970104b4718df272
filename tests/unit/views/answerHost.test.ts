import { describe, expect, test } from 'vitest';
import { allowedOrigin, answerHost, type HostedWindow } from '../../../src/views/App/Embed/answerHost';
import { embedPart } from '../../../src/views/App/Embed/embedPart';

const SLIDES = 'https://slides.example.org';

/** A page in a frame, and what the page round it gets back. */
function framed(search: string) {
	const answers: { id: unknown; result?: unknown; error?: string }[] = [];
	const parent = { postMessage: (answer: (typeof answers)[number]) => answers.push(answer) };
	const listeners = new Set<(event: MessageEvent) => Promise<void>>();
	const latentLab = {
		version: '1.2.3',
		train: async (steps: number) => {
			if (steps < 1) throw new RangeError('steps: a whole number from 1');
			return { step: steps };
		},
		agent: { summary: async () => 'rests' },
	};
	const page = {
		parent,
		latentLab,
		addEventListener: (_: string, listener: never) => listeners.add(listener),
		removeEventListener: (_: string, listener: never) => listeners.delete(listener),
	} as unknown as HostedWindow;
	const end = answerHost(page, search);
	const send = async (data: unknown, origin = SLIDES, source: unknown = parent) => {
		for (const listener of listeners) await listener({ data, origin, source } as MessageEvent);
	};
	return { answers, send, end };
}

const question = (call: string, ...args: unknown[]) => ({ latentLab: 'call', id: 7, call, args });

describe('a page round the frame', () => {
	test('is answered where the link names it', async () => {
		const { answers, send, end } = framed(`?embed=map&for=${SLIDES}`);
		await send(question('train', 20));
		await send(question('agent.summary'));
		await send(question('version'));
		await send(question('train', 0));
		expect(answers.map(({ id: _, ...answer }) => answer)).toEqual([
			{ latentLab: 'answer', result: { step: 20 } },
			{ latentLab: 'answer', result: 'rests' },
			{ latentLab: 'answer', result: '1.2.3' },
			{ latentLab: 'answer', error: 'steps: a whole number from 1' },
		]);
		end();
		await send(question('version'));
		expect(answers).toHaveLength(4);
	});

	test('is not answered where the link names none, or another, or another window asks', async () => {
		const none = framed('?embed=map');
		await none.send(question('version'));
		const other = framed(`?embed=map&for=${SLIDES}`);
		await other.send(question('version'), 'https://evil.example.org');
		await other.send(question('version'), SLIDES, {});
		await other.send('version');
		await other.send({ latentLab: 'call', call: 'version' });
		expect([...none.answers, ...other.answers]).toEqual([]);
	});

	test('reaches nothing but the calls', async () => {
		const { answers, send } = framed(`?embed=map&for=${SLIDES}`);
		for (const call of ['constructor', 'train.constructor', '__proto__.x', 'agent.toString', 'agent', ''])
			await send(question(call));
		expect(answers.map(({ error }) => error?.slice(0, 7))).toEqual(Array(6).fill('no call'));
	});
});

test('only a web origin can be allowed, as it is written', () => {
	expect(allowedOrigin(`?for=${SLIDES}`)).toBe(SLIDES);
	expect(allowedOrigin(`?for=${SLIDES}/`)).toBe(SLIDES);
	expect(allowedOrigin('?for=http://localhost:8888')).toBe('http://localhost:8888');
	for (const named of [
		'*',
		'https://*',
		'http://*:443',
		'null',
		'javascript:1',
		`${SLIDES}/deck`,
		'slides.example.org',
		'',
	])
		expect(allowedOrigin(`?for=${named}`), named).toBeNull();
});

test('a part that there is not is the whole page', () => {
	expect(embedPart('?embed=twins')).toBe('twins');
	expect(embedPart('?lesson=a&embed=bench')).toBe('bench');
	expect(embedPart('?embed=everything')).toBeNull();
	expect(embedPart('')).toBeNull();
});
