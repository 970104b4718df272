import { measureBoxUse } from '../../analysis/boxUse';

export default measureBoxUse;

declare module '../tasks' {
	interface Tasks {
		boxUse: typeof measureBoxUse;
	}
}
