import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentFrame } from '../../agent/protocol';
import type { Environment } from '../../environments/Environment';
import { joinSentences, localized } from '../../i18n';
import { formatCount, formatFixed, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { Picture } from '../../plane/Picture';
import { RunHeads } from '../../ui/RunHeads';
import { useTarget } from '../../ui/useTarget';
import { ofRun, SEVERAL_SEEDS } from '../choice';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { drawCurves } from './drawCurves';
import { axesOf, type CurveMark, marksOf, meanMarks } from './learningCurve';
import { QuantityChoice } from './QuantityChoice';

interface AgentCurvesProps {
	readonly environment: Environment;
	/** As far as they have come: of the curves. */
	readonly agents: readonly AgentFrame[];
	/** As they are shown: of the table. */
	readonly shown: readonly AgentFrame[];
}

const RUNS = [0, 1] as const;

const LOOKS = [
	{ color: 'mu', dashed: false },
	{ color: 'box', dashed: true },
] as const;

/** Success or return of the greedy policies over the environment steps, with intervals; and where each agent is. */
export function AgentCurves({ environment, agents, shown }: AgentCurvesProps) {
	const { t } = useTranslation('agent');
	const curvesTarget = useTarget('agentCurves');
	const chosen = useAgentView((view) => view.quantity);
	const target = useAgentLab((state) => state.target) ?? 0;
	const episodes = useAgentLab((state) => state.training?.evaluationEpisodes) ?? 0;
	const at = useAgentLab((state) => state.looked?.step);
	const quantity = environment.success ? chosen : 'return';
	const each = agents.map(({ curve }) => marksOf(curve, quantity));
	const seeds = agents.length / RUN_NAMES.length;
	const curves = RUNS.map((run) => (seeds > 1 ? meanMarks(ofRun(each, run), quantity) : each[run]));
	const axes = axesOf(seeds > 1 ? [...each, ...curves] : curves, quantity, target);
	const lines = [
		...(seeds > 1 ? each.map((marks, index) => ({ ...LOOKS[index % 2], marks, name: '', isFaint: true })) : []),
		...curves.map((marks, run) => ({ ...LOOKS[run], marks, name: RUN_NAMES[run] })),
	];
	const format = (value: number) => (quantity === 'success' ? formatPercent(value) : formatFixed(value, 1));
	return (
		<section className={styles.curves} aria-label={t('curvesTitle')}>
			<div className={styles.row}>
				{environment.success && <QuantityChoice />}
				<span className={styles.note}>
					{joinSentences(
						seeds > 1
							? t(seeds >= SEVERAL_SEEDS ? 'seedsIntervalNote' : 'seedsMeanNote', {
									count: seeds,
									episodes: formatCount(episodes),
								})
							: t('intervalNote', { episodes: formatCount(episodes) }),
						environment.success && quantity === 'success' && t('rule', { rule: localized(environment.success.rule) }),
					)}
				</span>
			</div>
			<div className={styles.canvas} data-testid="agent-curves" {...curvesTarget.area}>
				<Picture
					label={curves.map((marks, run) => markText(marks, RUN_NAMES[run])).join(' ')}
					draw={(ground) => drawCurves(ground, lines, axes, format, at)}
				/>
			</div>
			<AgentTable agents={shown.slice(0, RUN_NAMES.length)} hasSuccess={environment.success !== undefined}>
				{seeds > 1 && (
					<tr data-testid="agent-mean">
						<th scope="row">{t('latestMean', { count: seeds })}</th>
						{curves.map((marks, run) => (
							<td key={RUN_NAMES[run]}>{meanText(marks[marks.length - 1])}</td>
						))}
					</tr>
				)}
			</AgentTable>
		</section>
	);

	function meanText(mark: CurveMark | undefined): string {
		if (!mark) return '–';
		const { value, interval } = mark;
		return interval ? `${format(value)} [${format(interval.low)},\u00a0${format(interval.high)}]` : format(value);
	}

	function markText(marks: readonly CurveMark[], run: string): string {
		const last = marks[marks.length - 1];
		if (!last) return t('curveEmpty', { run });
		return t('curveLast', { run, step: formatCount(last.step), value: format(last.value) });
	}
}

interface AgentTableProps {
	/** A and B of the first seed. */
	readonly agents: readonly AgentFrame[];
	readonly hasSuccess: boolean;
	/** Rows above theirs. */
	readonly children: ReactNode;
}

/** Latest numbers of both agents. */
function AgentTable({ agents, hasSuccess, children }: AgentTableProps) {
	const { t } = useTranslation('agent');
	const rows: readonly (readonly [name: string, testId: string, value: (frame: AgentFrame) => string])[] = [
		[t(hasSuccess ? 'latestSuccess' : 'latestReturn'), 'agent-latest', (frame) => latest(frame, hasSuccess)],
		[t('iterations'), 'agent-iterations', ({ iterations }) => formatCount(iterations)],
		[t('explorationNoise'), 'agent-noise', ({ explorationNoise }) => formatFixed(explorationNoise, 2)],
		[
			t('firstSuccess'),
			'agent-first-success',
			({ firstSuccess }) => (firstSuccess === null ? '–' : formatCount(firstSuccess)),
		],
	];
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<td />
					<RunHeads count={agents.length} />
				</tr>
			</thead>
			<tbody>
				{children}
				{rows
					.filter(([, id]) => hasSuccess || id !== 'agent-first-success')
					.map(([name, id, value]) => (
						<tr key={id} data-testid={id}>
							<th scope="row">{name}</th>
							{agents.map((frame, run) => (
								<td key={RUN_NAMES[run]}>{value(frame)}</td>
							))}
						</tr>
					))}
			</tbody>
		</table>
	);
}

/** The latest evaluation with its interval. */
function latest({ curve }: AgentFrame, hasSuccess: boolean): string {
	const point = curve[curve.length - 1];
	if (!point) return '–';
	if (hasSuccess && point.successRate !== null) {
		const { successInterval: interval } = point;
		const share = formatPercent(point.successRate);
		return interval
			? `${share} [${formatFixed(100 * interval.low, 0)},\u00a0${formatFixed(100 * interval.high, 0)}]`
			: share;
	}
	const { returnInterval: interval } = point;
	const value = formatMeasured(point.meanReturn);
	return interval ? `${value} ± ${formatMeasured((interval.high - interval.low) / 2, 2)}` : value;
}
