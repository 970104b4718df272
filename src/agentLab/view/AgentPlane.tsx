import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentFrame, HeldStates } from '../../agent/protocol';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCode, formatMeasured } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { unitAt } from '../../plane/drawPlane';
import { Picture } from '../../plane/Picture';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { useTarget } from '../../ui/useTarget';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { LANDSCAPE_POINTS } from './askLandscape';
import { drawAgentPlane, drawEmbeddingPlane } from './drawPlane';
import { ascentFrom, bandsOf, isHole, type Place, planeHalf } from './landscapeGeometry';
import { SwarmLegend, sharesText } from './SwarmLegend';
import { useHoles, useLandscape } from './useLandscape';
import { ValueTable } from './ValueTable';

/** Bands of the landscape. */
const BANDS = 9;

/** An arrow key moves the probe so far, as a share of half the plane. */
const ARROW_STEP = 0.025;

interface AgentPlaneProps {
	readonly environment: Environment;
	/** Of both agents. */
	readonly agents: readonly AgentFrame[];
	readonly held: HeldStates;
}

/** The plane of the agent's own codes: swarm, landscape, holes and the person's code. Its embeddings instead, where asked for. */
export function AgentPlane({ environment, agents, held }: AgentPlaneProps) {
	const { t } = useTranslation('agent');
	const target = useTarget('agentPlanes');
	const plane = useAgentView((view) => view.plane);
	return (
		<section className={styles.plane} aria-label={t('planeTitle')} data-testid="agent-planes" {...target.area}>
			<div className={styles.row}>
				<Segmented
					label={t('plane')}
					value={plane}
					options={[
						{ value: 'latent', label: t('planeLatent') },
						{
							value: 'embedding',
							label: t('planeEmbedding'),
							testId: 'agent-plane-embedding',
							target: 'agentEmbedding',
						},
					]}
					onChange={(chosen) => useAgentView.setState({ plane: chosen })}
				/>
				{plane === 'latent' && <Question environment={environment} states={held.action.length} />}
			</div>
			{plane === 'latent' ? (
				<LatentPlane environment={environment} agents={agents} held={held} />
			) : (
				<EmbeddingPlane environment={environment} agents={agents} />
			)}
		</section>
	);
}

/** For which state and discrete action the landscape is. */
function Question({ environment, states }: { readonly environment: Environment; readonly states: number }) {
	const { t } = useTranslation('agent');
	const { heldState, action } = useAgentView();
	const actionTarget = useTarget('agentAction');
	return (
		<>
			<span className={styles.field}>
				<span aria-hidden="true">{t('state')}</span>
				<NumberField
					label={t('stateLabel')}
					value={heldState}
					limits={{ min: 0, max: states - 1 }}
					integer
					onCommit={(value) => useAgentView.setState({ heldState: value })}
					testId="agent-state"
				/>
			</span>
			<label className={styles.field}>
				{t('action')}
				<select
					value={action ?? ''}
					onChange={({ target }) =>
						useAgentView.setState({ action: target.value === '' ? null : Number(target.value) })
					}
					data-testid="agent-action"
					{...actionTarget.control}
				>
					<option value="">{t('actionOfPolicy')}</option>
					{environment.actions.map(({ id, name }, index) => (
						<option key={id} value={index}>
							{localized(name)}
						</option>
					))}
				</select>
			</label>
		</>
	);
}

function LatentPlane({ environment, agents, held }: AgentPlaneProps) {
	const { t } = useTranslation('agent');
	const view = useAgentView();
	const planeTarget = useTarget('agentPlane');
	const ground = useRef<HTMLDivElement>(null);
	const { run, probe } = view;
	const at = useAgentLab((state) => state.looked?.step);
	const frame = agents[run];
	const latentDim = frame.box.lower.length;
	const dims: readonly [number, number] = view.dims.every((dim) => dim < latentDim) ? view.dims : [0, 1];
	const [across, up] = dims;
	const action = view.action !== null && view.action < environment.actions.length ? view.action : null;
	// Each agent's own scale: without the KL term the box is several times as wide as with it.
	const [left, right, bottom, top] = [across, up].flatMap((dim) => [frame.box.lower[dim], frame.box.upper[dim]]);
	const half = planeHalf([left, right, bottom, top]);
	const heldState = Math.min(view.heldState, held.action.length - 1);
	const question = useMemo(() => {
		const stateDim = held.state.length / held.action.length;
		const state = held.state.slice(heldState * stateDim, (heldState + 1) * stateDim);
		return { run, state, action, dims: [across, up] as const, half, probe, latentDim, at };
	}, [held, heldState, run, action, across, up, half, probe, latentDim, at]);
	const reading = useLandscape(question);
	const holes = useHoles(run, dims, half, frame.stateError, at);
	const known =
		reading && reading.question.half === half && reading.question.dims.join() === dims.join() ? reading : null;
	const shapes = useMemo(() => {
		if (!known) return null;
		const { landscape } = known;
		const edge = [-half, half] as const;
		const values = { values: landscape.q, columns: LANDSCAPE_POINTS, rows: LANDSCAPE_POINTS, x: edge, y: edge };
		const { z, slope } = landscape.policy;
		const at: Place = [z[across], z[up]];
		const reach = { x: [left, right], y: [bottom, top] } as const;
		// The policy follows the landscape of its own action only.
		const ascent = landscape.action === landscape.policy.action ? ascentFrom(values, at, reach) : [];
		return { bands: bandsOf(values, BANDS), policy: { at, slope: [slope[across], slope[up]] as Place, ascent } };
	}, [known, half, across, up, left, right, bottom, top]);

	const inHole = (place: Place) => holes !== null && isHole(holes.shade, holes.grid, place);
	const moveProbe = (place: Place) => {
		const clamped = place.map((value) => Math.min(Math.max(value, -half), half));
		useAgentView.setState({ probe: [clamped[0], clamped[1]] });
	};
	const from = probe ?? shapes?.policy.at ?? [0, 0];
	const picture = {
		half,
		dims,
		bands: shapes?.bands ?? [],
		holes,
		box: frame.box,
		swarm: frame.swarm,
		groups: environment.actionGroups,
		policy: shapes?.policy ?? null,
		probe,
	};
	return (
		<>
			<div
				ref={ground}
				className={styles.canvas}
				data-testid="agent-plane"
				data-landscapes={reading?.number ?? 0}
				{...planeTarget.area}
			>
				<PlaneHandle
					label={t('probeLabel', { x: axisName(across), y: axisName(up) })}
					value={from[0]}
					valueText={planeText()}
					draw={(blank) => drawAgentPlane(blank, picture)}
					onPlace={(x, y) => {
						const canvas = ground.current?.querySelector('canvas');
						if (canvas) moveProbe(unitAt(canvas.getBoundingClientRect(), half, x, y));
					}}
					onArrow={(stepAcross, stepUp) =>
						moveProbe([from[0] + stepAcross * ARROW_STEP * half, from[1] + stepUp * ARROW_STEP * half])
					}
					onHome={() => useAgentView.setState({ probe: null })}
				/>
			</div>
			<SwarmLegend environment={environment} swarm={frame.swarm} />
			{latentDim > 2 && <Dims latentDim={latentDim} dims={dims} />}
			<ValueTable
				environment={environment}
				reading={known}
				policyInHole={shapes ? inHole(shapes.policy.at) : false}
				probeInHole={probe ? inHole(probe) : false}
			/>
			<p className={styles.note}>
				{t('planeLegend')} {latentDim > 2 && t('dimsNote')}
			</p>
		</>
	);

	function planeText(): string {
		const place = probe ? t('probeAt', { place: formatCode(probe) }) : t('probeUnset');
		const swarm = t('swarmOf', { count: frame.swarm.action.length, run: RUN_NAMES[run] });
		return known
			? `${place} ${swarm} ${t('policyQ', { q: formatMeasured(known.landscape.policy.q) })}`
			: `${place} ${swarm}`;
	}
}

function Dims({ latentDim, dims }: { readonly latentDim: number; readonly dims: readonly [number, number] }) {
	const { t } = useTranslation('agent');
	const all = Array.from({ length: latentDim }, (_, dim) => dim);
	const choose = (axis: 0 | 1, dim: number) => {
		const other = dims[1 - axis];
		// The same dimension twice is no plane: they change places.
		const next = axis === 0 ? [dim, other === dim ? dims[0] : other] : [other === dim ? dims[1] : other, dim];
		useAgentView.setState({ dims: [next[0], next[1]] });
	};
	return (
		<div className={styles.row}>
			{([0, 1] as const).map((axis) => (
				<label key={axis} className={styles.field}>
					{t(axis === 0 ? 'across' : 'up')}
					<select value={dims[axis]} onChange={({ target }) => choose(axis, Number(target.value))}>
						{all.map((dim) => (
							<option key={dim} value={dim}>
								{axisName(dim)}
							</option>
						))}
					</select>
				</label>
			))}
		</div>
	);
}

function EmbeddingPlane({ environment, agents }: Pick<AgentPlaneProps, 'environment' | 'agents'>) {
	const { t } = useTranslation('agent');
	const run = useAgentView((view) => view.run);
	const { swarm, embeddings } = agents[run];
	const embeddingDim = embeddings.length / environment.actions.length;
	return (
		<>
			<div className={styles.canvas}>
				<Picture
					label={t('embeddingLabel', { run: RUN_NAMES[run], actions: sharesText(environment, swarm) })}
					draw={(ground) =>
						drawEmbeddingPlane(ground, { swarm, embeddings, embeddingDim, groups: environment.actionGroups })
					}
				/>
			</div>
			<SwarmLegend environment={environment} swarm={swarm} />
			<p className={styles.note}>{t(embeddingDim > 2 ? 'embeddingTwo' : 'embeddingNote')}</p>
		</>
	);
}
