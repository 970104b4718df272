import { ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LOSS_TERMS } from '../../model/settings';
import { type Inputs, reading } from '../../reading/reading';
import { foldByButton, takesFocus } from '../../state/foldByButton';
import { lossHistory, subscribeLossHistory } from '../../state/shownHistory';
import { writeAttribute } from '../../ui/attributes';
import { tip } from '../../ui/tip';
import styles from './LossSpark.module.css';
import { SPARK, sparkCurves } from './sparkCurves';

/** The loss terms as a small picture; a press opens the dock with all measurements. */
export default function LossSpark() {
	const { t } = useTranslation('screen');
	const picture = useRef<SVGSVGElement>(null);
	useEffect(() => {
		const draw = (curves: readonly string[]) => {
			picture.current?.querySelectorAll('polyline').forEach((line, term) => {
				writeAttribute(line, 'points', curves[term]);
			});
		};
		const inputs: Inputs = (changed) => subscribeLossHistory(() => changed('frame'));
		return reading(inputs, () => sparkCurves(lossHistory()), { where: 'page', calm: 'beat', show: draw }).end;
	}, []);
	return (
		<button
			type="button"
			className={styles.spark}
			{...tip(t('lossOpenTitle'))}
			data-testid="loss-spark"
			ref={takesFocus('dock', false)}
			onClick={() => foldByButton('dock', true)}
		>
			<span className={styles.name}>
				{t('lossOpen')} <ChevronUp size={14} aria-hidden="true" />
			</span>
			<svg ref={picture} viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} preserveAspectRatio="none" aria-hidden="true">
				{LOSS_TERMS.map((term) => (
					<polyline key={term} data-term={term} />
				))}
			</svg>
		</button>
	);
}
