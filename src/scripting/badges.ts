import { type BadgeId, badgesOf, type RunSigns } from '../analysis/badges';
import { measure } from '../instruments/measure';
import { useConfig } from '../state/configStore';
import { useNotices } from '../state/noticeStore';
import { prepared, type RunName, runIndex } from './preparedFrame';

/** What `latentLab.badges` gives. */
export interface BadgesResult extends RunSigns {
	readonly step: number;
	readonly badges: readonly BadgeId[];
}

export async function badges(run: RunName): Promise<BadgesResult> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const { display, training, runs } = useConfig.getState().config;
	const { mean, std, z } = frame.runs[index];
	const { result } = await measure('signs', {
		runs: [{ mean, std, z }],
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
