import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCode, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { unitAt } from '../../plane/drawPlane';
import { addMapLayer, invalidateMapLayers } from '../../plane/mapLayers';
import { Picture } from '../../plane/Picture';
import { PlaneHandle } from '../../plane/PlaneHandle';
import { RunSwitch } from '../../plane/RunSwitch';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { type Frame, latestFrame } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import styles from '../shared/parts.module.css';
import { TransitionRow } from '../shared/TransitionRow';
import { useFrameTick } from '../shared/useFrameTick';
import { drawPad, drawPosterior, heldCode, noiseLayer, PAD_HALF } from './drawNoise';
import { drawEpsilon, heldEpsilon, holdEpsilon, useNoise } from './noiseStore';
import own from './View.module.css';

const KEY_STEP = 0.1;

/** The probe is moved again when z is this far away; links and probe have four decimals. */
const LEAST_MOVE = 5e-4;

const held = (value: number) => Math.round(clamp(value, LIMITS.latent.min, LIMITS.latent.max) * 1e4) / 1e4;

/** Moves the probe to the z of the chosen ε. */
function followWithProbe(): void {
	const frame = latestFrame();
	const { run } = useExploration.getState();
	const code = frame && heldCode(frame.runs[run], frame.shape.latentDim);
	if (!code?.z.every(Number.isFinite)) return;
	const { z } = useConfig.getState().config.probe;
	const moved = code.z.some((value, dim) => Math.abs(value - (z[dim] ?? 0)) > LEAST_MOVE);
	if (moved) useConfig.getState().moveProbe({ z: code.z.map(held) });
}

/** z is decoded with the action that was carried out: it was encoded with it. */
function takeOwnAction(transition: number): void {
	const action = useSession.getState().dataset?.action[transition];
	if (action !== undefined) useConfig.getState().moveProbe({ action });
}

/** The noise of the reparameterisation, set by hand. */
export default function Noise() {
	const { t } = useTranslation(['noise', 'instruments']);
	const { frozen, epsilon } = useNoise();
	const run = useExploration((exploration) => exploration.run);
	const chosen = useConfig(({ config }) => config.display.dims);
	const transition = useConfig(({ config }) => config.probe.transition);
	const size = useRef({ width: 1, height: 1 });

	useFrameTick(() => {
		if (!useNoise.getState().frozen) drawEpsilon();
		followWithProbe();
	});
	useEffect(() => addMapLayer(noiseLayer), []);
	useEffect(() => takeOwnAction(transition), [transition]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another ε, run or transition is another z
	useEffect(() => {
		followWithProbe();
		invalidateMapLayers();
	}, [epsilon, run, transition]);

	const frame = latestFrame();
	if (!frame) return <p className={styles.waiting}>{t('instruments:waiting')}</p>;
	const { latentDim } = frame.shape;
	const dims = shownDims(chosen, latentDim);
	const flat = latentDim === 1;
	const noise = heldEpsilon(latentDim);
	const [x, y] = [noise[dims[0]], flat ? 0 : noise[dims[1]]];
	const code = heldCode(frame.runs[run], latentDim);
	return (
		<div className={own.body}>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<TransitionRow />
				</div>
				<div className={styles.row}>
					<button type="button" className={styles.small} onClick={drawEpsilon}>
						{t('next')}
					</button>
					<button type="button" className={styles.small} onClick={() => useNoise.setState({ epsilon: [] })}>
						{t('zero')}
					</button>
				</div>
				<label className={styles.check}>
					<input
						type="checkbox"
						checked={frozen}
						onChange={(event) => useNoise.setState({ frozen: event.target.checked })}
					/>
					{t('frozen')}
				</label>
				<CodeTable frame={frame} dims={flat ? [dims[0]] : dims} noise={noise} />
				{latentDim > 2 && <p className={styles.note}>{t('others')}</p>}
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('padNote')}</figcaption>
				<PlaneHandle
					square
					testId="noise-pad"
					target="noisePad"
					label={t('pad')}
					value={x}
					valueText={t('padValue', { epsilon: formatCode(noise), z: code ? formatCode(code.z) : '–' })}
					draw={(ground) => {
						size.current = ground;
						drawPad(ground, x, y);
					}}
					onPlace={(left, top) => holdEpsilon(dims, ...unitAt(size.current, PAD_HALF, left, top))}
					onArrow={(across, up) => holdEpsilon(dims, x + KEY_STEP * across, y + KEY_STEP * up)}
					onHome={() => useNoise.setState({ epsilon: [] })}
				/>
			</figure>
			<Posterior code={code} dims={dims} flat={flat} />
		</div>
	);
}

interface CodeTableProps {
	readonly frame: Frame;
	readonly dims: readonly number[];
	readonly noise: readonly number[];
}

function CodeTable({ frame, dims, noise }: CodeTableProps) {
	const { t } = useTranslation('noise');
	return (
		<table className={styles.table} data-testid="noise-codes">
			<caption className="visually-hidden">{t('table')}</caption>
			<thead>
				<tr>
					<td />
					<th scope="col">μ</th>
					<th scope="col">σ</th>
					<th scope="col">ε</th>
					<th scope="col">z</th>
				</tr>
			</thead>
			<tbody>
				{frame.runs.slice(0, 2).flatMap((codes, run) => {
					const code = heldCode(codes, frame.shape.latentDim);
					if (!code) return [];
					return dims.map((dim) => (
						<tr key={`${RUN_NAMES[run]} ${dim}`}>
							<th scope="row">
								{RUN_NAMES[run]} {axisName(dim)}
							</th>
							<td>{formatFixed(code.mean[dim], 2)}</td>
							<td>{formatFixed(code.std[dim], 3)}</td>
							<td>{formatFixed(noise[dim], 2)}</td>
							<td>
								<b>{formatFixed(code.z[dim], 2)}</b>
							</td>
						</tr>
					));
				})}
			</tbody>
		</table>
	);
}

interface PosteriorProps {
	/** Of the chosen transition; null where there is none. */
	readonly code: ReturnType<typeof heldCode>;
	readonly dims: readonly [number, number];
	readonly flat: boolean;
}

/** The posterior of the chosen transition, and z in it. */
function Posterior({ code, dims, flat }: PosteriorProps) {
	const { t } = useTranslation('noise');
	const run = useExploration((exploration) => exploration.run);
	return (
		<figure className={styles.figure}>
			<figcaption className={styles.note}>{t('ellipse', { run: RUN_NAMES[run] })}</figcaption>
			{code && (
				<Picture
					label={t('ellipseText', {
						run: RUN_NAMES[run],
						mean: formatCode(code.mean),
						std: formatCode(code.std),
						z: formatCode(code.z),
					})}
					draw={(ground) => {
						const pair = (vector: ArrayLike<number>, none = 0) =>
							[vector[dims[0]], flat ? none : vector[dims[1]]] as const;
						drawPosterior(ground, pair(code.mean), pair(code.std), pair(code.z));
					}}
				/>
			)}
		</figure>
	);
}
