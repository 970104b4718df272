import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import type { RunSettings } from '../../model/settings';
import { clamp } from '../../numerics/clamp';
import { roundSignificant } from '../../numerics/round';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { NumberField } from '../../ui/NumberField';
import styles from './Advanced.module.css';
import { KlScheduleFields } from './KlScheduleFields';
import { changeRun, usePending, useShownConfig } from './pendingStore';
import { RunSelectRow } from './RunSelectRow';
import { ScheduleFields } from './ScheduleFields';
import { SettingRow, SettingsGroup } from './SettingRow';

/** The settings that runs can differ in, with the name of each. */
const DIFFERENCES = {
	klWeight: 'differsKlWeight',
	learningRate: 'differsLearningRate',
	klSchedule: 'differsKlSchedule',
	schedule: 'differsSchedule',
	optimizer: 'differsOptimizer',
	stateWeight: 'differsStateWeight',
	parameterWeight: 'differsParameterWeight',
} as const satisfies Record<keyof RunSettings, string>;

/** The learning rate goes up and down by a quarter of a decade. */
const RATE_STEP = 10 ** 0.25;

function neighbourRate(rate: number, direction: 1 | -1): number {
	const { min, max } = LIMITS.learningRate;
	return clamp(roundSignificant(rate * RATE_STEP ** direction, 2), min, max);
}

interface RunNumbersProps {
	readonly setting: 'learningRate' | 'stateWeight' | 'parameterWeight';
	readonly limits: { readonly min: number; readonly max: number };
	readonly neighbour?: (value: number, direction: 1 | -1) => number;
}

/** One number of both runs. */
function RunNumbers({ setting, limits, neighbour }: RunNumbersProps) {
	const { t } = useTranslation('controls');
	const { runs } = useShownConfig();
	return (
		<div className={styles.runsRow}>
			<span className={styles.rowLabel}>{t(setting)}</span>
			{runs.map((settings, run) => (
				<NumberField
					key={RUN_NAMES[run]}
					label={t('ofRun', { what: t(setting), run: RUN_NAMES[run] })}
					value={settings[setting]}
					limits={limits}
					neighbour={neighbour}
					onCommit={(typed) => changeRun(run, { [setting]: typed })}
				/>
			))}
		</div>
	);
}

/** What training does with the loss, run A beside run B; live while they train. */
export function RunSettingsTable() {
	const { t } = useTranslation('controls');
	const { runs } = useShownConfig();
	const waiting = usePending(({ patch }) => patch?.runs !== undefined);
	return (
		<SettingsGroup title={t('groupRuns')} startsOver={waiting}>
			<div className={styles.runsRow}>
				<span />
				{RUN_NAMES.map((letter) => (
					<b key={letter} className={styles.runLetter}>
						{letter}
					</b>
				))}
			</div>
			<RunNumbers setting="learningRate" limits={LIMITS.learningRate} neighbour={neighbourRate} />
			<ScheduleFields />
			<KlScheduleFields />
			<RunSelectRow
				label={t('optimizer')}
				title={t('optimizerTitle')}
				values={runs.map(({ optimizer }) => optimizer)}
				options={[
					{ value: 'kept', name: t('optimizerKept') },
					{ value: 'rebuilt', name: t('optimizerRebuilt') },
				]}
				onChange={(run, optimizer) => changeRun(run, { optimizer })}
			/>
			<RunNumbers setting="stateWeight" limits={LIMITS.termWeight} />
			<RunNumbers setting="parameterWeight" limits={LIMITS.termWeight} />
			<Differences />
			<StopAt />
		</SettingsGroup>
	);
}

/** Two runs are compared cleanly when they differ in one thing. */
function Differences() {
	const { t } = useTranslation('controls');
	const [a, b] = useShownConfig().runs;
	const different = (Object.keys(DIFFERENCES) as (keyof RunSettings)[]).filter(
		(setting) => JSON.stringify(a[setting]) !== JSON.stringify(b[setting]),
	);
	const what = different.map((setting) => t(DIFFERENCES[setting])).join(t('listSeparator'));
	return (
		<p className={styles.differences}>
			{different.length === 0 ? t('runsAlike') : t('runsDiffer', { what, count: different.length })}
		</p>
	);
}

function StopAt() {
	const { t } = useTranslation('controls');
	const stopAt = useConfig(({ config }) => config.training.stopAt);
	return (
		<SettingRow label={t('stopAt')}>
			<NumberField
				label={t('stopAt')}
				value={stopAt}
				limits={LIMITS.stopAt}
				integer
				onCommit={(typed) => useConfig.getState().update({ training: { stopAt: typed } })}
			/>
		</SettingRow>
	);
}
