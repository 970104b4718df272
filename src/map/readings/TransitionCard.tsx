import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inMeasuredOrder, predictedSigma } from '../../analysis/rateDistortion';
import { formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { scheduledKlWeight } from '../../model/schedule';
import { clamp } from '../../numerics/clamp';
import { ActionMark } from '../../plane/ActionMark';
import { axisName } from '../../plane/axisName';
import { columnsOf, xOf, yOf } from '../../plane/columns';
import { useMapView } from '../../plane/mapView';
import { pinTransition } from '../../plane/moveProbe';
import { actionMark } from '../../plane/pointStyle';
import { project, toPixelX, toPixelY } from '../../plane/projection';
import { currentScene, type SceneData } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { PATH_ENDS, useExploration } from '../../state/explorationStore';
import type { Frame } from '../../state/frames';
import { theoryOfRun } from '../../state/theoryOfRun';
import { tip, tipOfText } from '../../ui/tip';
import { useMapReadings } from './mapReadings';
import styles from './TransitionCard.module.css';
import { actionNameOf, parametersOf, stateHighlights } from './transitionText';

/** Two decimals, three where two would hide a σ at the clamp floor. */
function formatCoordinate(value: number): string {
	return formatFixed(value, value !== 0 && Math.abs(value) < 0.1 ? 3 : 2);
}

/** More latent dims than this do not fit on a card: then those on the axes. */
const LISTED_DIMS = 3;

/** Distance of the card from its point, CSS pixels. */
const GAP = 14;

/**
 * What the transition under the pointer was, and where each run puts it. After a click the card stays and
 * offers to make the transition an end of the path.
 */
export default function TransitionCard({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('map');
	const pointedRun = useMapView((view) => view.pointedRun);
	const card = useMapView((view) => view.card);
	const hovered = useExploration((exploration) => exploration.hovered);
	useMapView((view) => view.viewport);
	// The codes move: the numbers follow at the pace of all numbers.
	useMapReadings((readings) => readings.step);

	const stays = card?.run === run;
	const transition = stays ? card.transition : pointedRun === run ? hovered : null;
	const scene = currentScene();
	const { frame, data } = scene;
	if (transition === null || !frame || !data || transition >= frame.count) return null;

	const codes = columnsOf(frame.runs[run].mean, scene.latentDim, scene.dims);
	const place = cardPlace(run, xOf(codes, transition), yOf(codes, transition));
	return (
		<section
			className={styles.card}
			style={place}
			data-stays={stays || undefined}
			aria-label={t('transition', { index: transition })}
		>
			<CardBody transition={transition} data={data} frame={frame} dims={listedDims(scene)} />
			{stays && <CardActions transition={transition} />}
		</section>
	);
}

/** In one column a card has no room beside its point: it takes the map's other half. */
const NARROW = '(max-width: 56.25em)';

/** The most that a card takes beside its point, CSS pixels. */
const CARD_ROOM = 266;

/** Beside its point, over this map or the other, but not over what is beside the maps. */
function cardPlace(run: number, x: number, y: number) {
	const { viewport, size } = useMapView.getState();
	const projection = project(viewport, size);
	const left = clamp(toPixelX(projection, x), 0, size.width);
	const top = clamp(toPixelY(projection, y), 0, size.height);
	if (matchMedia(NARROW).matches) {
		return { left: 8, right: 8, ...(top < size.height / 2 ? { bottom: 8 } : { top: 8 }) };
	}
	const toTheRight = run === 0 ? left < CARD_ROOM : size.width - left > CARD_ROOM;
	return {
		...(toTheRight ? { left: left + GAP } : { right: size.width - left + GAP }),
		...(top < size.height / 2 ? { top: top + GAP } : { bottom: size.height - top + GAP }),
	};
}

function listedDims({ latentDim, dims }: { readonly latentDim: number; readonly dims: readonly number[] }): number[] {
	return latentDim <= LISTED_DIMS ? Array.from({ length: latentDim }, (_, dim) => dim) : [...dims];
}

interface CardBodyProps {
	readonly transition: number;
	readonly data: SceneData;
	readonly frame: Frame;
	readonly dims: readonly number[];
}

function CardBody({ transition, data, frame, dims }: CardBodyProps) {
	const { t } = useTranslation('map');
	const { latentDim } = frame.shape;
	const vector = (table: Float32Array) =>
		dims.map((dim) => formatCoordinate(table[transition * latentDim + dim])).join(', ');
	return (
		<>
			<p className={styles.head}>
				<ActionMark mark={actionMark(data.dataset.action[transition], data.environment.actionGroups)} size={5} />
				<b>{actionNameOf(data, transition)}</b>
				<span className={styles.index}>#{transition}</span>
			</p>
			<dl className={styles.values}>
				{parametersOf(data, transition).map(({ id, name, text }) => (
					<div key={id} className={styles.parameter}>
						<dt>{name}</dt>
						<dd>{text}</dd>
					</div>
				))}
				{stateHighlights(data, transition).map(({ id, name, text }) => (
					<div key={id}>
						<dt>{name}</dt>
						<dd>{text}</dd>
					</div>
				))}
				<div>
					<dt>{t('reward')}</dt>
					<dd>{formatFixed(data.dataset.reward[transition], 2)}</dd>
				</div>
			</dl>
			<table className={styles.codes}>
				<thead>
					<tr>
						<th scope="col">
							<span className="visually-hidden">{t('columnRun')}</span>
						</th>
						<th scope="col" className={styles.mu} {...tipOfText(dims.map(axisName).join(', '))}>
							μ
						</th>
						<th scope="col" className={styles.sigma}>
							σ
						</th>
					</tr>
				</thead>
				<tbody>
					{frame.runs.slice(0, 2).map((codes, index) => (
						<tr key={RUN_NAMES[index]}>
							<th scope="row">{RUN_NAMES[index]}</th>
							<td>{vector(codes.mean)}</td>
							<td>{vector(codes.std)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<TheorySigma transition={transition} data={data} frame={frame} dims={dims} />
		</>
	);
}

/** The σ that theory predicts for the transition's action under each run's weights, in the order of the run's own. */
function TheorySigma({ transition, data, frame, dims }: CardBodyProps) {
	const { t } = useTranslation('map');
	const present = useConfig(({ config }) => config.runs);
	const settings = frame.trainedWith ?? present;
	const { latentDim } = frame.shape;
	const texts = frame.runs.slice(0, 2).flatMap(({ std }, run) => {
		const theory = theoryOfRun(data.dataset, settings[run], latentDim);
		const source = theory.sources.find(({ action }) => action === data.dataset.action[transition]);
		if (!source) return [];
		const predicted = predictedSigma(theory, source, scheduledKlWeight(settings[run], Math.max(1, frame.step)));
		const own = std.subarray(transition * latentDim, (transition + 1) * latentDim);
		const matched = inMeasuredOrder(own, predicted);
		return [`${RUN_NAMES[run]} ${dims.map((dim) => formatCoordinate(matched[dim])).join(', ')}`];
	});
	return (
		<p className={styles.theory} data-testid="theory-sigma">
			{t('theorySigma')} <span>{texts.join('  ')}</span>
		</p>
	);
}

function CardActions({ transition }: { readonly transition: number }) {
	const { t } = useTranslation('map');
	const pins = useExploration((exploration) => exploration.pins);
	return (
		<div className={styles.actions}>
			{([0, 1] as const).map((end) => (
				<button
					key={end}
					type="button"
					className={styles.pin}
					aria-pressed={pins[end] === transition}
					{...tip(t('pinTitle', { end: t(PATH_ENDS[end]), key: end + 1 }))}
					onClick={() => pinTransition(end, pins[end] === transition ? null : transition)}
				>
					{t('pinAs', { end: t(PATH_ENDS[end]) })}
				</button>
			))}
			<button
				type="button"
				className={styles.close}
				aria-label={t('closeCard')}
				onClick={() => useMapView.setState({ card: null })}
			>
				<X size={15} aria-hidden="true" />
			</button>
		</div>
	);
}
