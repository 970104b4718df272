/** The meaning of a table of transitions, as a person states it, and as the table itself suggests. */
import type { OwnQuantity } from '../../environments/ownWorlds';
import { FileFault } from '../FileFault';
import { cell, type DataColumn, type DataTable } from './DataTable';
import { guessRoles, isOneHot, type Role } from './roles';

/** A parameter of an action: in which column it stands, and what it is. */
export interface ParameterAnswer extends OwnQuantity {
	readonly column: string;
	/** Whether the action has it; it is padding otherwise. */
	readonly used: boolean;
}

export interface ActionAnswer {
	/** In the action's column, or the index of its column where they are one-hot; an index of the labels. */
	readonly value: number;
	readonly name: string;
	/** All candidates; those that it has are in the order in which the model sees them. */
	readonly parameters: readonly ParameterAnswer[];
}

export interface Answers {
	/** Of the data, to be shown. */
	readonly name: string;
	/** Columns by what they are; those of no use are left out. */
	readonly roles: Readonly<Record<string, Role>>;
	/** One a column of the state, in their order. */
	readonly features: readonly OwnQuantity[];
	readonly actions: readonly ActionAnswer[];
	/** Whether a transition that is there twice counts once. */
	readonly dropDuplicates: boolean;
}

/** Discrete actions, features and parameters at most. */
const MOST_ACTIONS = 256;
const MOST_FEATURES = 100;
const MOST_PARAMETERS = 100;

/** The columns of a role, in the table's order. */
export function columnsWith(table: DataTable, roles: Readonly<Record<string, Role>>, role: Role): DataColumn[] {
	return table.columns.filter(({ name }) => Object.hasOwn(roles, name) && roles[name] === role);
}

/** Everything that names and values suggest. @throws FileFault as {@link answersFor} */
export function guessAnswers(table: DataTable, name: string): Answers {
	const guessed = Array.from(guessRoles(table)).filter(([, role]) => role !== 'none');
	return answersFor(table, name, Object.fromEntries(guessed));
}

/**
 * Derives from the roles the features and actions with the ranges that occur.
 * @throws FileFault `many-actions`, `many-columns`
 */
export function answersFor(table: DataTable, name: string, roles: Readonly<Record<string, Role>>): Answers {
	const states = columnsWith(table, roles, 'state');
	const nexts = columnsWith(table, roles, 'next');
	if (states.length > MOST_FEATURES) throw new FileFault('many-columns', { count: states.length, most: MOST_FEATURES });
	const pairs = nexts.length === states.length ? nexts : [];
	return {
		name,
		roles,
		features: states.map((column, i) => ({
			name: column.name,
			unit: '',
			...usualRange(rangeOf([column, ...pairs.slice(i, i + 1)], table.rows)),
		})),
		actions: actionsOf(table, roles),
		dropDuplicates: false,
	};
}

/** The smallest and the largest number of some columns; ±Infinity where they have none. */
function rangeOf(columns: readonly DataColumn[], rows: number): { low: number; high: number } {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const column of columns) {
		for (let row = 0; row < rows; row++) {
			const value = cell(column, row);
			if (!Number.isFinite(value)) continue;
			if (value < low) low = value;
			if (value > high) high = value;
		}
	}
	return { low, high };
}

/** The likely intended range of numbers: [−1, 1] or [0, 1] if they fill it, else the numbers' own. */
function usualRange({ low, high }: { low: number; high: number }): { low: number; high: number } {
	if (low > high) return { low: -1, high: 1 };
	if (low >= -1 && high <= 1 && high - low > 1) return { low: -1, high: 1 };
	if (low >= 0 && high <= 1 && high - low > 0.5) return { low: 0, high: 1 };
	// A constant column has no range of its own: it is scaled to 0.
	return low === high ? { low: low - 1, high: high + 1 } : { low, high };
}

/** The action's number in a row, by its value; NaN where there is none. */
export function actionReader(columns: readonly DataColumn[], rows: number): (row: number) => number {
	if (columns.length === 1) return (row) => cell(columns[0], row);
	if (!isOneHot(columns, rows)) return () => Number.NaN;
	return (row) => columns.findIndex((column) => cell(column, row) === 1);
}

function actionsOf(table: DataTable, roles: Readonly<Record<string, Role>>): ActionAnswer[] {
	const columns = columnsWith(table, roles, 'action');
	const parameters = columnsWith(table, roles, 'parameter');
	if (parameters.length > MOST_PARAMETERS)
		throw new FileFault('many-columns', { count: parameters.length, most: MOST_PARAMETERS });
	if (columns.length === 0) return [];
	const actionOf = actionReader(columns, table.rows);
	/** Smallest and largest number of every parameter, by action. */
	const ranges = new Map<number, { low: number; high: number }[]>();
	for (let row = 0; row < table.rows; row++) {
		const value = actionOf(row);
		// Invalid actions are reported when the transitions are made, with their row.
		if (!Number.isInteger(value)) continue;
		let range = ranges.get(value);
		if (!range) {
			if (ranges.size === MOST_ACTIONS)
				throw new FileFault('many-actions', { part: columns[0].name, most: MOST_ACTIONS });
			range = parameters.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
			ranges.set(value, range);
		}
		for (let p = 0; p < parameters.length; p++) {
			const number = cell(parameters[p], row);
			if (!Number.isFinite(number)) continue;
			if (number < range[p].low) range[p].low = number;
			if (number > range[p].high) range[p].high = number;
		}
	}
	return Array.from(ranges)
		.sort(([a], [b]) => a - b)
		.map(([value, range]) => ({
			value,
			name: columns.length > 1 ? columns[value].name : (columns[0].labels?.[value] ?? String(value)),
			parameters: parameters.map((column, p) => ({
				column: column.name,
				// A column that never changes with an action is padding.
				used: range[p].high > range[p].low,
				name: column.name,
				unit: '',
				...usualRange(range[p]),
			})),
		}));
}
