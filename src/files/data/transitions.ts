/** Converts a table with its meaning to transitions that a model can be trained on. */
import type { Dataset } from '../../dataset/Dataset';
import { OWN_SIZE } from '../../dataset/datasetSize';
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
	const { states, nexts, deltas, rewards, dones, notDones, episodes, parameterColumns } = columns;
	const { rows } = table;
	const stateDim = states.length;
	const parameterDim = Math.max(...actionAnswers.map(({ parameters }) => parameters.length));
	const actionOf = actionReader(columns.actions, rows);
	const indexOf = new Map(actionAnswers.map(({ value }, index) => [value, index]));

	const state = new Float32Array(rows * stateDim);
	const stateDelta = new Float32Array(rows * stateDim);
	const action = new Uint16Array(rows);
	const parameters = new Float32Array(rows * parameterDim);
	const reward = new Float32Array(rows);
	const done = new Uint8Array(rows);
	const marks = new RowMarks();
	const count = { incomplete: 0, ends: 0, duplicates: 0 };
	let kept = 0;

	const isEnd = (row: number) =>
		dones.some((column) => cell(column, row) > 0) || notDones.some((column) => cell(column, row) === 0);

	for (let row = 0; row < rows; row++) {
		const value = actionOf(row);
		const ends = isEnd(row);
		const follows = nexts.length === 0 && deltas.length === 0;
		if (
			follows &&
			(ends || row + 1 === rows || episodes.some((column) => cell(column, row) !== cell(column, row + 1)))
		) {
			count.ends++;
			continue;
		}
		const index = Number.isNaN(value) ? undefined : indexOf.get(value);
		if (index === undefined && Number.isFinite(value))
			throw new FileFault('action-value', { part: columns.actions[0].name, row: row + 1, found: value });
		let whole = index !== undefined;
		for (let s = 0; s < stateDim && whole; s++) {
			const { low, high } = answers.features[s];
			const before = cell(states[s], row);
			const after = follows
				? cell(states[s], row + 1)
				: nexts.length > 0
					? cell(nexts[s], row)
					: before + cell(deltas[s], row);
			const scaled = scaleToUnit(before, low, high);
			state[kept * stateDim + s] = scaled;
			stateDelta[kept * stateDim + s] = scaleToUnit(after, low, high) - scaled;
			whole = Number.isFinite(state[kept * stateDim + s]) && Number.isFinite(stateDelta[kept * stateDim + s]);
		}
		const own = parameterColumns[index ?? 0];
		for (let p = 0; p < parameterDim && whole; p++) {
			const column = own[p];
			const { low, high } = actionAnswers[index ?? 0].parameters[p] ?? { low: -1, high: 1 };
			parameters[kept * parameterDim + p] = column ? scaleToUnit(cell(column, row), low, high) : 0;
			whole = Number.isFinite(parameters[kept * parameterDim + p]);
		}
		const gained = rewards.length > 0 ? cell(rewards[0], row) : 0;
		if (!whole || !Number.isFinite(Math.fround(gained))) {
			count.incomplete++;
			continue;
		}
		action[kept] = index ?? 0;
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
	const arrays = {
		state: state.slice(0, kept * stateDim),
		action: action.slice(0, kept),
		parameters: parameters.slice(0, kept * parameterDim),
		stateDelta: stateDelta.slice(0, kept * stateDim),
		reward: reward.slice(0, kept),
		done: done.slice(0, kept),
	};
	const id = ownId(description, arrays);
	return {
		world: { id, name: answers.name, ...description },
		dataset: datasetOf(id, { stateDim, parameterDim }, arrays),
		report: { rows, kept, ...count, rounded: table.rounded },
	};
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
