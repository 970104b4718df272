/** Whether an act has been done, by comparing the page with what it was when the act began. */
import type { Config } from '../state/config/schema';
import type { useExploration } from '../state/explorationStore';
import type { TargetId } from '../ui/targets';
import type { Act, SingleAct } from './Lesson';

/** The state of the page that acts are detected from. */
export interface PageState {
	readonly config: Config;
	readonly exploration: Pick<
		ReturnType<typeof useExploration.getState>,
		'run' | 'pins' | 'path' | 'samples' | 'editedState' | 'highlighted'
	>;
	readonly step: number;
	/** Environment steps of the agents; 0 before they have begun. */
	readonly agentStep: number;
	/** Targets that have been operated since the act began. */
	readonly used: ReadonlySet<TargetId>;
}

/** What is to be done, in order; nothing where an answer is asked for, which the answers themselves tell. */
export function partsOf(act: Act): readonly SingleAct[] {
	if (act.kind === 'list') return act.parts;
	return act.kind === 'choose' || act.kind === 'predict' ? [] : [act];
}

/** @param before the page as it was when the act began */
export function isDone(act: SingleAct, before: PageState, now: PageState): boolean {
	const { config, exploration } = now;
	switch (act.kind) {
		case 'train':
			return now.step >= before.step + act.steps;
		case 'drag':
			if (act.run !== undefined && exploration.run !== act.run) return false;
			return moved(before.config.probe.z, config.probe.z, act.dim) >= act.distance;
		case 'transition':
			if (act.run !== undefined && exploration.run !== act.run) return false;
			return config.probe.transition !== before.config.probe.transition;
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
		case 'sample': {
			const { samples } = exploration;
			return samples !== null && samples !== before.exploration.samples && samples.scale >= (act.scale ?? 0);
		}
		case 'path': {
			const pinned = exploration.pins !== before.exploration.pins;
			const turned = exploration.path !== before.exploration.path;
			if (!act.of) return pinned || turned;
			return act.of === 'pins' ? pinned : turned;
		}
		case 'run':
			return act.to === undefined ? exploration.run !== before.exploration.run : exploration.run === act.to;
		case 'display': {
			const shown = ({ display }: Config) => JSON.stringify(act.of ? display[act.of] : display);
			return shown(config) !== shown(before.config);
		}
		case 'box': {
			const { boxPercent } = config.display;
			return boxPercent >= act.from && boxPercent <= act.to;
		}
		case 'use':
			return now.used.has(act.target);
		case 'agents':
			// Begun anew, they count from 0.
			return now.agentStep >= (now.agentStep < before.agentStep ? 0 : before.agentStep) + act.steps;
		case 'point':
			return exploration.highlighted !== null;
	}
}

/**
 * How far a code is from another one; those of different length are apart.
 * @param along a dimension: how far along it, 0 where it is farther along another
 */
function moved(from: readonly number[], to: readonly number[], along?: number): number {
	if (from.length !== to.length) return Number.POSITIVE_INFINITY;
	const shifts = from.map((value, dim) => Math.abs(to[dim] - value));
	if (along === undefined) return Math.hypot(...shifts);
	return shifts[along] === Math.max(...shifts) ? shifts[along] : 0;
}
