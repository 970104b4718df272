import { useTranslation } from 'react-i18next';
import { type CurveLine, drawCurves } from '../../agentLab/view/drawCurves';
import { axesOf } from '../../agentLab/view/learningCurve';
import { formatCount, formatPercent } from '../../i18n/formatNumber';
import { AGENT_STUDY, agentValues, overSeeds, STUDIED_WEIGHTS } from '../../lessons/agentStudy';
import { Picture } from '../../plane/Picture';
import { useTarget } from '../../ui/useTarget';
import styles from './AgentStudyFigure.module.css';

/** As A and B are drawn everywhere, and a third. */
const LOOKS = {
	0: { color: 'box', dashed: true },
	0.02: { color: 'mu', dashed: false },
	0.5: { color: 'z', dashed: false },
} as const;

const LINES: readonly CurveLine[] = STUDIED_WEIGHTS.map((klWeight) => ({
	...LOOKS[klWeight],
	name: `w = ${klWeight}`,
	marks: AGENT_STUDY.steps.map((step) => {
		const { mean, interval } = overSeeds(agentValues({ kind: 'agentSuccess', klWeight, step }));
		// A share in [0, 1]; Student's t does not respect that.
		return {
			step,
			value: mean,
			interval: interval && { low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
		};
	}),
}));

/** Success of the agents of the study over their environment steps, with intervals over the seeds. */
export function AgentStudyFigure() {
	const { t } = useTranslation('lessons');
	const target = useTarget('agentStudy');
	const { seeds, steps, episodes } = AGENT_STUDY;
	const last = steps[steps.length - 1];
	const ends = LINES.map(({ marks }, index) =>
		t('studyEnd', {
			w: STUDIED_WEIGHTS[index],
			share: formatPercent(marks[marks.length - 1].value),
			step: formatCount(last),
		}),
	);
	const count = seeds.length;
	return (
		<figure className={styles.study} data-testid="agent-study" {...target.area}>
			<div className={styles.canvas}>
				<Picture
					label={t('studyLabel', { count, ends: ends.join(' ') })}
					draw={(ground) =>
						drawCurves(
							ground,
							LINES,
							axesOf(
								LINES.map(({ marks }) => marks),
								'success',
								last,
							),
							formatPercent,
						)
					}
				/>
			</div>
			<figcaption>{t('studyNote', { count, episodes: formatCount(episodes) })}</figcaption>
		</figure>
	);
}
