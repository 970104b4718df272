/**
 * The browser asks before leaving the page with a training of agents that is not saved. What a lesson trains is trained
 * again.
 */
import { UnsavedTraining } from '../state/unsavedTraining';
import { agentLab } from './pageAgentLab';

const unsaved = new UnsavedTraining(() => performance.now());
let isLessons = false;

agentLab.store.subscribe(({ status, training }) => {
	unsaved.trains(status === 'learning' && !isLessons);
	if (!training) unsaved.clear();
});

addEventListener('beforeunload', (event) => {
	if (unsaved.isAtStake) event.preventDefault();
});

/** All of the present training is in a file. */
export function agentsAreSaved(): void {
	unsaved.clear();
}

/** Whether the agents are those of a lesson, as it said last. */
export function areAgentsLessons(): boolean {
	return isLessons;
}

/** Sets whether the agents are those of a lesson. */
export function agentsAreLessons(lessons: boolean): void {
	isLessons = lessons;
}
