import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { joinSentences, localized } from '../../i18n';
import { formatCount, formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { AGENT_TEXTS, VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { describeFigures } from '../../plane/figureMoments';
import { writeAgentsInLink } from '../../state/presentLink';
import { Segmented } from '../../ui/Segmented';
import { useTarget } from '../../ui/useTarget';
import { useFileNote } from '../agentFiles';
import { presentAgents } from '../agentLink';
import { specOfChoice } from '../choice';
import { agentMoment } from '../figureMoment';
import { keepAndOfferAgents } from '../keepAgents';
import { useAgentLab, useShownFrame } from '../pageAgentLab';
import { canTakeSeveral } from '../severalSeeds';
import styles from './Agent.module.css';
import { AgentControls } from './AgentControls';
import { AgentCourse } from './AgentCourse';
import { AgentCurves } from './AgentCurves';
import { AgentPastBar } from './AgentPastBar';
import { AgentPlane } from './AgentPlane';
import { AgentSettings } from './AgentSettings';
import { AgentWorld } from './AgentWorld';
import { type AgentPart, useAgentView } from './agentView';
import { Baseline } from './Baseline';
import { StudyResults } from './StudyResults';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS, AGENT_TEXTS];

const PARTS = ['watch', 'course', 'settings', 'study'] as const satisfies readonly AgentPart[];

/** HyAR's agent: it learns in a worker of its own, beside the representation on the maps and apart from it. */
export default function Agent() {
	const { t } = useTranslation('agent');
	useEffect(keepAndOfferAgents, []);
	const target = useTarget('agent');
	const part = useAgentView((view) => view.part);
	const run = useAgentView((view) => view.run);
	const status = useAgentLab((state) => state.status);
	const step = useAgentLab((state) => state.frame?.progress.environmentStep ?? 0);
	useEffect(() => writeAgentsInLink(presentAgents), []);
	const section = useRef<HTMLElement>(null);
	useEffect(() => {
		if (section.current) describeFigures(section.current, agentMoment);
	}, []);
	return (
		<section
			ref={section}
			className={styles.agent}
			aria-label={t('title')}
			data-figure="agent"
			data-testid="agent"
			data-status={status}
			data-step={step}
			{...target.area}
		>
			<AgentControls />
			<div className={styles.row}>
				<Segmented
					label={t('part')}
					value={part}
					options={PARTS.map((value) => ({ value, label: t(`part-${value}`), testId: `agent-part-${value}` }))}
					onChange={(chosen) => useAgentView.setState({ part: chosen })}
				/>
				{(part === 'watch' || part === 'course') && (
					<Segmented
						label={t('run')}
						value={run}
						options={RUN_NAMES.map((name, value) => ({ value, label: name, name: t('runName', { run: name }) }))}
						onChange={(chosen) => useAgentView.setState({ run: chosen === 0 ? 0 : 1, probe: null })}
					/>
				)}
				<AgentStatusLine />
			</div>
			{part === 'settings' && <AgentSettings />}
			{part === 'watch' && <Watch />}
			{part === 'course' && <AgentCourse />}
			{part === 'study' && <StudyResults />}
		</section>
	);
}

/** One sentence on how it goes; read out when it changes. */
function AgentStatusLine() {
	const { t } = useTranslation('agent');
	const status = useAgentLab((state) => state.status);
	const failure = useAgentLab((state) => state.failure);
	const target = useAgentLab((state) => state.target);
	const restarts = useAgentLab((state) => state.restarts);
	const phase = useAgentLab((state) => state.frame?.progress.phase ?? 'episodes');
	const world = useAgentLab((state) => state.training?.environment);
	const next = useAgentLab((state) => state.choice.environment);
	const opened = useAgentLab((state) => state.training?.opened);
	const step = useAgentLab((state) => state.frame?.progress.environmentStep ?? 0);
	const note = useFileNote((state) => state.note);
	const isFinishing = useAgentLab((state) => state.isFinishing);
	const texts = {
		idle: target === null ? t('status-idle') : t('status-linked', { step: formatCount(target) }),
		learning: t(`learning-${phase}`),
		opening: t('status-opening'),
		paused:
			opened && step === 0
				? t(opened.hasCritic ? 'status-opened' : 'status-noCritic')
				: t(isFinishing ? 'status-finishing' : 'status-paused'),
		done: t('status-done'),
		failed: t('status-failed', { detail: failure.slice(0, 200) }),
	};
	const other = world !== undefined && world !== next ? environmentById(world) : undefined;
	return (
		<p className={styles.status} data-failed={status === 'failed' || undefined}>
			<span role="status">
				{joinSentences(
					texts[status],
					note && t(`file-${note.kind}`, { name: note.name }),
					restarts > 0 && t('restarted', { count: restarts }),
					other && t('otherWorld', { world: localized(other.name) }),
				)}
			</span>
		</p>
	);
}

/** The agents while they learn; before that, what is being prepared. */
function Watch() {
	const { t } = useTranslation('agent');
	const frame = useAgentLab((state) => state.frame);
	const shown = useShownFrame();
	const held = useAgentLab((state) => state.held);
	const training = useAgentLab((state) => state.training);
	const environment = training ? environmentById(training.environment) : undefined;
	if (!training || !environment || !frame || !shown || !held || frame.agents.length === 0) {
		// Of the first seed.
		const losses = frame?.representation?.slice(0, RUN_NAMES.length);
		return (
			<div className={styles.waiting} data-testid="agent-waiting">
				{!training && <Baseline />}
				{!training?.opened && <p>{t('explain')}</p>}
				{losses?.map(({ state, parameters, kl }, run) => (
					<p key={RUN_NAMES[run]}>
						{t('losses', {
							run: RUN_NAMES[run],
							state: formatMeasured(state),
							parameters: formatMeasured(parameters),
							kl: formatMeasured(kl),
						})}
					</p>
				))}
			</div>
		);
	}
	/** What is known of opened networks, and what A and B are. */
	const openedNote = () => {
		const { opened, branch, evaluationEpisodes, randomEpisodes } = training;
		const counts = { episodes: formatCount(evaluationEpisodes), random: formatCount(randomEpisodes) };
		const runs = opened?.isOneRepresentation ? t('openedSame') : t('openedRuns');
		const { published, agents } = specOfChoice(training);
		const scale = formatSetting(agents[0].settings.rewardScale);
		const from = t(opened?.hasSettings ? 'openedSettings' : 'openedOfficial', { scale });
		const simulator = t(published ? 'openedFaults' : 'openedCorrected');
		return joinSentences(t('openedNote', counts), from, simulator, !branch && runs);
	};
	return (
		<>
			<AgentPastBar />
			<div className={styles.watch}>
				<AgentPlane environment={environment} agents={shown.agents} held={held} />
				<AgentWorld environment={environment} />
				<AgentCurves environment={environment} agents={frame.agents} shown={shown.agents} />
			</div>
			<p className={styles.note}>
				{training.opened
					? openedNote()
					: training.seeds > 1
						? t('severalSeedsNote', { count: training.seeds, seed: training.seed })
						: joinSentences(t('seedsNote'), canTakeSeveral(training) && t('seedsMore'))}
			</p>
		</>
	);
}
