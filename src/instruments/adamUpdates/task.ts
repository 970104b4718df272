import { measureUpdates } from '../../analysis/adamUpdates';

export default measureUpdates;

declare module '../tasks' {
	interface Tasks {
		adamUpdates: typeof measureUpdates;
	}
}
