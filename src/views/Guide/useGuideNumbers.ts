import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLE_QUANTILE } from '../../analysis/holeRuler';
import { formatPercent } from '../../i18n/formatNumber';
import { formatSetting } from '../../i18n/numerals';
import { measure } from '../../instruments/measure';
import { useOutsideRings } from '../../plane/useOutsideRings';
import { useConfig } from '../../state/configStore';
import { isOfShownModel, latestFrame, measuredRuns } from '../../state/frames';
import type { GuideStep } from '../../state/guideStore';
import { useSession } from '../../state/sessionStore';

/** Shares of draws from the prior that fall into holes, one a run; none until the page rests and they are measured. */
function useHoleShares(wanted: boolean): readonly number[] {
	const rests = useSession(({ phase }) => phase === 'paused');
	const [shares, setShares] = useState<readonly number[]>([]);
	useEffect(() => {
		const frame = latestFrame();
		const runs = frame && measuredRuns(frame);
		if (!wanted || !rests || !frame || !runs) return;
		let ended = false;
		const { seed } = useConfig.getState().config.training;
		const request = { runs, latentDim: frame.shape.latentDim, quantile: HOLE_QUANTILE, seed, grid: null };
		void measure('holes', request).then(
			({ result }) => {
				if (!ended && isOfShownModel(frame)) setShares(result.map(({ share }) => share));
			},
			() => {},
		);
		return () => {
			ended = true;
		};
	}, [wanted, rests]);
	return shares;
}

/** What is measured now that a step of the guide speaks of; null where that is nothing, or not yet. */
export function useGuideNumbers(step: GuideStep): string | null {
	const { t } = useTranslation('guide');
	const outside = useOutsideRings();
	const holes = useHoleShares(step === 'yours');
	const weights = useConfig(({ config }) => config.runs);
	if (step === 'klWeight' || step === 'holes') return insideText(t, outside, weights);
	if (step !== 'yours' || holes.length < 2) return null;
	return t('holesMeasured', { a: formatPercent(holes[0]), b: formatPercent(holes[1]) });
}

function insideText(
	t: TFunction<'guide'>,
	[a, b]: readonly number[],
	[ofA, ofB]: readonly { readonly klWeight: number }[],
): string | null {
	if (a === undefined || b === undefined || Number.isNaN(a + b)) return null;
	return t('insideMeasured', {
		a: formatPercent(1 - a),
		b: formatPercent(1 - b),
		wa: formatSetting(ofA.klWeight),
		wb: formatSetting(ofB.klWeight),
	});
}
