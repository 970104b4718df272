import { useConfig } from '../../state/configStore';
import { useNotices } from '../../state/noticeStore';
import { preparedMeasured, type RunName } from '../../state/preparedFrame';
import { measure } from '../measure';
import { type BadgeId, badgesOf, type RunSigns } from './badges';

/** What `latentLab.badges` gives. */
export interface BadgesResult extends RunSigns {
	readonly step: number;
	readonly badges: readonly BadgeId[];
}

/** The badges that a run has, and the numbers that they are read from. */
export async function badges(run: RunName): Promise<BadgesResult> {
	const { index, frame, codes } = await preparedMeasured(run);
	const { display, training, runs } = useConfig.getState().config;
	const { result } = await measure('badges', {
		runs: [codes],
		latentDim: frame.shape.latentDim,
		percent: display.boxPercent,
		seed: training.seed,
	});
	const caught = useNotices.getState().notices.some(({ message }) => message === 'notANumber');
	return {
		step: frame.step,
		...result[0],
		badges: badgesOf(result[0], { run: index, step: frame.step, settings: frame.trainedWith ?? runs, caught }),
	};
}
