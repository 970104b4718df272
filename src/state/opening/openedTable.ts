/** A table from a file, in the worker that read it: suggested roles of its columns, and its transitions. */
import type { OwnData } from '../../dataset/ownData';
import { type Answers, answersFor, guessAnswers } from '../../files/data/answers';
import type { DataTable } from '../../files/data/DataTable';
import type { Role } from '../../files/data/roles';
import { summariseTable, type TableSummary } from '../../files/data/summary';
import { type DataReport, makeTransitions } from '../../files/data/transitions';
import { FileFault } from '../../files/FileFault';

/** Why a table gives nothing: the code and the values of a text in `files`. */
export type TableFault = Pick<FileFault, 'code' | 'values'>;

/** Questions on the table that was opened last. */
export type TableRequest =
	/** What follows from other roles of the columns. */
	| { readonly type: 'roles'; readonly roles: Readonly<Record<string, Role>> }
	| { readonly type: 'make'; readonly answers: Answers };

export type TableAnswer =
	| { readonly type: 'answers'; readonly answers: Answers }
	| ({ readonly type: 'made'; readonly report: DataReport } & OwnData)
	| { readonly type: 'fault'; readonly fault: TableFault };

/** A table with roles suggested by names and values. */
export interface OpenedTable {
	readonly summary: TableSummary;
	/** Without roles where the suggested ones are refused. */
	readonly guess: Answers;
	/** Why they are refused; null where they are not. */
	readonly guessFault: TableFault | null;
}

/** @param name of the file, without its end */
export function openTable(table: DataTable, name: string): OpenedTable {
	const summary = summariseTable(table);
	try {
		return { summary, guess: guessAnswers(table, name), guessFault: null };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return { summary, guess: answersFor(table, name, {}), guessFault: faultOf(error) };
	}
}

const faultOf = ({ code, values }: FileFault): TableFault => ({ code, values });

/** Never throws for what is in the table. */
export function askTable(table: DataTable, name: string, request: TableRequest): TableAnswer {
	try {
		if (request.type === 'roles') return { type: 'answers', answers: answersFor(table, name, request.roles) };
		return { type: 'made', ...makeTransitions(table, request.answers) };
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return { type: 'fault', fault: faultOf(error) };
	}
}
