import type { SessionRequest } from '../training/protocol';

/** What a run is asked to train. It goes on from the newest checkpoint that it has. */
export type RunRequest = Omit<SessionRequest, 'checkpoint'>;

/** Equal for two requests exactly when one model serves both; what is not in it may change while it trains. */
export function modelOf({ runs: _, displayPoints: __, ...model }: RunRequest): string {
	return JSON.stringify(model);
}
