/** The results of a study that are open in the tab. */
import { create } from 'zustand';
import { SupervisedWorker } from '../workers/SupervisedWorker';
import { MOST_STUDY_BYTES, type ReadStudy, type StudyGroup } from './studyFile';

interface OpenStudy {
	readonly groups: readonly StudyGroup[];
	/** Of the file. */
	readonly name: string;
	/** Id of the world that is shown; null before a study is open. */
	readonly world: string | null;
	/** Why the last file was not taken: what was open stays. */
	readonly fault: {
		readonly kind: 'other' | 'tooMany' | 'line' | 'tooLarge' | 'unread';
		readonly name: string;
		readonly line: number;
	} | null;
}

/** Characters of a file's name that are repeated. */
const MOST_NAME = 60;

export const useStudy = create<OpenStudy>()(() => ({ groups: [], name: '', world: null, fault: null }));

/** Milliseconds that a file may take: the largest takes a few seconds, on a slow machine ten times as many. */
const TIME_LIMIT = 60_000;

/** What is in a file; null where its worker was lost over it. */
async function read(file: Blob): Promise<ReadStudy | null> {
	const reader = new SupervisedWorker<Blob, ReadStudy>(
		() => new Worker(new URL('./studyReader.ts', import.meta.url), { type: 'module' }),
	);
	try {
		return await reader.ask(file, { limit: TIME_LIMIT });
	} catch {
		return null;
	} finally {
		reader.end('the file has been read');
	}
}

/** Shows the results in a file, or says why there are none. */
export async function openStudy(file: File): Promise<void> {
	const name = file.name.slice(0, MOST_NAME);
	if (file.size > MOST_STUDY_BYTES) return useStudy.setState({ fault: { kind: 'tooLarge', name, line: 0 } });
	const results = await read(file);
	if (!results) return useStudy.setState({ fault: { kind: 'unread', name, line: 0 } });
	if (results.ok) {
		const [{ settings }] = results.groups;
		useStudy.setState({ groups: results.groups, name, world: settings.world, fault: null });
	} else useStudy.setState({ fault: { kind: results.fault, name, line: results.fault === 'line' ? results.line : 0 } });
}
