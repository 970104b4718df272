/** What ended a training, for the page. */
import { EngineLost } from './EngineGuard';
import type { EngineReport, Fault, FromWorker } from './protocol';
import { NotANumber } from './SavePoints';
import type { EngineId } from './Trainer';

type SessionFault = Extract<FromWorker, { readonly type: 'fault' }>;

function faultOf(error: unknown): Fault {
	if (error instanceof NotANumber) return 'not-a-number';
	return error instanceof EngineLost ? 'device-lost' : 'engine-failed';
}

/** The message to the page. @param step that it goes back to, or would */
export function faultMessage(session: number, error: unknown, engine: EngineId, step: number): SessionFault {
	const run = error instanceof NotANumber ? error.run : null;
	return { type: 'fault', session, fault: faultOf(error), detail: textOf(error), engine, step, run };
}

/** Why no engine could be had. */
export function whyNone(reports: readonly EngineReport[]): string {
	return reports.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ');
}

export function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
