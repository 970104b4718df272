import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMeasured } from '../../i18n/numerals';
import { scheduledLearningRate } from '../../model/schedule';
import type { RunSettings, Schedule } from '../../model/settings';
import { LIMITS } from '../../state/config';
import { NumberField } from '../Controls/NumberField';
import styles from './Advanced.module.css';
import { changeRun } from './pendingStore';
import { useShownConfig } from './useShownConfig';

const RUN_LETTERS = ['A', 'B'] as const;
const KINDS = ['constant', 'step', 'exponential'] as const;
const KIND_NAMES = {
	constant: 'scheduleConstant',
	step: 'scheduleStep',
	exponential: 'scheduleExponential',
} as const satisfies Record<Schedule['kind'], string>;

/** What a schedule starts with: half the rate every thousand steps. */
const FIRST_EVERY = 1_000;
const FIRST_FACTOR = 0.5;

/** Size and samples of the drawn curve. */
const CURVE_WIDTH = 84;
const CURVE_HEIGHT = 24;
const CURVE_SAMPLES = 84;

/** Shown when training has no end. */
const ENDLESS_STEPS = 5_000;

function scheduleOf(kind: Schedule['kind'], before: Schedule): Schedule {
	if (kind === 'constant') return { kind };
	const { every, factor } = before.kind === 'constant' ? { every: FIRST_EVERY, factor: FIRST_FACTOR } : before;
	return { kind, every, factor };
}

/** How each run's learning rate changes with the step, with the curve that it follows. */
export function ScheduleFields() {
	const { t } = useTranslation('controls');
	const { runs, training } = useShownConfig();
	const scheduled = runs.some(({ schedule }) => schedule.kind !== 'constant');
	return (
		<>
			<div className={styles.runsRow}>
				<span className={styles.rowLabel}>{t('schedule')}</span>
				{runs.map(({ schedule }, run) => (
					<select
						key={RUN_LETTERS[run]}
						className={styles.select}
						aria-label={t('ofRun', { what: t('schedule'), run: RUN_LETTERS[run] })}
						value={schedule.kind}
						onChange={(event) =>
							changeRun(run, { schedule: scheduleOf(event.target.value as Schedule['kind'], schedule) })
						}
					>
						{KINDS.map((kind) => (
							<option key={kind} value={kind}>
								{t(KIND_NAMES[kind])}
							</option>
						))}
					</select>
				))}
			</div>
			{scheduled && (
				<>
					<ScheduleNumbers setting="every" />
					<ScheduleNumbers setting="factor" />
					<div className={styles.runsRow}>
						<span />
						{runs.map((settings, run) => (
							<ScheduleCurve key={RUN_LETTERS[run]} settings={settings} steps={training.stopAt || ENDLESS_STEPS} />
						))}
					</div>
				</>
			)}
		</>
	);
}

/** One number of both runs' schedules; a constant one has none. */
function ScheduleNumbers({ setting }: { readonly setting: 'every' | 'factor' }) {
	const { t } = useTranslation('controls');
	const { runs } = useShownConfig();
	const what = t(setting === 'every' ? 'scheduleEvery' : 'scheduleFactor');
	return (
		<div className={styles.runsRow}>
			<span className={styles.rowLabel}>{what}</span>
			{runs.map(({ schedule }, run) => (
				<Fragment key={RUN_LETTERS[run]}>
					{schedule.kind === 'constant' ? (
						<span className={styles.none}>–</span>
					) : (
						<NumberField
							label={t('ofRun', { what, run: RUN_LETTERS[run] })}
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

interface ScheduleCurveProps {
	readonly settings: RunSettings;
	readonly steps: number;
}

/** The learning rate over the training, from 0 to where it starts. */
function ScheduleCurve({ settings, steps }: ScheduleCurveProps) {
	const { t } = useTranslation('controls');
	const points = Array.from({ length: CURVE_SAMPLES + 1 }, (_, sample) => {
		const rate = scheduledLearningRate(settings, 1 + (steps * sample) / CURVE_SAMPLES);
		const x = (CURVE_WIDTH * sample) / CURVE_SAMPLES;
		const y = 1 + (CURVE_HEIGHT - 2) * (1 - rate / settings.learningRate);
		return `${x.toFixed(1)},${y.toFixed(1)}`;
	});
	return (
		<svg
			className={styles.curve}
			viewBox={`0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={t('scheduleCurve', {
				steps: formatCount(steps),
				first: formatMeasured(settings.learningRate, 2),
				last: formatMeasured(scheduledLearningRate(settings, steps), 2),
			})}
		>
			<polyline points={points.join(' ')} />
		</svg>
	);
}
