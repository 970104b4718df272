import { useEffect, useState } from 'react';
import { takesSteps } from '../../lab/trainingState';
import { useSession } from '../../state/sessionStore';

/** A training that takes no step for this long is said to stall, or for so many times what its last step took. */
const STALL_MS = 3_000;
const STALL_STEPS = 3;

/** How often it is looked at. */
const CHECK_MS = 1_000;

/** A gap this long between two checks: the machine slept, or the browser suspended the page. */
const SLEPT_MS = 5 * CHECK_MS;

/** Rates are measured over the last second, so those of a hidden tab show this long after it comes back. */
const AFTERGLOW_MS = 2_000;

/** Why a training is slower than expected. */
export type Liveness =
	| { readonly kind: 'running' | 'throttled' }
	| { readonly kind: 'stalled'; readonly seconds: number };

const RUNNING: Liveness = { kind: 'running' };
const THROTTLED: Liveness = { kind: 'throttled' };

/** Tells whether the training that should run does, from the steps that arrive. */
export function useLiveness(): Liveness {
	const training = useSession((state) => takesSteps(state.training));
	const [liveness, setLiveness] = useState<Liveness>(RUNNING);

	useEffect(() => {
		if (!training) {
			setLiveness(RUNNING);
			return;
		}
		let lastStepAt = performance.now();
		let usual = 0;
		let hiddenUntil = document.hidden ? Number.POSITIVE_INFINITY : 0;
		let checkedAt = lastStepAt;
		const check = () => {
			const now = performance.now();
			if (now - checkedAt > SLEPT_MS) lastStepAt = now;
			checkedAt = now;
			const idle = now - lastStepAt;
			if (now < hiddenUntil) setLiveness(THROTTLED);
			else if (idle < Math.max(STALL_MS, STALL_STEPS * usual)) setLiveness(RUNNING);
			else setLiveness({ kind: 'stalled', seconds: Math.floor(idle / 1_000) });
		};
		const unsubscribe = useSession.subscribe(
			({ step }) => step,
			() => {
				const now = performance.now();
				usual = now - lastStepAt;
				lastStepAt = now;
			},
		);
		const onVisibility = () => {
			hiddenUntil = document.hidden ? Number.POSITIVE_INFINITY : performance.now() + AFTERGLOW_MS;
			check();
		};
		const timer = setInterval(check, CHECK_MS);
		document.addEventListener('visibilitychange', onVisibility);
		return () => {
			unsubscribe();
			clearInterval(timer);
			document.removeEventListener('visibilitychange', onVisibility);
		};
	}, [training]);

	return liveness;
}
