import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { scheduledKlWeight } from '../../model/schedule';
import type { KlSchedule } from '../../model/settings';
import { LIMITS } from '../../state/config/limits';
import { NumberField } from '../../ui/NumberField';
import styles from './Advanced.module.css';
import { DrawnCurves } from './DrawnCurves';
import { firstCurve } from './drawnCurve';
import { changeRun, useShownConfig } from './pendingStore';
import { RunSelectRow } from './RunSelectRow';
import { ScheduleCurve } from './ScheduleCurve';
import { ENDLESS_STEPS } from './ScheduleFields';

const KINDS = ['constant', 'warmup', 'cyclic', 'drawn'] as const;
const KIND_NAMES = {
	constant: 'scheduleConstant',
	warmup: 'klWarmup',
	cyclic: 'klCyclic',
	drawn: 'scheduleDrawn',
} as const satisfies Record<KlSchedule['kind'], string>;

/** Steps of a warm-up or of a cycle to begin with. */
const FIRST_STEPS = 1_000;

function scheduleOf(kind: KlSchedule['kind'], before: KlSchedule, steps: number): KlSchedule {
	if (kind === 'constant') return { kind };
	if (kind === 'drawn') return before.kind === 'drawn' ? before : { kind, points: firstCurve(steps) };
	const length = lengthOf(before) ?? FIRST_STEPS;
	return kind === 'warmup' ? { kind, steps: length } : { kind, every: Math.max(LIMITS.klCycle.min, length) };
}

/** The number that a schedule has; null for none. */
function lengthOf(schedule: KlSchedule): number | null {
	if (schedule.kind === 'warmup') return schedule.steps;
	return schedule.kind === 'cyclic' ? schedule.every : null;
}

/** How each run's KL weight changes with the step, with the curve that it follows. */
export function KlScheduleFields() {
	const { t } = useTranslation('controls');
	const { runs, training } = useShownConfig();
	const steps = training.stopAt || ENDLESS_STEPS;
	const numbered = runs.some(({ klSchedule }) => lengthOf(klSchedule) !== null);
	return (
		<>
			<RunSelectRow
				label={t('klSchedule')}
				values={runs.map(({ klSchedule }) => klSchedule.kind)}
				options={KINDS.map((kind) => ({ value: kind, name: t(KIND_NAMES[kind]) }))}
				onChange={(run, kind) => changeRun(run, { klSchedule: scheduleOf(kind, runs[run].klSchedule, steps) })}
			/>
			{numbered && <ScheduleLengths />}
			{numbered && (
				<div className={styles.runsRow}>
					<span />
					{runs.map(({ klSchedule }, run) => (
						<ScheduleCurve
							key={RUN_NAMES[run]}
							hidden={klSchedule.kind === 'drawn'}
							factorAt={(step) => scheduledKlWeight({ ...runs[run], klWeight: 1 }, step)}
							steps={steps}
							label={t('klScheduleCurve', { kind: t(KIND_NAMES[klSchedule.kind]), steps: formatCount(steps) })}
						/>
					))}
				</div>
			)}
			<DrawnCurves
				what={t('klScheduleDrawnTitle')}
				schedules={runs.map(({ klSchedule }) => klSchedule)}
				steps={steps}
				onChange={(run, klSchedule) => changeRun(run, { klSchedule })}
			/>
		</>
	);
}

/** Steps of the warm-up, or of one cycle. */
function ScheduleLengths() {
	const { t } = useTranslation('controls');
	const { runs } = useShownConfig();
	const what = t('klScheduleSteps');
	return (
		<div className={styles.runsRow}>
			<span className={styles.rowLabel}>{what}</span>
			{runs.map(({ klSchedule }, run) => (
				<Fragment key={RUN_NAMES[run]}>
					{klSchedule.kind === 'warmup' || klSchedule.kind === 'cyclic' ? (
						<NumberField
							label={t('ofRun', { what, run: RUN_NAMES[run] })}
							value={klSchedule.kind === 'warmup' ? klSchedule.steps : klSchedule.every}
							limits={klSchedule.kind === 'cyclic' ? LIMITS.klCycle : LIMITS.scheduleEvery}
							integer
							onCommit={(typed) =>
								changeRun(run, {
									klSchedule:
										klSchedule.kind === 'warmup' ? { kind: 'warmup', steps: typed } : { kind: 'cyclic', every: typed },
								})
							}
						/>
					) : (
						<span className={styles.none}>–</span>
					)}
				</Fragment>
			))}
		</div>
	);
}
