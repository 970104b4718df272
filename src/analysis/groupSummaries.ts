import type { ActionGroups, ActionParameter, World } from '../environments/Environment';
import type { DatasetSummary } from './datasetSummary';

/** What a dataset has of one group of actions. */
export interface GroupSummary {
	/** Transitions with an action of the group. */
	readonly count: number;
	/** The parameters shared by all actions of the group; none if they differ. */
	readonly parameters: readonly ActionParameter[];
	/** One entry a parameter: counts as in `ActionSummary`, of all actions of the group. */
	readonly histograms: readonly Uint32Array[];
}

/** The summary of a dataset by group, in the order of the groups. */
export function groupSummaries(
	{ actions }: World,
	groups: ActionGroups,
	summary: Pick<DatasetSummary, 'actions'>,
): GroupSummary[] {
	const members = groups.names.map((): number[] => []);
	for (const action of actions.keys()) members[groups.of(action)].push(action);
	return members.map((group) => {
		const first = actions[group[0]]?.parameters ?? [];
		const alike = group.every((action) => sameParameters(actions[action].parameters, first));
		const parameters = alike ? first : [];
		const histograms = parameters.map((_, p) => {
			const sum = new Uint32Array(summary.actions[group[0]].parameters[p].length);
			for (const action of group)
				for (const [bin, count] of summary.actions[action].parameters[p].entries()) sum[bin] += count;
			return sum;
		});
		return { count: group.reduce((sum, action) => sum + summary.actions[action].count, 0), parameters, histograms };
	});
}

function sameParameters(a: readonly ActionParameter[], b: readonly ActionParameter[]): boolean {
	return a === b || (a.length === b.length && a.every(({ id, low, high }, p) => sameRange({ id, low, high }, b[p])));
}

function sameRange(a: Pick<ActionParameter, 'id' | 'low' | 'high'>, b: ActionParameter): boolean {
	return a.id === b.id && a.low === b.low && a.high === b.high;
}
