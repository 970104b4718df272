/** What columns mean: roles, and how names and values suggest them. */
import { cell, type DataColumn, type DataTable } from './DataTable';

/** What a column can be of a transition. `next` and `delta`: the state after it, or its change. */
export const ROLES = [
	'state',
	'next',
	'delta',
	'action',
	'parameter',
	'reward',
	'done',
	'notDone',
	'episode',
	'none',
] as const;
export type Role = (typeof ROLES)[number];

/** Names that are used for each role, without their numbers at the end. The first that fits counts. */
const NAMES: readonly (readonly [Role, RegExp])[] = [
	['delta', /^(状态(变化|增量|差)|state_?delta|delta_?states?|delta_?obs\w*|ds|d_state|state_next_state|delta)$/],
	[
		'next',
		/^((下一?[个步]?|后继)(状态|观测)|next_?(states?|obs|observations?|s)|(states?|obs|observations?|s)_?next|new_?(state|obs)|ns|sp|s_?prime|s_?t1|state_?2|obs_?2)$/,
	],
	['state', /^(当前状态|状态|观测|states?|obs|observations?|s|s_?t|current_?state|features?)$/],
	[
		'parameter',
		/^((动作|连续)?参数|连续动作|params?|parameters?|(action|discrete|continuous)_?param(eter)?s?|(all_)?parameter_?actions?|continuous(_?actions?)?|theta|x|p|params?_?of_?action)$/,
	],
	['action', /^((离散)?动作|actions?|a|k|act|discrete(_?actions?)?|action_?(id|index|type|discrete|name)|option)$/],
	['reward', /^(奖励|奖赏|rewards?|rew|r)$/],
	['notDone', /^(not_?dones?|non_?terminals?|masks?|continues?)$/],
	[
		'done',
		/^((是否)?(结束|终止|完成)|dones?|terminals?|terminated|terminations?|truncated|truncations?|timeouts?|d|is_?(terminal|last))$/,
	],
	['episode', /^(回合|轨迹|episodes?(_?(id|index|number))?|ep|traj(ectory)?(_?id)?|rollout(_?id)?)$/],
];

/** Words before a name that say its role: `next_x`, `state_speed`. */
const PREFIXES: readonly (readonly [Role, RegExp])[] = [
	['delta', /^(状态(变化|增量|差)|state_?delta|delta_?state|delta|d)[_.\s-]+(.+)$/],
	['next', /^(next_?state|next_?obs|next|下一?[个步]?(?:状态|观测))[_.\s-]+(.+)$/],
	['state', /^(state|obs|observation|状态|观测)[_.\s-]+(.+)$/],
	['parameter', /^(param|parameter|action_?param|参数)[_.\s-]+(.+)$/],
];

/** A column's name without the number at its end: `state.3`, `obs_3`, `s[3]`, `s3`. */
export function groupOf(name: string): string {
	return name.replace(/([._\s-]*\d+|\[\d+\])+\s*$/, '') || name;
}

/** The role suggested by a name; null if none. */
export function roleOfName(name: string): Role | null {
	const plain = name
		.trim()
		.toLowerCase()
		.replace(/[\s.-]+/g, '_');
	const group = groupOf(plain).replace(/_+$/, '');
	for (const [role, pattern] of NAMES) if (pattern.test(plain) || pattern.test(group)) return role;
	return null;
}

/** Roles of all columns, as far as their names and values tell. */
export function guessRoles({ columns, rows }: DataTable): ReadonlyMap<string, Role> {
	const roles = new Map<string, Role>(columns.map(({ name }) => [name, roleOfName(name) ?? 'none']));
	const open = () => columns.filter(({ name }) => roles.get(name) === 'none');
	guessPairs(columns, roles);
	for (const { name } of open()) {
		const lower = name.toLowerCase();
		const said = PREFIXES.find(([, pattern]) => pattern.test(lower));
		if (said) roles.set(name, said[0]);
	}
	splitActions(columns, rows, roles);
	guessParameters(columns, roles);
	// Both the next state and its change: one follows from the other.
	const has = (role: Role) => columns.some(({ name }) => roles.get(name) === role);
	if (has('next') && has('delta')) for (const [name, role] of roles) if (role === 'delta') roles.set(name, 'none');
	return roles;
}

/** Index columns without meaning. */
const COUNTERS = /^(t|time(_?step)?|steps?|index|idx|id|seed|column_\d+|unnamed.*)$/i;

/** Without any name for parameters: the columns of numbers right behind the action. */
function guessParameters(columns: readonly DataColumn[], roles: Map<string, Role>): void {
	if (columns.some(({ name }) => roles.get(name) === 'parameter')) return;
	const action = columns.findLastIndex(({ name }) => roles.get(name) === 'action');
	if (action < 0) return;
	for (const { name, labels, text } of columns.slice(action + 1)) {
		if (roles.get(name) !== 'none' || labels || text || COUNTERS.test(name.replace(/\s/g, '_'))) break;
		roles.set(name, 'parameter');
	}
}

/** `next_x` beside `x`: both are states, whatever x is. */
function guessPairs(columns: readonly DataColumn[], roles: Map<string, Role>): void {
	const names = new Map(columns.map(({ name }) => [name.toLowerCase(), name]));
	for (const { name } of columns) {
		const lower = name.toLowerCase();
		const next = /^next[_.\s-]+(.+)$/.exec(lower)?.[1] ?? /^(.+?)[_.\s-]+next$/.exec(lower)?.[1];
		const delta = /^(?:delta|d)[_.\s-]+(.+)$/.exec(lower)?.[1] ?? /^(.+?)[_.\s-]+delta$/.exec(lower)?.[1];
		const base = names.get(next ?? delta ?? '');
		if (base === undefined || base === name) continue;
		roles.set(base, 'state');
		roles.set(name, next === undefined ? 'delta' : 'next');
	}
}

/**
 * Several columns of actions: those of `Tuple(Discrete, Box)` have the discrete one first, one-hot ones are all of 0 and
 * 1 and stay together.
 */
function splitActions(columns: readonly DataColumn[], rows: number, roles: Map<string, Role>): void {
	const actions = columns.filter(({ name }) => roles.get(name) === 'action');
	if (actions.length < 2 || isOneHot(actions, rows)) return;
	const [first, ...others] = actions;
	const discrete = actions.find((column) => column.labels) ?? actions.find((column) => isWhole(column, rows)) ?? first;
	const group = groupOf(discrete.name);
	for (const other of [first, ...others]) {
		if (other === discrete) continue;
		roles.set(other.name, groupOf(other.name) === group || !isWhole(other, rows) ? 'parameter' : 'none');
	}
}

/** Rows that are examined for a suggestion. */
const LOOKED_AT = 2_000;

function isWhole(column: DataColumn, rows: number): boolean {
	for (let row = 0; row < Math.min(rows, LOOKED_AT); row++) if (!Number.isInteger(cell(column, row))) return false;
	return true;
}

/** Whether in every row one of the columns is 1 and the others are 0. */
export function isOneHot(columns: readonly DataColumn[], rows: number): boolean {
	for (let row = 0; row < Math.min(rows, LOOKED_AT); row++) {
		let sum = 0;
		for (const column of columns) {
			const value = cell(column, row);
			if (value !== 0 && value !== 1) return false;
			sum += value;
		}
		if (sum !== 1) return false;
	}
	return columns.length > 1;
}
