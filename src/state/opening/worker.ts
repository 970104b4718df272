/**
 * The worker that reads files from outside: a bad file may crash it, but not the page. A table stays here while a
 * person describes it.
 */
import { buffersOf } from '../../dataset/columns';
import type { OwnWorld } from '../../environments/ownWorlds';
import { registerOwnWorld } from '../../environments/registerOwnWorld';
import type { DataTable } from '../../files/data/DataTable';
import { serve } from '../../workers/serve';
import { type OpenedFile, readOpenedFile } from './openedFile';
import { askTable, type OpenedTable, openTable, type TableAnswer, type TableRequest } from './openedTable';

/** A file, or a question on the table that was in it. */
export type ReaderRequest =
	| {
			readonly type: 'open';
			readonly file: Blob;
			/** Of the file, without its end. */
			readonly name: string;
			/** The worlds of somebody's data that are known to the page. */
			readonly worlds: readonly OwnWorld[];
	  }
	| TableRequest;

/** What a file holds; of a table what a person is shown. */
export type ReaderAnswer = Exclude<OpenedFile, { kind: 'table' }> | ({ readonly kind: 'table' } & OpenedTable);

let kept: { readonly table: DataTable; readonly name: string } | null = null;

/** Transitions are the page's from then on: copying a million of them would hold it up. */
function memoryOf(answer: ReaderAnswer | TableAnswer): Transferable[] {
	if ('type' in answer) return answer.type === 'made' ? buffersOf(answer.dataset) : [];
	return answer.kind === 'own-data' ? buffersOf(answer.data.dataset) : [];
}

async function handle(request: ReaderRequest, report: (share: number) => void): Promise<ReaderAnswer | TableAnswer> {
	if (request.type !== 'open') {
		if (!kept) throw new Error('no table is open');
		return askTable(kept.table, kept.name, request);
	}
	for (const world of request.worlds) registerOwnWorld(world);
	const opened = await readOpenedFile(request.file, report);
	if (opened.kind !== 'table') return opened;
	kept = { table: opened.table, name: request.name };
	return { kind: 'table', ...openTable(kept.table, kept.name) };
}

serve<ReaderRequest, ReaderAnswer | TableAnswer, number>(self, handle, memoryOf);
