/** Converts a table with its meaning to transitions that a model can be trained on. */
import { type Dataset, OWN_SIZE } from '../../dataset/Dataset';
import type { OwnData } from '../../dataset/ownData';
import { scaleToUnit } from '../../environments/Environment';
import type { OwnQuantity } from '../../environments/ownWorlds';
import { FileFault } from '../FileFault';
import { type Answers, actionReader, columnsWith } from './answers';
import { cell, type DataColumn, type DataTable } from './DataTable';
import { ownId } from './ownId';
import { RowMarks } from './RowMarks';

/** Counts of what became of the rows of a file. */
export interface DataReport {
	readonly rows: number;
	/** Transitions that there are now. */
	readonly kept: number;
	/** Rows without a number that a transition needs, or with one that is infinite. */
	readonly incomplete: number;
	/** Rows whose next state is in no row, because their episode or the file ends. */
	readonly ends: number;
	/** Rows that an earlier one equals; they are kept unless the answers say otherwise. */
	readonly duplicates: number;
	/** Whole numbers that lost their last digits. */
	readonly rounded: number;
}

export interface OwnTransitions extends OwnData {
	readonly report: DataReport;
}

/**
 * Makes transitions.
 * @throws FileFault `need-state`, `need-action`, `need-parameter`, `state-lengths`, `column-text`, `action-value`,
 * `range`, `few-rows`
 */
export function makeTransitions(table: DataTable, answers: Answers): OwnTransitions {
	const actionAnswers = answers.actions.map(({ parameters, ...action }) => ({
		...action,
		parameters: parameters.filter(({ used }) => used),
	}));
	const columns = chosenColumns(table, answers, actionAnswers);
	const { states, rewards, dones, notDones } = columns;
	const { rows } = table;
	const stateDim = states.length;
	const parameterDim = Math.max(...actionAnswers.map(({ parameters }) => parameters.length));
	const actionOf = actionReader(columns.actions, rows);
	const indexOf = new Map(actionAnswers.map(({ value }, index) => [value, index]));

	const arrays = emptyArrays(rows, stateDim, parameterDim);
	const { state, stateDelta, action, parameters, reward, done } = arrays;
	const marks = new RowMarks();
	const count = { incomplete: 0, ends: 0, duplicates: 0 };
	let kept = 0;

	const isEnd = (row: number) =>
		dones.some((column) => cell(column, row) > 0) || notDones.some((column) => cell(column, row) === 0);

	for (let row = 0; row < rows; row++) {
		const value = actionOf(row);
		const ends = isEnd(row);
		if (lacksNext(columns, row, rows, ends)) {
			count.ends++;
			continue;
		}
		const index = Number.isNaN(value) ? undefined : indexOf.get(value);
		if (index === undefined && Number.isFinite(value))
			throw new FileFault('action-value', { part: columns.actions[0].name, row: row + 1, found: value });
		const gained = rewards.length > 0 ? cell(rewards[0], row) : 0;
		const isWhole =
			index !== undefined &&
			writeStates(columns, answers.features, arrays, row, kept) &&
			writeParameters(columns.parameterColumns[index], actionAnswers[index], arrays, row, kept, parameterDim) &&
			Number.isFinite(Math.fround(gained));
		if (!isWhole) {
			count.incomplete++;
			continue;
		}
		action[kept] = index;
		reward[kept] = gained;
		done[kept] = ends ? 1 : 0;
		const isNew = marks.add([
			state.subarray(kept * stateDim, (kept + 1) * stateDim),
			stateDelta.subarray(kept * stateDim, (kept + 1) * stateDim),
			parameters.subarray(kept * parameterDim, (kept + 1) * parameterDim),
			[action[kept], reward[kept], done[kept]],
		]);
		if (!isNew) count.duplicates++;
		if (isNew || !answers.dropDuplicates) kept++;
	}
	if (kept < OWN_SIZE.min) throw new FileFault('few-rows', { count: kept, least: OWN_SIZE.min, ...count });

	const description = {
		features: answers.features.map(plainQuantity),
		actions: actionAnswers.map(({ name, parameters }) => ({ name, parameters: parameters.map(plainQuantity) })),
	};
	const keptArrays = {
		state: state.slice(0, kept * stateDim),
		action: action.slice(0, kept),
		parameters: parameters.slice(0, kept * parameterDim),
		stateDelta: stateDelta.slice(0, kept * stateDim),
		reward: reward.slice(0, kept),
		done: done.slice(0, kept),
	};
	const id = ownId(description, keptArrays);
	return {
		world: { id, name: answers.name, ...description },
		dataset: datasetOf(id, { stateDim, parameterDim }, keptArrays),
		report: { rows, kept, ...count, rounded: table.rounded },
	};
}

type ChosenColumns = ReturnType<typeof chosenColumns>;

function emptyArrays(rows: number, stateDim: number, parameterDim: number) {
	return {
		state: new Float32Array(rows * stateDim),
		stateDelta: new Float32Array(rows * stateDim),
		action: new Uint16Array(rows),
		parameters: new Float32Array(rows * parameterDim),
		reward: new Float32Array(rows),
		done: new Uint8Array(rows),
	};
}

/** Whether the next state would have to stand in a following row that is not there. */
function lacksNext({ nexts, deltas, episodes }: ChosenColumns, row: number, rows: number, ends: boolean): boolean {
	if (nexts.length > 0 || deltas.length > 0) return false;
	return ends || row + 1 === rows || episodes.some((column) => cell(column, row) !== cell(column, row + 1));
}

type EmptyArrays = ReturnType<typeof emptyArrays>;

/** Writes a row's state, and its change, as transition `at`. @returns whether all of it is there and finite */
function writeStates(
	{ states, nexts, deltas }: ChosenColumns,
	features: Answers['features'],
	{ state, stateDelta }: EmptyArrays,
	row: number,
	at: number,
): boolean {
	for (const [s, column] of states.entries()) {
		const { low, high } = features[s];
		const before = cell(column, row);
		const after =
			nexts.length > 0
				? cell(nexts[s], row)
				: deltas.length > 0
					? before + cell(deltas[s], row)
					: cell(column, row + 1);
		const scaled = scaleToUnit(before, low, high);
		const entry = at * states.length + s;
		state[entry] = scaled;
		stateDelta[entry] = scaleToUnit(after, low, high) - scaled;
		if (!Number.isFinite(state[entry]) || !Number.isFinite(stateDelta[entry])) return false;
	}
	return true;
}

/** Writes a row's parameters as transition `at`; 0 for those that the action lacks. @returns as `writeStates` */
function writeParameters(
	columns: readonly DataColumn[],
	action: Answers['actions'][number],
	{ parameters }: EmptyArrays,
	row: number,
	at: number,
	parameterDim: number,
): boolean {
	for (let p = 0; p < parameterDim; p++) {
		const column = columns[p];
		const { low, high } = action.parameters[p] ?? { low: -1, high: 1 };
		const entry = at * parameterDim + p;
		parameters[entry] = column ? scaleToUnit(cell(column, row), low, high) : 0;
		if (!Number.isFinite(parameters[entry])) return false;
	}
	return true;
}

/** The columns of an imported data set. */
export type OwnArrays = Pick<Dataset, 'state' | 'action' | 'parameters' | 'stateDelta' | 'reward' | 'done'>;

/** Columns as a data set, without a simulator behind it. */
export function datasetOf(
	id: string,
	dimensions: Pick<Dataset, 'stateDim' | 'parameterDim'>,
	arrays: OwnArrays,
): Dataset {
	return {
		environment: id,
		published: true,
		seed: 1,
		size: arrays.action.length,
		...dimensions,
		simulatorStateLength: 0,
		...arrays,
		simulatorState: new Float64Array(0),
	};
}

function plainQuantity({ name, unit, low, high }: OwnQuantity): OwnQuantity {
	return { name, unit, low, high };
}

/** The columns that are needed, each of them checked. */
function chosenColumns(table: DataTable, { roles, features }: Answers, actionAnswers: Answers['actions']) {
	const [states, nexts, deltas, actions] = (['state', 'next', 'delta', 'action'] as const).map((role) =>
		columnsWith(table, roles, role),
	);
	if (states.length === 0 || features.length !== states.length) throw new FileFault('need-state');
	if (actions.length === 0 || actionAnswers.length === 0) throw new FileFault('need-action');
	for (const after of [nexts, deltas]) {
		if (after.length > 0 && after.length !== states.length)
			throw new FileFault('state-lengths', { count: after.length, expected: states.length });
	}
	if (actionAnswers.every(({ parameters }) => parameters.length === 0)) throw new FileFault('need-parameter');
	const byName = new Map(table.columns.map((column) => [column.name, column]));
	const parameterColumns = actionAnswers.map(({ parameters }) =>
		parameters.map(({ column }) => {
			const found = byName.get(column);
			if (!found) throw new FileFault('missing', { part: column });
			return found;
		}),
	);
	for (const quantity of [...features, ...actionAnswers.flatMap(({ parameters }) => parameters)]) {
		if (!(Number.isFinite(quantity.low) && Number.isFinite(quantity.high) && quantity.low < quantity.high))
			throw new FileFault('range', { part: quantity.name, low: quantity.low, high: quantity.high });
	}
	const [rewards, dones, notDones, episodes] = (['reward', 'done', 'notDone', 'episode'] as const).map((role) =>
		columnsWith(table, roles, role),
	);
	const numbers = [...states, ...nexts, ...deltas, ...rewards, ...dones, ...notDones, ...parameterColumns.flat()];
	for (const column of numbers) expectNumbers(column);
	if (actions.length > 1 || !actions[0].labels) for (const column of actions) expectWhole(column, table.rows);
	return { states, nexts, deltas, actions, rewards, dones, notDones, episodes, parameterColumns };
}

/** @throws FileFault `column-text` with the first cell that is a text */
function expectNumbers({ name, labels, text }: DataColumn): void {
	if (labels) throw new FileFault('column-text', { part: name, row: 1, found: labels[0] ?? '' });
	if (text) throw new FileFault('column-text', { part: name, row: text.row, found: text.found });
}

/** @throws FileFault `action-value` with the first number that is no whole one */
function expectWhole(column: DataColumn, rows: number): void {
	expectNumbers(column);
	for (let row = 0; row < rows; row++) {
		const value = cell(column, row);
		if (Number.isFinite(value) && !Number.isInteger(value))
			throw new FileFault('action-value', { part: column.name, row: row + 1, found: value });
	}
}
