import { measureSwap } from '../../analysis/inputSwap';

export default measureSwap;

declare module '../tasks' {
	interface Tasks {
		swap: typeof measureSwap;
	}
}
