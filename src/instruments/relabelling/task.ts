import { readRelabelling } from '../../analysis/relabelReading';

export default readRelabelling;

declare module '../tasks' {
	interface Tasks {
		relabelling: typeof readRelabelling;
	}
}
