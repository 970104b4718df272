/** Hostile messages to a part of the page in a frame, and origins that a link might allow. */
import fc from 'fast-check';
import { allowedOrigin, answerHost, type HostedWindow } from '../../src/views/App/Embed/answerHost';

const HOST = 'https://slides.example.org';

/** Names that a careless look-up of calls would let the surrounding page reach. */
const name = fc.oneof(
	fc.constantFrom(
		...[
			'train',
			'agent.train',
			'version',
			'agent',
			'constructor',
			'train.constructor',
			'__proto__.polluted',
			'toString',
		],
		...[
			'agent.__proto__',
			'train.call',
			'train.apply',
			'train.bind',
			'version.length',
			'agent.train.name',
			'.',
			'..',
			'',
		],
	),
	fc.string({ maxLength: 30 }),
	fc.integer({ min: 1, max: 50_000 }).map((times) => 'agent.'.repeat(times)),
);
const data = fc.oneof(
	fc.record({
		latentLab: fc.constantFrom<unknown>('call', 'answer', null, 1),
		id: fc.jsonValue({ maxDepth: 1 }),
		call: fc.oneof({ weight: 9, arbitrary: name }, fc.jsonValue({ maxDepth: 1 })),
		args: fc.oneof({ weight: 9, arbitrary: fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 4 }) }, fc.jsonValue()),
	}),
	fc.jsonValue(),
	fc.constantFrom<unknown>(undefined, null, 0, 'call', () => {}, new Map()),
);

interface HostMessage {
	readonly data: unknown;
	readonly origin: string;
	/** Whether the page round the frame itself sends it. */
	readonly byParent: boolean;
}

export const HOST_MESSAGES: fc.Arbitrary<HostMessage> = fc.record({
	data,
	origin: fc.constantFrom(
		HOST,
		HOST,
		HOST,
		'null',
		'',
		`${HOST}.evil.example`,
		'http://slides.example.org',
		`${HOST}/`,
	),
	byParent: fc.boolean(),
});

/** What the stub of the lab was asked to do. */
const CALLS: ReadonlySet<string> = new Set(['train', 'agent.train', 'version']);

/** Sends a message to a frame: calls alone are answered, once, and to the page that the link names alone. */
export async function askFrame({ data: sent, origin, byParent }: HostMessage): Promise<void> {
	const answers: { readonly error?: string; readonly result?: unknown }[] = [];
	const asked: unknown[] = [];
	const parent = {
		postMessage(answer: (typeof answers)[number], { targetOrigin }: { readonly targetOrigin: string }) {
			// Throws for what cannot be sent.
			structuredClone(answer);
			if (targetOrigin !== HOST) throw new Error(`it answered ${targetOrigin}`);
			answers.push(answer);
		},
	};
	const call = async (...args: readonly unknown[]) => void asked.push(args);
	const listeners: ((event: MessageEvent) => Promise<void>)[] = [];
	const page = {
		parent,
		latentLab: { version: '1', train: call, agent: { train: call } },
		addEventListener: (_: string, listener: (typeof listeners)[number]) => void listeners.push(listener),
		removeEventListener: () => {},
	} as unknown as HostedWindow;
	answerHost(page, `?embed=map&for=${HOST}`);
	for (const listener of listeners)
		await listener({ data: sent, origin, source: byParent ? parent : {} } as unknown as MessageEvent);
	if (origin !== HOST || !byParent) {
		if (answers.length + asked.length > 0) throw new Error('somebody else was answered');
		return;
	}
	const { latentLab, call: named, args } = (sent ?? {}) as Record<string, unknown>;
	const isQuestion = latentLab === 'call' && typeof named === 'string' && Array.isArray(args);
	if (answers.length !== (isQuestion ? 1 : 0)) throw new Error(`${answers.length} answers`);
	if (!isQuestion) return;
	const [{ error }] = answers;
	if ((error === undefined) !== CALLS.has(named)) throw new Error(`it answered ${named}`);
	if (error !== undefined && !error.startsWith('no call')) throw new Error(error);
}

export const ORIGINS: fc.Arbitrary<string> = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('https:', 'http:', 'javascript:', 'data:', 'file:', 'blob:https:', 'HTTPS:', ''),
			fc.constantFrom('//', '/', '', '\\\\'),
			fc.constantFrom('slides.example.org', '*', 'null', 'user:pass@slides.example.org', 'локал.example', '[::1]', ''),
			fc.constantFrom('', '/', ':443', ':80', ':99999', '/deck', '?x', '#x', ' '),
		)
		.map((parts) => `?embed=map&for=${encodeURIComponent(parts.join(''))}`),
	fc.string().map((text) => `?for=${text}`),
	fc.webUrl().map((url) => `?for=${url}`),
);

/** Reads who may ask: nobody, or one origin of the web, as it is written in the link. */
export function nameOrigin(search: string): void {
	const origin = allowedOrigin(search);
	if (origin === null) return;
	const named = new URLSearchParams(search).get('for') ?? '';
	if (!/^https?:\/\/[^/?#@\s*]+$/.test(origin) || named.replace(/\/$/, '') !== origin)
		throw new Error(`${named} allows ${origin}`);
}
