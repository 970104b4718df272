import { measureSigns } from './badges';

export default measureSigns;

declare module '../tasks' {
	interface Tasks {
		badges: typeof measureSigns;
	}
}
