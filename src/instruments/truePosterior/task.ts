import { readTransitionPosteriors } from './transitionPosterior';

export default readTransitionPosteriors;

declare module '../tasks' {
	interface Tasks {
		truePosterior: typeof readTransitionPosteriors;
	}
}
