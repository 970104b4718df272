import { traceStep } from './stepTrace';

export default traceStep;

declare module '../tasks' {
	interface Tasks {
		slowStep: typeof traceStep;
	}
}
