/** The browser asks before a training goes with the page that nothing keeps. What a lesson trains is trained again. */
import { useLesson } from '../../lessons/lessonStore';
import { useSession } from '../../state/sessionStore';
import { unsavedTraining } from '../../state/unsavedTraining';

/** Watches the training from now on. */
export function askBeforeLeaving(): void {
	useSession.subscribe(({ phase, step }) => {
		if (useLesson.getState().lesson) {
			unsavedTraining.trains(false);
			return;
		}
		unsavedTraining.trains(phase === 'training');
		// Back at the initial weights, a person has given it up.
		if (step === 0) unsavedTraining.clear();
	});
	addEventListener('beforeunload', (event) => {
		if (unsavedTraining.isAtStake) event.preventDefault();
	});
}
