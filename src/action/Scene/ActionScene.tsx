import type { TFunction } from 'i18next';
import { Play } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment, SceneShape } from '../../environments/Environment';
import { localized } from '../../i18n';
import { decimalsFor, formatFixed } from '../../i18n/formatNumber';
import { useSize } from '../../plane/useSize';
import { openDockTab } from '../../state/dockStore';
import { isSimulatedReading, type SimulatedReading } from '../../state/probeReading';
import { useUnfolded } from '../../state/screenStore';
import { useProbeReading } from '../../state/useProbeReading';
import { writeText } from '../../ui/attributes';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { actionTitle, parametersText } from '../DecodedAction/actionText';
import styles from './ActionScene.module.css';
import { aimShapes } from './aimShapes';
import { drawCloseUp } from './drawCloseUp';
import { movedShapes, paintShapes, polylinePoints } from './paintShapes';
import { fitWorld } from './projection';

const look = (shape: SceneShape) => styles[shape.role];

/**
 * The chosen state, the decoded action simulated from it, and the state that the model predicts, drawn to scale from
 * the environment's plain shapes.
 */
export function ActionScene({ environment }: { readonly environment: Environment }) {
	const { t } = useTranslation('decoded');
	const playTarget = useTarget('playWorld');
	const details = useUnfolded('details');
	const title = useId();
	const description = useId();
	const svg = useRef<SVGSVGElement>(null);
	const described = useRef<SVGDescElement>(null);
	const simulatedLegend = useRef<HTMLSpanElement>(null);
	const aimLegend = useRef<HTMLSpanElement>(null);
	const size = useSize(svg);

	useProbeReading((reading) => {
		const shown = isSimulatedReading(reading) && reading.environment === environment ? reading : null;
		if (svg.current && size.width > 0) draw(svg.current, shown, size);
	});

	useProbeReading((reading) => {
		if (!described.current || !simulatedLegend.current) return;
		const simulated = isSimulatedReading(reading) ? reading : null;
		writeText(described.current, simulated ? describe(t, simulated) : t('sceneEmpty'));
		writeText(simulatedLegend.current, simulated ? outcomeText(t, simulated) : '');
		if (aimLegend.current) writeText(aimLegend.current, simulated && aimOf(simulated) ? t('decodedAim') : '');
	});

	return (
		<figure className={styles.figure}>
			<svg ref={svg} className={styles.scene} role="img" aria-labelledby={title} aria-describedby={description}>
				<title id={title}>{t('sceneTitle', { environment: localized(environment.name) })}</title>
				<desc id={description} ref={described} />
				<g data-layer="background" />
				<g data-layer="aim" />
				<g data-layer="before" className={styles.before} />
				<polyline data-layer="trail" className={styles.trail} />
				<g data-layer="after" className={styles.after} />
				<g data-layer="ghost" />
				{environment.scene.closeUp && <CloseUpLayer />}
			</svg>
			{details && (
				<button
					type="button"
					className={styles.play}
					data-testid="play-world"
					aria-label={t('playInWorld')}
					{...tip(t('playInWorld'))}
					onClick={() => openDockTab('world')}
					{...playTarget.control}
				>
					<Play size={13} aria-hidden="true" />
				</button>
			)}
			<figcaption className={styles.legend} aria-hidden="true">
				<span className={styles.legendNow}>{t('now')}</span>
				<span className={styles.legendSimulated} ref={simulatedLegend} />
				<span className={styles.legendPredicted}>{t(details ? 'predictedGhost' : 'predictedPlain')}</span>
				<span className={styles.legendAim} ref={aimLegend} />
			</figcaption>
		</figure>
	);
}

/** What {@link drawCloseUp} draws in. */
function CloseUpLayer() {
	return (
		<svg data-layer="close-up" className={styles.closeUp} aria-hidden="true">
			<rect className={styles.ground} width="100%" height="100%" />
			<g data-layer="close-before" className={styles.before} />
			<polyline data-layer="close-trail" className={styles.trail} />
			<g data-layer="close-after" className={styles.after} />
			<g data-layer="close-ghost" />
			<text x="6" y="1.25em" />
		</svg>
	);
}

type Words = TFunction<'decoded'>;

/** A reading in words, for those who do not see it. */
function describe(t: Words, { decoded, simulated, environment: { actions, scene } }: SimulatedReading): string {
	const action = actions[decoded.action];
	const decimals = decimalsFor(scene.bounds.bottom, scene.bounds.top);
	const [x, y] = simulated.trail[simulated.trail.length - 1];
	return t('sceneDescription', {
		action: actionTitle(action),
		values: parametersText(action, decoded.values),
		ticks: lengthText(t, simulated.ticks),
		x: formatFixed(x, decimals),
		y: formatFixed(y, decimals),
		ending: simulated.terminal ? t('sceneEpisodeEnds') : t('sceneGoesOn'),
	});
}

function lengthText(t: Words, ticks: number): string {
	return t('ticks', { count: ticks });
}

function outcomeText(t: Words, { simulated: { ticks: count, terminal, unfinished } }: SimulatedReading): string {
	const ticks = lengthText(t, count);
	if (unfinished) return t('simulatedCut', { ticks });
	return terminal ? t('simulatedToEnd', { ticks }) : t('simulatedFor', { ticks });
}

/** The place that the decoded action names. */
function aimOf({ environment: { scene }, decoded }: SimulatedReading): readonly [number, number] | null {
	return scene.aim?.(decoded.action, decoded.values) ?? null;
}

/** Paints a reading; without one, nothing. */
function draw(
	svg: SVGSVGElement,
	reading: SimulatedReading | null,
	{ width, height }: { width: number; height: number },
) {
	const layer = <T extends SVGElement>(name: string) => svg.querySelector<T>(`[data-layer=${name}]`) as T;
	if (!reading) {
		for (const name of ['background', 'aim', 'before', 'after', 'ghost']) layer<SVGGElement>(name).replaceChildren();
		layer('trail').removeAttribute('points');
		return;
	}
	const { scene } = reading.environment;
	const start = reading.condition.simulatorState;
	const focus = scene.focus(start);
	const at = fitWorld(scene, width, height, focus[0]);
	const place = aimOf(reading);
	const before = scene.shapes(start);
	paintShapes(layer('background'), scene.background, at, look);
	paintShapes(layer('aim'), place ? aimShapes(scene, focus, place, at, { width, height }) : [], at, look);
	paintShapes(layer('before'), before, at, look);
	layer('trail').setAttribute('points', polylinePoints(reading.simulated.trail, at));
	paintShapes(layer('after'), movedShapes(before, scene.shapes(reading.simulated.end)), at, look);
	paintShapes(layer('ghost'), scene.ghost(reading.predicted), at, look);
	if (scene.closeUp) drawCloseUp(svg, reading, at, { width, height }, look);
}
