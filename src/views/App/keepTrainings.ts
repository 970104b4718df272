/** Keeps a person's trainings, offers the last one on return, and asks before one goes that the browser cannot keep. */
import { isUnderWay } from '../../lab/trainingState';
import { importLate } from '../../late/PartBoundary';
import { useLesson } from '../../lessons/lessonStore';
import { isPagesOwn } from '../../state/firstTraining';
import { isShownKept, keepShownTraining, offerKept } from '../../state/keeping/pageKeeping';
import { useSession } from '../../state/sessionStore';
import { unsavedTraining } from '../../state/unsavedTraining';

/** Watches the training from now on. What a lesson or the page itself trains is trained again. */
export function keepTrainings(): void {
	const inLesson = () => useLesson.getState().lesson !== null;
	keepShownTraining(inLesson, (environment, goOn) =>
		importLate(
			() => import('../Header/files'),
			({ askForKeptData }) => askForKeptData(environment, goOn),
		),
	);
	useSession.subscribe(({ training, step }) => {
		if (inLesson()) {
			unsavedTraining.trains(false);
			return;
		}
		unsavedTraining.trains(isUnderWay(training) && !isPagesOwn());
		// Back at the initial weights, a person has given it up.
		if (step === 0) unsavedTraining.clear();
	});
	addEventListener('beforeunload', (event) => {
		if (unsavedTraining.isAtStake && !isShownKept()) event.preventDefault();
	});
	// A lesson is no place to go on with something else: asked when it is left.
	if (!inLesson() && !new URLSearchParams(location.search).has('lesson')) {
		void offerKept();
		return;
	}
	const stop = useLesson.subscribe(({ lesson }) => {
		if (lesson) return;
		stop();
		void offerKept();
	});
}
