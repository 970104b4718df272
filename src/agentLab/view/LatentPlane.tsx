import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentFrame, HeldStates } from '../../agent/protocol';
import type { Environment } from '../../environments/Environment';
import { formatCode, formatMeasured } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { unitAt } from '../../plane/drawPlane';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { useTarget } from '../../ui/useTarget';
import { canLearn } from '../choice';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import type { LandscapeReading } from './askLandscape';
import { drawAgentPlane } from './drawPlane';
import { isHole, type Place } from './landscapeGeometry';
import { SwarmLegend } from './SwarmLegend';
import { usePlane } from './usePlane';
import { ValueTable } from './ValueTable';

/** An arrow key moves the probe so far, as a share of half the plane. */
const ARROW_STEP = 0.025;

export interface LatentPlaneProps {
	readonly environment: Environment;
	/** Of both agents. */
	readonly agents: readonly AgentFrame[];
	readonly held: HeldStates;
}

/** Swarm, landscape and holes in two dims of one agent's codes, and the person's code that can be moved there. */
export function LatentPlane({ environment, agents, held }: LatentPlaneProps) {
	const { t } = useTranslation('agent');
	const { run, probe } = useAgentView();
	const hasCritic = useAgentLab(({ training }) => canLearn(training));
	const planeTarget = useTarget('agentPlane');
	const ground = useRef<HTMLDivElement>(null);
	const { frame, latentDim, dims, half, reading, known, holes, shapes } = usePlane(
		agents[run],
		held,
		environment.actions.length,
		hasCritic,
	);

	const inHole = (place: Place) => holes !== null && isHole(holes.shade, holes.grid, place);
	const moveProbe = (place: Place) => {
		const clamped = place.map((value) => clamp(value, -half, half));
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
					label={t('probeLabel', { x: axisName(dims[0]), y: axisName(dims[1]) })}
					value={from[0]}
					valueText={planeText(t, frame, known)}
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
			{hasCritic ? (
				<ValueTable
					environment={environment}
					reading={known}
					policyInHole={shapes ? inHole(shapes.policy.at) : false}
					probeInHole={probe ? inHole(probe) : false}
				/>
			) : (
				<p data-testid="agent-no-critic">{t('noLandscape')}</p>
			)}
			<p className={styles.note}>
				{t(hasCritic ? 'planeLegend' : 'planeLegendBare')} {latentDim > 2 && t('dimsNote')}
			</p>
		</>
	);
}

/** What stands on the plane, in words. */
function planeText(t: TFunction<'agent'>, { swarm }: AgentFrame, known: LandscapeReading | null): string {
	const { run, probe } = useAgentView.getState();
	const place = probe ? t('probeAt', { place: formatCode(probe) }) : t('probeUnset');
	const parts = [place, t('swarmOf', { count: swarm.action.length, run: RUN_NAMES[run] })];
	if (known) parts.push(t('policyQ', { q: formatMeasured(known.landscape.policy.q) }));
	return parts.join(' ');
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
