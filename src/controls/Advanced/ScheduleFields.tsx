import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { scheduledLearningRate } from '../../model/schedule';
import type { Schedule } from '../../model/settings';
import { LIMITS } from '../../state/config/limits';
import { NumberField } from '../../ui/NumberField';
import styles from './Advanced.module.css';
import { DrawnCurves } from './DrawnCurves';
import { firstCurve } from './drawnCurve';
import { changeRun, useShownConfig } from './pendingStore';
import { RunSelectRow } from './RunSelectRow';
import { ScheduleCurve } from './ScheduleCurve';

const KINDS = ['constant', 'step', 'exponential', 'drawn'] as const;
const KIND_NAMES = {
	constant: 'scheduleConstant',
	step: 'scheduleStep',
	exponential: 'scheduleExponential',
	drawn: 'scheduleDrawn',
} as const satisfies Record<Schedule['kind'], string>;

/** What a schedule starts with: half the rate every thousand steps. */
const FIRST_EVERY = 1_000;
const FIRST_FACTOR = 0.5;

/** Shown when training has no end. */
export const ENDLESS_STEPS = 5_000;

function scheduleOf(kind: Schedule['kind'], before: Schedule, steps: number): Schedule {
	if (kind === 'constant') return { kind };
	if (kind === 'drawn') return before.kind === 'drawn' ? before : { kind, points: firstCurve(steps) };
	const { every, factor } =
		before.kind === 'step' || before.kind === 'exponential' ? before : { every: FIRST_EVERY, factor: FIRST_FACTOR };
	return { kind, every, factor };
}

/** How each run's learning rate changes with the step, with the curve that it follows. */
export function ScheduleFields() {
	const { t } = useTranslation('controls');
	const { runs, training } = useShownConfig();
	const steps = training.stopAt || ENDLESS_STEPS;
	const kinds = runs.map(({ schedule }) => schedule.kind);
	const numbered = kinds.some((kind) => kind === 'step' || kind === 'exponential');
	return (
		<>
			<RunSelectRow
				label={t('schedule')}
				values={kinds}
				options={KINDS.map((kind) => ({ value: kind, name: t(KIND_NAMES[kind]) }))}
				onChange={(run, kind) => changeRun(run, { schedule: scheduleOf(kind, runs[run].schedule, steps) })}
			/>
			{numbered && <ScheduleNumbers setting="every" />}
			{numbered && <ScheduleNumbers setting="factor" />}
			{numbered && (
				<div className={styles.runsRow}>
					<span />
					{runs.map((settings, run) => (
						<ScheduleCurve
							key={RUN_NAMES[run]}
							hidden={settings.schedule.kind === 'drawn'}
							factorAt={(step) => scheduledLearningRate(settings, step) / settings.learningRate}
							steps={steps}
							label={t('scheduleCurve', {
								steps: formatCount(steps),
								first: formatMeasured(scheduledLearningRate(settings, 1), 2),
								last: formatMeasured(scheduledLearningRate(settings, steps), 2),
							})}
						/>
					))}
				</div>
			)}
			<DrawnCurves
				what={t('scheduleDrawnTitle')}
				schedules={runs.map(({ schedule }) => schedule)}
				steps={steps}
				onChange={(run, schedule) => changeRun(run, { schedule })}
			/>
		</>
	);
}

/** One number of both runs' schedules, where they have one. */
function ScheduleNumbers({ setting }: { readonly setting: 'every' | 'factor' }) {
	const { t } = useTranslation('controls');
	const { runs } = useShownConfig();
	const what = t(setting === 'every' ? 'scheduleEvery' : 'scheduleFactor');
	return (
		<div className={styles.runsRow}>
			<span className={styles.rowLabel}>{what}</span>
			{runs.map(({ schedule }, run) => (
				<Fragment key={RUN_NAMES[run]}>
					{schedule.kind === 'constant' || schedule.kind === 'drawn' ? (
						<span className={styles.none}>–</span>
					) : (
						<NumberField
							label={t('ofRun', { what, run: RUN_NAMES[run] })}
							value={schedule[setting]}
							limits={setting === 'every' ? LIMITS.scheduleEvery : LIMITS.scheduleFactor}
							integer={setting === 'every'}
							onCommit={(typed) => changeRun(run, { schedule: { ...schedule, [setting]: typed } })}
						/>
					)}
				</Fragment>
			))}
		</div>
	);
}
