import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { useTarget } from '../../ui/useTarget';
import {
	AGENT_LIMITS,
	type AgentChoice,
	type AgentDifference,
	differences,
	type SharedNumbers,
	WHOLE,
} from '../choice';
import { agentLab, useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useBranchText } from './branchText';
import { RelabellingSelect } from './RelabellingSelect';

/** What is set most, and what stands under Advanced. */
const FIRST = ['seed', 'seeds', 'environmentSteps', 'randomEpisodes', 'representationSteps'] as const;
/** Of opened networks, whose representation was trained elsewhere. */
const FIRST_OF_OPENED = FIRST.filter((name) => name !== 'representationSteps');
const ADVANCED = [
	'evaluateEvery',
	'evaluationEpisodes',
	'width',
	'batchSize',
	'updatesPerStep',
	'noiseEpisodes',
	'leastNoise',
	'discount',
	'policyDelay',
	'actorRate',
	'criticRate',
] as const satisfies readonly (keyof SharedNumbers)[];

const OPTIMIZERS = ['kept', 'rebuilt'] as const;

function chooseOf(run: number, part: Partial<AgentDifference>): void {
	const { runs } = agentLab.state.choice;
	const changed = runs.map((settings, index) => (index === run ? { ...settings, ...part } : settings));
	agentLab.choose({ runs: changed as unknown as AgentChoice['runs'] });
}

/** What the next training is made of; the present one's where there is one, which cannot be changed any more. */
export function AgentSettings() {
	const { t } = useTranslation('agent');
	const training = useAgentLab((state) => state.training);
	const chosen = useAgentLab((state) => state.choice);
	const choice = training ?? chosen;
	const apart = differences(choice.runs);
	const branch = useBranchText(training);
	return (
		<fieldset className={styles.settings} disabled={training !== null} aria-label={t('settings')}>
			<div className={styles.row}>
				<Segmented
					label={t('preset')}
					value={choice.preset}
					options={[
						{ value: 'teaching', label: t('preset-teaching'), testId: 'agent-preset-teaching' },
						{ value: 'published', label: t('preset-published'), testId: 'agent-preset-published' },
					]}
					onChange={(preset) => agentLab.choosePreset(preset)}
				/>
				<span className={styles.note}>{t(training ? 'settingsFixed' : `note-${choice.preset}`)}</span>
			</div>
			{branch && <p className={styles.note}>{branch}</p>}
			<div className={styles.columns}>
				<table className={styles.table}>
					<caption className={styles.note}>
						{choice.opened && !choice.opened.isOneRepresentation
							? t('openedRuns')
							: apart.length === 0
								? t('alike')
								: t('differ', { count: apart.length })}
					</caption>
					<thead>
						<tr>
							<td />
							{RUN_NAMES.map((name) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						<DifferenceRows choice={choice} />
					</tbody>
				</table>
				<Numbers choice={choice} names={choice.opened ? FIRST_OF_OPENED : FIRST} />
				<details className={styles.advanced}>
					<summary>{t('advanced')}</summary>
					<Numbers choice={choice} names={ADVANCED} />
					<label className={styles.field}>
						<input
							type="checkbox"
							checked={choice.updateAtStart}
							onChange={({ target }) => agentLab.choose({ updateAtStart: target.checked })}
							data-testid="agent-updateAtStart"
						/>
						{t('updateAtStart')}
					</label>
				</details>
			</div>
		</fieldset>
	);
}

function Numbers({
	choice,
	names,
}: {
	readonly choice: AgentChoice;
	readonly names: readonly (keyof SharedNumbers)[];
}) {
	return (
		<div className={styles.numbers}>
			{names.map((name) => (
				<SharedNumber key={name} name={name} value={choice[name]} />
			))}
		</div>
	);
}

function SharedNumber({ name, value }: { readonly name: keyof SharedNumbers; readonly value: number }) {
	const { t } = useTranslation('agent');
	const target = useTarget(name === 'seed' ? 'agentSeed' : null);
	return (
		<div className={styles.field} {...target.area}>
			<span aria-hidden="true">{t(name)}</span>
			<NumberField
				label={t(name)}
				value={value}
				limits={AGENT_LIMITS[name]}
				integer={WHOLE.has(name)}
				onCommit={(chosen) => agentLab.choose({ [name]: chosen })}
				testId={`agent-${name}`}
			/>
		</div>
	);
}

function DifferenceRows({ choice }: { readonly choice: AgentChoice }) {
	const { t } = useTranslation('agent');
	const label = (name: string, run: number) => t('ofRun', { name, run: RUN_NAMES[run] });
	const apart = new Set(differences(choice.runs));
	const row = (key: keyof AgentDifference, cell: (of: AgentDifference, run: number) => ReactNode) => (
		<tr key={key} data-differs={apart.has(key) || undefined}>
			<th scope="row">{t(key)}</th>
			{choice.runs.map((settings, run) => (
				<td key={RUN_NAMES[run]}>{cell(settings, run)}</td>
			))}
		</tr>
	);
	return (
		<>
			{row('klWeight', ({ klWeight }, run) => (
				<NumberField
					label={label(t('klWeight'), run)}
					value={klWeight}
					limits={AGENT_LIMITS.klWeight}
					neighbour={(value, direction) =>
						direction > 0 ? (value === 0 ? 0.01 : value * 2) : value <= 0.01 ? 0 : value / 2
					}
					onCommit={(value) => chooseOf(run, { klWeight: value })}
					testId={`agent-klWeight-${RUN_NAMES[run]}`}
				/>
			))}
			{row('hasBox', ({ hasBox }, run) => (
				<input
					type="checkbox"
					aria-label={label(t('hasBox'), run)}
					checked={hasBox}
					onChange={({ target }) => chooseOf(run, { hasBox: target.checked })}
				/>
			))}
			{row('relabelling', ({ relabelling }, run) => (
				<RelabellingSelect
					label={label(t('relabelling'), run)}
					value={relabelling}
					onChange={(chosen) => chooseOf(run, { relabelling: chosen })}
				/>
			))}
			{row('optimizer', ({ optimizer }, run) => (
				<select
					aria-label={label(t('optimizer'), run)}
					value={optimizer}
					onChange={({ target }) => chooseOf(run, { optimizer: target.value as AgentDifference['optimizer'] })}
				>
					{OPTIMIZERS.map((kind) => (
						<option key={kind} value={kind}>
							{t(`optimizer-${kind}`)}
						</option>
					))}
				</select>
			))}
			{row('latentDim', ({ latentDim }, run) => (
				<NumberField
					label={label(t('latentDim'), run)}
					value={latentDim}
					limits={AGENT_LIMITS.latentDim}
					integer
					onCommit={(value) => chooseOf(run, { latentDim: value })}
					testId={`agent-latentDim-${RUN_NAMES[run]}`}
				/>
			))}
		</>
	);
}
