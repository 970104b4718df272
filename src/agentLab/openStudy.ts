/** The results of a study that are open in the tab. */
import { create } from 'zustand';
import { MOST_STUDY_BYTES, readStudyResults, type StudyGroup } from './studyFile';

interface OpenStudy {
	readonly groups: readonly StudyGroup[];
	/** Of the file. */
	readonly name: string;
	/** Id of the world that is shown; null before a study is open. */
	readonly world: string | null;
	/** Why the last file was not taken: what was open stays. */
	readonly fault: {
		readonly kind: 'other' | 'tooMany' | 'line' | 'tooLarge';
		readonly name: string;
		readonly line: number;
	} | null;
}

/** Characters of a file's name that are repeated. */
const MOST_NAME = 60;

export const useStudy = create<OpenStudy>()(() => ({ groups: [], name: '', world: null, fault: null }));

/** Shows the results in a file, or says why there are none. */
export async function openStudy(file: File): Promise<void> {
	const name = file.name.slice(0, MOST_NAME);
	if (file.size > MOST_STUDY_BYTES) return useStudy.setState({ fault: { kind: 'tooLarge', name, line: 0 } });
	const read = readStudyResults(await file.text());
	if (read.ok) {
		const [{ settings }] = read.groups;
		useStudy.setState({ groups: read.groups, name, world: settings.world, fault: null });
	} else useStudy.setState({ fault: { kind: read.fault, name, line: read.fault === 'line' ? read.line : 0 } });
}
