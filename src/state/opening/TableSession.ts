/** An opened table while a person describes it; backed by the worker that read it. */
import type { OwnData } from '../../dataset/ownData';
import type { Answers } from '../../files/data/answers';
import type { Role } from '../../files/data/roles';
import type { DataReport } from '../../files/data/transitions';
import type { SupervisedWorker } from '../../workers/SupervisedWorker';
import type { OpenedTable, TableAnswer, TableFault } from './openedTable';
import type { ReaderAnswer, ReaderRequest } from './worker';

/** The worker that reads files. */
export type FileReader = SupervisedWorker<ReaderRequest, ReaderAnswer | TableAnswer, number>;

/** A table cannot be used as it is. */
export class TableRefused extends Error {
	constructor(readonly fault: TableFault) {
		super(fault.code);
	}
}

export class TableSession {
	constructor(
		private readonly reader: FileReader,
		readonly opened: OpenedTable,
	) {}

	/** What follows from other roles of the columns. @throws TableRefused; WorkerLost */
	async withRoles(roles: Readonly<Record<string, Role>>): Promise<Answers> {
		const answer = await this.ask({ type: 'roles', roles });
		if (answer.type !== 'answers') throw new Error('the table gave no answers');
		return answer.answers;
	}

	/** The transitions. @throws TableRefused; WorkerLost */
	async make(answers: Answers): Promise<OwnData & { readonly report: DataReport }> {
		const answer = await this.ask({ type: 'make', answers });
		if (answer.type !== 'made') throw new Error('the table gave no transitions');
		return answer;
	}

	/** Ends the worker. */
	end(): void {
		this.reader.end('the table is closed');
	}

	private async ask(request: ReaderRequest): Promise<TableAnswer> {
		const answer = (await this.reader.ask(request)) as TableAnswer;
		if (answer.type === 'fault') throw new TableRefused(answer.fault);
		return answer;
	}
}
