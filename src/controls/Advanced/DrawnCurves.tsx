import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import type { DrawnCurve } from '../../model/settings';
import styles from './Advanced.module.css';
import { CurveEditor } from './CurveEditor';

interface DrawnCurvesProps {
	/** What is drawn. */
	readonly what: string;
	/** A schedule a run; only drawn ones have a curve to edit. */
	readonly schedules: readonly ({ readonly kind: 'drawn'; readonly points: DrawnCurve } | { readonly kind: string })[];
	readonly steps: number;
	readonly onChange: (run: number, schedule: { readonly kind: 'drawn'; readonly points: DrawnCurve }) => void;
}

/** An editor for every run whose schedule is drawn by hand. */
export function DrawnCurves({ what, schedules, steps, onChange }: DrawnCurvesProps) {
	const { t } = useTranslation('controls');
	return schedules.map(
		(schedule, run) =>
			'points' in schedule && (
				<div key={RUN_NAMES[run]} className={styles.drawn}>
					<b>{RUN_NAMES[run]}</b>
					<CurveEditor
						points={schedule.points}
						steps={steps}
						label={t('ofRun', { what, run: RUN_NAMES[run] })}
						onChange={(points) => onChange(run, { kind: 'drawn', points })}
					/>
				</div>
			),
	);
}
