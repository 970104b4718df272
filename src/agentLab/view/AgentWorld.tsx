import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import sceneLook from '../../action/Scene/ActionScene.module.css';
import { PACES } from '../../action/Scene/Player';
import { paintShapes, polylinePoints } from '../../action/Scene/paintShapes';
import { fitWorld } from '../../action/Scene/projection';
import type { Environment, SceneShape } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { observeCanvasSize } from '../../plane/canvasSize';
import { agentLab, useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { EpisodeLoop, type EpisodeView } from './EpisodeLoop';
import { actionOf } from './ValueTable';

const look = (shape: SceneShape) => sceneLook[shape.role];

/** The quickest: a class waits for the end of an episode, not for its ticks. */
const FIRST_PACE = PACES[PACES.length - 1];

/** The world while the present greedy policy plays, episode after episode. */
export function AgentWorld({ environment }: { readonly environment: Environment }) {
	const run = useAgentView((view) => view.run);
	const generation = useAgentLab((state) => state.training);
	const at = useAgentLab((state) => state.looked?.step);
	// Another agent, another training or another step of the past is counted from the start.
	const key = [run, generation?.environment, generation?.seed, at].join(' ');
	return <Episodes key={key} environment={environment} run={run} at={at} />;
}

interface EpisodesProps {
	readonly environment: Environment;
	readonly run: 0 | 1;
	/** The step of the past whose policy plays; undefined: the present one's. */
	readonly at: number | undefined;
}

/** Plays episode after episode, and draws them on the element that `svg` is for. `summary`: the newest that is over. */
function useEpisodes(environment: Environment, run: 0 | 1, at: number | undefined) {
	const svg = useRef<SVGSVGElement>(null);
	const size = useRef({ width: 0, height: 0 });
	const latest = useRef<EpisodeView | null>(null);
	const [summary, setSummary] = useState<EpisodeView | null>(null);
	const [pace, setPace] = useState<number>(FIRST_PACE);
	const loop = useRef<EpisodeLoop | null>(null);

	useEffect(() => {
		const draw = () => {
			if (svg.current && latest.current && size.current.width > 0) {
				drawEpisode(svg.current, environment, latest.current, size.current);
			}
		};
		const episodes = new EpisodeLoop(
			(index) => agentLab.ask((client) => client.episode(run, index, { at })),
			(view) => {
				const before = latest.current;
				latest.current = view;
				draw();
				// Ticks go by too quickly to be rendered by React; episodes do not.
				if (!before || view.played !== before.played || view.episode !== before.episode) setSummary(view);
			},
		);
		loop.current = episodes;
		episodes.player.pace = FIRST_PACE;
		episodes.start();
		const unobserve = svg.current
			? observeCanvasSize(svg.current, (width, height) => {
					size.current = { width, height };
					draw();
				})
			: () => {};
		return () => {
			episodes.stop();
			unobserve();
		};
	}, [environment, run, at]);

	function choosePace(chosen: number): void {
		setPace(chosen);
		if (loop.current) loop.current.player.pace = chosen;
	}

	return { svg, summary, pace, choosePace };
}

function Episodes({ environment, run, at }: EpisodesProps) {
	const { t } = useTranslation('agent');
	const { svg, summary, pace, choosePace } = useEpisodes(environment, run, at);

	const episode = summary?.episode ?? null;
	const decision = episode?.decisions[0];
	return (
		<figure className={styles.world} data-figure="picture" data-testid="agent-world" data-played={summary?.played ?? 0}>
			<svg
				ref={svg}
				className={sceneLook.scene}
				role="img"
				aria-label={t('worldLabel', { environment: localized(environment.name), run: RUN_NAMES[run] })}
			>
				<g data-layer="background" />
				<polyline data-layer="trail" className={sceneLook.trail} />
				<g data-layer="now" />
			</svg>
			<figcaption className={styles.caption}>
				<span>{outcome()}</span>
				<label className={styles.field}>
					{t('pace')}
					<select value={pace} onChange={({ target }) => choosePace(Number(target.value))}>
						{PACES.map((ticks) => (
							<option key={ticks} value={ticks}>
								{t('paceValue', { ticks })}
							</option>
						))}
					</select>
				</label>
			</figcaption>
			{decision && (
				<p className={styles.note}>
					{t('firstDecision', {
						action: actionOf(environment, decision.action, decision.parameters),
						count: episode?.decisions.length ?? 0,
					})}
				</p>
			)}
		</figure>
	);

	function outcome(): string {
		if (!summary || summary.played === 0) return t('worldWaiting');
		const { played, successes } = summary;
		if (successes === null) return t('playedOnly', { count: played });
		return t('playedOutcome', {
			successes: formatCount(successes),
			failures: formatCount(played - successes),
			share: formatPercent(successes / played),
			last: formatMeasured(episode?.return ?? Number.NaN),
		});
	}
}

function drawEpisode(
	svg: SVGSVGElement,
	{ scene }: Environment,
	{ episode, tick }: EpisodeView,
	{ width, height }: { readonly width: number; readonly height: number },
): void {
	if (!episode) return;
	const layer = <T extends SVGElement>(name: string) => svg.querySelector<T>(`[data-layer=${name}]`) as T;
	const { worlds, worldLength } = episode;
	const at = (index: number) => worlds.subarray(index * worldLength, (index + 1) * worldLength);
	const now = Math.min(tick, worlds.length / worldLength - 1);
	// Of a wide world the part around what moves is shown.
	const projection = fitWorld(scene, width, height, scene.focus(at(now))[0]);
	paintShapes(layer('background'), scene.background, projection, look);
	paintShapes(layer('now'), scene.shapes(at(now)), projection, look);
	const trail = Array.from({ length: now + 1 }, (_, index) => scene.focus(at(index)));
	layer('trail').setAttribute('points', polylinePoints(trail, projection));
}
