/**
 * A part of a training's runs on a thread of its own: what is asked of it, and how it answers. Independent of `Worker`,
 * so that it works in browsers and in Node.
 */
import type { RunSettings } from '../../model/settings';
import type { MemoryUse, Trainer, TrainerSetup } from '../Trainer';
import { SimdTrainer } from './SimdTrainer';

/** What a part does for its training, in turn. */
type Method = 'advance' | 'encode' | 'evaluate' | 'weights' | 'checkpoint' | 'restore';

/** One call of a method, with arguments that are the part's own: runs are counted from its first one. */
export type PartCall = {
	readonly [M in Method]: { readonly method: M; readonly args: Parameters<Trainer[M]> };
}[Method];

export type ToPart =
	/** Comes first and once. */
	| { readonly type: 'create'; readonly id: number; readonly module: WebAssembly.Module; readonly setup: TrainerSetup }
	/** Of the next step; nobody waits for an answer. */
	| { readonly type: 'configure'; readonly run: number; readonly settings: RunSettings }
	| ({ readonly type: 'call'; readonly id: number } & PartCall);

export type FromPart =
	| { readonly type: 'done'; readonly id: number; readonly value: unknown; readonly memory: MemoryUse }
	| { readonly type: 'failed'; readonly id: number; readonly reason: string };

/** A thread that serves one part. */
export interface PartThread {
	post(message: ToPart): void;
	/** Called once, before anything is posted. @param onFailure called when the thread itself is gone, with the reason */
	listen(onAnswer: (answer: FromPart) => void, onFailure: (reason: string) => void): void;
	end(): void;
}

/** Starts a thread. @throws where there can be none */
export type StartPart = () => PartThread;

/** Serves a part on the thread that this is called on. @returns what takes each message */
export function servePart(answer: (message: FromPart) => void): (message: ToPart) => Promise<void> {
	let trainer: SimdTrainer | null = null;
	const carryOut = async (message: Exclude<ToPart, { type: 'configure' }>): Promise<unknown> => {
		if (message.type === 'create') {
			trainer = await SimdTrainer.create(message.module, message.setup);
			return null;
		}
		const { method, args } = message;
		if (!trainer) throw new Error('the part was not created');
		return (trainer[method] as (...given: typeof args) => Promise<unknown>)(...args);
	};
	return async (message) => {
		if (message.type === 'configure') {
			trainer?.configure(message.run, message.settings);
			return;
		}
		const { id } = message;
		try {
			const value = await carryOut(message);
			answer({ type: 'done', id, value, memory: (trainer as unknown as SimdTrainer).memory() });
		} catch (error) {
			answer({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
		}
	};
}
