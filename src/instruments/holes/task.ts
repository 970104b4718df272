import { measureHoles } from '../../analysis/holes';

export default measureHoles;

declare module '../tasks' {
	interface Tasks {
		holes: typeof measureHoles;
	}
}
