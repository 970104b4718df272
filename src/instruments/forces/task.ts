import { measureForces } from '../../analysis/forces';

export default measureForces;

declare module '../tasks' {
	interface Tasks {
		forces: typeof measureForces;
	}
}
