/** Calls whose code is loaded with the first of them: those of the instruments, and what is rarely used. */
import type { Instrument } from '../instruments/defineInstrument';
import { INSTRUMENTS } from '../instruments/registry';

/** The functions of one module that are calls. */
interface CallModule {
	readonly calls: readonly string[];
	readonly load: () => Promise<object>;
}

const loadRareCalls = () => import('./rareCalls');

const RARE = { calls: ['open', 'exportFile', 'kl', 'slowStep'], load: loadRareCalls } as const satisfies CallModule;

const loadAgentCalls = () => loadRareCalls().then(({ agentCalls }) => agentCalls);

/** Of the agents' training, which the tab Agent shows. */
const AGENT = {
	calls: ['configure', 'train', 'pause', 'reset', 'state', 'evaluate', 'past', 'look', 'branch', 'networks'],
	load: loadAgentCalls,
} as const satisfies CallModule;

/** What a module gives for the names that it lists. */
type CallsOf<M> = M extends { readonly calls: readonly (infer Name)[]; readonly load: () => Promise<infer Module> }
	? Pick<Module, Name & keyof Module>
	: never;

/** The intersection of a union's members. */
type All<U> = (U extends unknown ? (member: U) => void : never) extends (all: infer I) => void ? I : never;

type LateCalls = All<CallsOf<(typeof INSTRUMENTS)[number]['script'] | typeof RARE>>;

/** Settles when every call so far has begun, or could not be loaded. */
let begun: Promise<unknown> = Promise.resolve();

/** Begins a call when its code is there and the calls before it have begun: of two loads of one file the second may end first. */
async function inTurn<Code>(load: () => Promise<Code>, call: (code: Code) => unknown): Promise<unknown> {
	const beginning = Promise.all([load(), begun]).then(([code]) => ({ outcome: call(code) }));
	begun = Promise.allSettled([beginning, begun]);
	return (await beginning).outcome;
}

/** A function for each name, which loads its module when it is called. */
function callsOf(modules: readonly CallModule[]): Record<string, (...parts: unknown[]) => Promise<unknown>> {
	return Object.fromEntries(
		modules.flatMap(({ calls, load }) =>
			calls.map((name) => [
				name,
				(...parts: unknown[]) =>
					inTurn(load, (module) => (module as Record<string, (...parts: unknown[]) => unknown>)[name](...parts)),
			]),
		),
	);
}

/** The calls of the instruments that have any. */
export function instrumentCalls(instruments: readonly Instrument[]) {
	return callsOf(instruments.flatMap(({ script }) => script ?? []));
}

export const lateCalls = {
	...callsOf([RARE]),
	...instrumentCalls(INSTRUMENTS),
	agent: callsOf([AGENT]),
} as unknown as LateCalls & { readonly agent: CallsOf<typeof AGENT> };
