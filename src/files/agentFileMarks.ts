/** The first bytes of the agents' files: a saved training, and the results of a study. */
import { textOfBytes } from './fileText';

/** The first bytes of a training of agents, as ASCII. */
export const AGENTS_MARK = 'LLAGENTS';

/** The first columns of the results of a study. */
const STUDY_BEGINNING = 'world,preset,kl';

/** Which file of the agents it is by its first bytes; null if none. @param start at least 18 bytes, or all */
export function agentFileKind(start: Uint8Array): 'agents' | 'study' | null {
	const text = textOfBytes(start);
	if (text.startsWith(AGENTS_MARK)) return 'agents';
	return text.startsWith(STUDY_BEGINNING) ? 'study' : null;
}
