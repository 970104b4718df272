import { measureDimensions } from '../../analysis/actionLeak';

export default measureDimensions;

declare module '../tasks' {
	interface Tasks {
		dimensions: typeof measureDimensions;
	}
}
