/** The state of training that many lessons share: two runs in Goal, one with the KL and one without. */
import type { Stage } from '../Lesson';
import { lessonRuns, SMALL_MODEL } from '../stage';

/**
 * Goal with its quirks corrected, so that the y of a kick does something and the two shots differ. 600 steps: by then
 * both runs decode well and the cloud of run A keeps its shape.
 */
export const GOAL_TWINS = {
	config: {
		...SMALL_MODEL,
		environment: 'goal',
		published: false,
		runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0 }),
		display: {
			...SMALL_MODEL.display,
			colorBy: 'parameter:0',
			layers: { mean: true, samples: false, ellipses: true, prior: true, box: false, path: false },
		},
		// A kick in a state with the ball near the middle line of the pitch.
		probe: { action: 0, transition: 0, z: [0.4, -0.6] },
	},
	steps: 600,
} as const satisfies Stage;

/** Without the posteriors' ellipses, as long as nobody has said what they are. */
export const CODES_ALONE = {
	mean: true,
	samples: false,
	ellipses: false,
	prior: true,
	box: false,
	path: false,
} as const;
