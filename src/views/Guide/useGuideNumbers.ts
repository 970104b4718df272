import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSampleReading } from '../../action/PriorSamples/useSampleReading';
import { formatCount, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { isPaused } from '../../lab/trainingState';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import type { GuideStep } from '../../state/guideStore';
import { type SessionState, useSession } from '../../state/sessionStore';

/** Draws fewer than this are no share. */
const FEW = 50;

/** The shares of the samples on the page that fall into holes, 0 … 1, and the KL weight of A they were read with. */
interface HoleShares {
	readonly samples: object | null;
	readonly count: number;
	readonly shares: readonly number[];
	readonly weight: number;
	/** The step of the codes. */
	readonly step: number;
}

/** Whether the training is paused at a step. */
function restsAt({ training, step }: SessionState, reached: number | undefined): boolean {
	return isPaused(training) && step === reached;
}

/** The shares as the panel has them, now and before the weight of A was moved. */
function useHoleShares(weightAtFirst: number) {
	const [{ now, before }, setShares] = useState<Record<'now' | 'before', HoleShares | null>>({
		now: null,
		before: null,
	});
	useSampleReading((reading) => {
		const shares = reading?.inHoles.filter((share) => share !== null) ?? [];
		if (!reading || shares.length < 2 || reading.count < FEW) {
			setShares((last) => (last.now ? { ...last, now: null } : last));
			return;
		}
		const weight = useConfig.getState().config.runs[0].klWeight;
		const step = latestFrame()?.step ?? 0;
		const read = { samples: useExploration.getState().samples, count: reading.count, shares, weight, step };
		const rests = restsAt(useSession.getState(), step);
		setShares((last) => ({
			now: read,
			before: rests && weight === weightAtFirst ? read : last.before,
		}));
	});
	return { now, before };
}

/**
 * What is measured now that a step of the guide speaks of; null where that is nothing, or not yet.
 * @param weightAtFirst A's KL weight when the guide began
 */
export function useGuideNumbers(step: GuideStep, weightAtFirst: number): string | null {
	const { t } = useTranslation('guide');
	const { now, before } = useHoleShares(weightAtFirst);
	const rests = useSession((session) => restsAt(session, now?.step));
	const [ofA, ofB] = useConfig(({ config }) => config.runs);
	if (!now || step === 'drag' || step === 'sample') return null;
	// While training goes on, its intermediate results do not yet reflect the weight.
	if (step === 'yours' && !rests) return null;
	const count = formatCount(now.count);
	const [a, b] = now.shares.map((share) => formatPercent(share));
	if (step === 'yours' && before && before.samples === now.samples && before.weight !== now.weight)
		return t('holesThen', {
			draws: count,
			before: formatPercent(before.shares[0]),
			weightBefore: formatSetting(before.weight),
			now: a,
			weight: formatSetting(now.weight),
		});
	// Runs that are alike are no comparison.
	if (step === 'yours' && ofA.klWeight === ofB.klWeight) return null;
	return t('holesNow', { draws: count, a, b, wa: formatSetting(ofA.klWeight), wb: formatSetting(ofB.klWeight) });
}
