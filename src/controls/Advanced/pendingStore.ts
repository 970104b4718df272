/**
 * Changes that need a new model are pending while there is a trained one, so that nothing is lost by accident: a person
 * applies or discards them together. Without a trained model they apply at once.
 */
import { create } from 'zustand';
import { byHand } from '../../state/byHand';
import { type DeepPartial, mergeConfig } from '../../state/config/mergeConfig';
import type { ConfigIssue } from '../../state/config/rules';
import type { Config } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useSession } from '../../state/sessionStore';

/** A part of the configuration that the model is made from; and, from a preset, the runs with it. */
export type ModelPatch = DeepPartial<Pick<Config, 'published' | 'data' | 'model' | 'training' | 'engine' | 'runs'>>;

interface PendingState {
	/** What waits; null for nothing. */
	readonly patch: ModelPatch | null;
}

export const usePending = create<PendingState>()(() => ({ patch: null }));

/** The configuration with pending changes applied, as the fields show it. */
export function useShownConfig(): Config {
	const config = useConfig((state) => state.config);
	const patch = usePending((state) => state.patch);
	return patch ? (mergeConfig(config, patch) as Config) : config;
}

/** Whether starting over would throw training away. */
function isTrained(): boolean {
	const { training, step } = useSession.getState();
	return step > 0 && training.is !== 'recorded';
}

/** A change of what the model is made from. */
export function changeModel(patch: ModelPatch): void {
	if (!isTrained()) {
		apply(patch);
		return;
	}
	const { patch: before } = usePending.getState();
	const merged = mergeConfig((before ?? {}) as Config, patch as DeepPartial<Config>) as ModelPatch;
	usePending.setState({ patch: changedLeaves(merged) === 0 ? null : merged });
}

/** A change of one run's settings: live, unless a pending preset already overrides the runs. */
export function changeRun(run: number, patch: Partial<Config['runs'][0]>): void {
	const { patch: pending } = usePending.getState();
	const runs = pending?.runs ?? useConfig.getState().config.runs;
	const changed = runs.map((settings, index) =>
		index === run ? { ...settings, ...patch } : settings,
	) as Config['runs'];
	if (pending?.runs) usePending.setState({ patch: { ...pending, runs: changed } });
	else byHand(() => useConfig.getState().update({ runs: changed }));
}

/** Applies all pending changes; the session starts over with them. */
export function applyPending(): void {
	const { patch } = usePending.getState();
	if (patch && apply(patch).length === 0) discardPending();
}

export function discardPending(): void {
	usePending.setState({ patch: null });
}

/**
 * The probe's state goes back where its transition no longer exists.
 * @returns what is wrong with it; empty when it was taken
 */
function apply(patch: ModelPatch): readonly ConfigIssue[] {
	const { config, update } = useConfig.getState();
	const size = patch.data?.size ?? config.data.size;
	return byHand(() => update({ ...patch, probe: { transition: Math.min(config.probe.transition, size - 1) } }));
}

/** How many leaves of the patch differ from the configuration. */
export function changedLeaves(patch: ModelPatch): number {
	return countChanges(useConfig.getState().config, patch);
}

function countChanges(base: unknown, patch: unknown): number {
	if (typeof patch !== 'object' || patch === null) return base === patch ? 0 : 1;
	// What comes or goes as a whole, such as a choice of actions, is one change.
	if (typeof base !== 'object' || base === null) return 1;
	if (isChoice(patch)) return JSON.stringify(base) === JSON.stringify(patch) ? 0 : 1;
	return Object.entries(patch).reduce(
		(count, [key, value]) => count + countChanges((base as Record<string, unknown>)[key], value),
		0,
	);
}

/** A list of plain values, as of the runs it is not. */
function isChoice(patch: object): boolean {
	return Array.isArray(patch) && patch.every((entry) => typeof entry !== 'object');
}

/** A choice of the old environment's actions and states does not apply to the new one. */
useConfig.subscribe(
	({ config }) => config.environment,
	() => {
		const { patch } = usePending.getState();
		if (!patch?.data) return;
		const { scriptedShare: _share, actions: _actions, states: _states, ...data } = patch.data;
		const rest = { ...patch, data };
		usePending.setState({ patch: changedLeaves(rest) === 0 ? null : rest });
	},
);
