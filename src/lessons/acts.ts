/** Whether a page's act has been done: told from what the page is like now and what it was like when it was entered. */
import type { Config } from '../state/config';
import type { useExploration } from '../state/explorationStore';
import type { Act } from './Lesson';
import type { TargetId } from './targets';

/** What the acts are told from. */
export interface PageState {
	readonly config: Config;
	readonly exploration: Pick<
		ReturnType<typeof useExploration.getState>,
		'run' | 'pins' | 'path' | 'samples' | 'editedState' | 'highlighted'
	>;
	readonly step: number;
	/** Targets that have been operated since the page was entered. */
	readonly used: ReadonlySet<TargetId>;
}

/** @param before the page as it was entered */
export function isDone(act: Act, before: PageState, now: PageState): boolean {
	const { config, exploration } = now;
	switch (act.kind) {
		case 'train':
			return now.step >= before.step + act.steps;
		case 'drag':
			return distance(before.config.probe.z, config.probe.z) >= act.distance;
		case 'action':
			return config.probe.action !== before.config.probe.action;
		case 'state':
			return (
				config.probe.transition !== before.config.probe.transition ||
				exploration.editedState !== before.exploration.editedState
			);
		case 'weight': {
			const { klWeight } = config.runs[act.run];
			return klWeight >= act.from && klWeight <= act.to;
		}
		case 'sample':
			return exploration.samples !== null && exploration.samples !== before.exploration.samples;
		case 'path':
			return exploration.pins !== before.exploration.pins || exploration.path !== before.exploration.path;
		case 'run':
			return exploration.run !== before.exploration.run;
		case 'display':
			return JSON.stringify(config.display) !== JSON.stringify(before.config.display);
		case 'use':
			return now.used.has(act.target);
		case 'point':
			return exploration.highlighted !== null;
		case 'choose':
			// Told by the answers themselves.
			return false;
	}
}

/** Between two codes; those of different length are apart. */
function distance(a: readonly number[], b: readonly number[]): number {
	if (a.length !== b.length) return Number.POSITIVE_INFINITY;
	return Math.hypot(...a.map((value, dim) => value - b[dim]));
}
