import { useEffect } from 'react';
import { useConfig } from '../../state/configStore';
import { playFirstRollouts, useRollouts } from '../../state/rollouts';
import { useScreen } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';

/**
 * Opened before anything was played, or with the page's own episodes of another world, a few are played while the page
 * rests. A lesson leaves it to the learner.
 * @param canPlay whether a policy that is chosen can play now
 */
export function useFirstRollouts(canPlay: boolean): void {
	const rests = useSession(({ phase }) => phase === 'paused');
	const inLesson = useScreen((screen) => screen.inLesson);
	const environment = useConfig(({ config }) => config.environment);
	const wanted = useRollouts(
		({ phase, isPages, terms }) => phase === 'idle' || (isPages && terms?.environment !== environment),
	);
	const may = wanted && rests && canPlay && !inLesson;
	useEffect(() => {
		if (may) playFirstRollouts();
	}, [may]);
}
