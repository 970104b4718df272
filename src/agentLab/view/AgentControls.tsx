import { Download, FileOutput, History, Pause, Play, RotateCcw, StepForward, Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearnerFrame, Phase } from '../../agent/protocol';
import { formatCount } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { download } from '../../state/download';
import { openFiles } from '../../state/opening/fileTaker';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { agentFile, openAgentFile, useFileNote } from '../agentFiles';
import { canLearn, SEVERAL_SEEDS } from '../choice';
import { networksFile } from '../exportNets';
import { agentLab, agentPast, useAgentLab } from '../pageAgentLab';
import { canTakeSeveral, trainSeveralSeeds } from '../severalSeeds';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';

const PHASES = ['episodes', 'representation', 'agent'] as const satisfies readonly Phase[];

function train(): void {
	useAgentView.setState({ part: 'watch' });
	void agentLab.train();
}

/** Train, pause, step, reset, and how far each phase is. */
export function AgentControls() {
	const { t } = useTranslation('agent');
	const target = useTarget('agentControls');
	const resetTarget = useTarget('agentReset');
	const status = useAgentLab((state) => state.status);
	const begun = useAgentLab((state) => state.training !== null);
	const learning = status === 'learning';
	const opening = status === 'opening';
	const barred = useAgentLab((state) => !canLearn(state.training));
	return (
		<div className={styles.controls} data-testid="agent-controls" {...target.area}>
			<div className={styles.buttons}>
				{learning ? (
					<button
						type="button"
						className={styles.train}
						data-state="learning"
						onClick={() => void agentLab.pause()}
						data-testid="agent-pause"
					>
						<Pause size={14} aria-hidden="true" />
						{t('pause')}
					</button>
				) : (
					<button
						type="button"
						className={styles.train}
						disabled={opening || barred}
						onClick={train}
						data-testid="agent-train"
					>
						<Play size={14} aria-hidden="true" />
						{begun ? t('goOn') : t('train')}
					</button>
				)}
				<SeedsButton />
				<button
					type="button"
					className="button"
					disabled={learning || opening || barred}
					onClick={() => void agentLab.step()}
					data-testid="agent-step"
				>
					<StepForward size={14} aria-hidden="true" />
					{t('step')}
				</button>
				<button
					type="button"
					className="button"
					disabled={!begun}
					onClick={() => agentLab.reset()}
					data-testid="agent-reset"
					{...resetTarget.control}
				>
					<RotateCcw size={14} aria-hidden="true" />
					{t('reset')}
				</button>
				<FileButtons />
				<FormerButton />
			</div>
			<Phases />
		</div>
	);
}

/** A and B with several seeds, from the beginning; nothing where they have several already, or can have one alone. */
function SeedsButton() {
	const { t } = useTranslation('agent');
	const choice = useAgentLab((state) => state.training ?? state.choice);
	const opening = useAgentLab((state) => state.status === 'opening');
	if (!canTakeSeveral(choice)) return null;
	const last = choice.seed + SEVERAL_SEEDS - 1;
	return (
		<button
			type="button"
			className="button"
			{...tip(t('fiveSeedsTitle', { first: choice.seed, last }))}
			disabled={opening}
			onClick={() => {
				useAgentView.setState({ part: 'watch' });
				void trainSeveralSeeds(agentLab);
			}}
			data-testid="agent-five-seeds"
		>
			{t('fiveSeeds')}
		</button>
	);
}

async function save(): Promise<void> {
	const file = await agentFile();
	if (file) download(file, file.name);
}

async function saveNetworks(run: 0 | 1): Promise<void> {
	const file = await networksFile(run, 'safetensors').catch(() => null);
	if (file) download(new Blob([file.bytes]), file.name);
	else useFileNote.setState({ note: { kind: 'unsaved', name: '' } });
}

/** Opens files as the page does; in a frame, which has no notices, a training alone. */
function take(files: readonly File[]): void {
	if (files.length === 0) return;
	if ('embed' in document.documentElement.dataset) void openAgentFile(files[0]);
	else openFiles(files);
}

/** The training as a file, and a training or networks from files in place of it. */
function FileButtons() {
	const { t } = useTranslation('agent');
	const chooser = useRef<HTMLInputElement>(null);
	const begun = useAgentLab((state) => state.training !== null);
	const opening = useAgentLab((state) => state.status === 'opening');
	const hasAgents = useAgentLab(({ frame }) => (frame?.agents.length ?? 0) > 0);
	const run = useAgentView((view) => view.run);
	return (
		<>
			<button
				type="button"
				className="iconButton"
				aria-label={t('save')}
				{...tip(t('saveTitle'))}
				disabled={!begun || opening}
				onClick={() => void save()}
				data-testid="agent-save"
			>
				<Download size={15} aria-hidden="true" />
			</button>
			<button
				type="button"
				className="iconButton"
				aria-label={t('networks', { run: RUN_NAMES[run] })}
				{...tip(t('networksTitle', { run: RUN_NAMES[run] }))}
				disabled={!hasAgents || opening}
				onClick={() => void saveNetworks(run)}
				data-testid="agent-networks"
			>
				<FileOutput size={15} aria-hidden="true" />
			</button>
			<button
				type="button"
				className="iconButton"
				aria-label={t('open')}
				{...tip(t('openTitle'))}
				disabled={opening}
				onClick={() => chooser.current?.click()}
				data-testid="agent-open"
			>
				<Upload size={15} aria-hidden="true" />
			</button>
			<input
				ref={chooser}
				type="file"
				multiple
				hidden
				data-testid="agent-file"
				onChange={({ target }) => {
					take(Array.from(target.files ?? []));
					target.value = '';
				}}
			/>
		</>
	);
}

/** Back to the training whose place a branch, a file or a link took; nothing where there is none. */
function FormerButton() {
	const { t } = useTranslation('agent');
	const former = useAgentLab((state) => state.former);
	const opening = useAgentLab((state) => state.status === 'opening');
	if (!former) return null;
	return (
		<button
			type="button"
			className="button"
			{...tip(t('formerTitle'))}
			disabled={opening}
			onClick={() => void agentPast.takeFormer()}
			data-testid="agent-former"
		>
			<History size={14} aria-hidden="true" />
			{t('former')}
		</button>
	);
}

/** How much of a phase is done, of how much. */
function amountOf(phase: Phase, frame: LearnerFrame | null, of: { episodes: number; steps: number; target: number }) {
	const progress = frame?.progress;
	if (phase === 'episodes') return [progress?.randomEpisodes ?? 0, of.episodes] as const;
	if (phase === 'representation') return [progress?.representationStep ?? 0, of.steps] as const;
	return [progress?.environmentStep ?? 0, of.target] as const;
}

function Phases() {
	const { t } = useTranslation('agent');
	const frame = useAgentLab((state) => state.frame);
	const choice = useAgentLab((state) => state.training ?? state.choice);
	const target = useAgentLab((state) => state.target) ?? choice.environmentSteps;
	const of = { episodes: choice.randomEpisodes, steps: choice.representationSteps, target };
	const present = frame?.progress.phase ?? null;
	return (
		<ol className={styles.phases} aria-label={t('phases')} data-testid="agent-phases" data-phase={present ?? 'none'}>
			{PHASES.map((phase) => {
				const [done, whole] = amountOf(phase, frame, of);
				return (
					<li key={phase} className={styles.phase} aria-current={phase === present ? 'step' : undefined}>
						<span className={styles.phaseName}>{t(`phase-${phase}`)}</span>
						<progress max={Math.max(1, whole)} value={Math.min(done, whole)} aria-label={t(`phase-${phase}`)} />
						<span className={styles.amount}>
							{phase === 'representation' && choice.opened
								? t('phaseOpened')
								: `${formatCount(done)} / ${formatCount(whole)}`}
						</span>
					</li>
				);
			})}
		</ol>
	);
}
