import { MapPin, Play, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clamp } from '../../numerics/clamp';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { nearestTransition } from '../../state/decodeProbe';
import { PATH_ENDS, useExploration } from '../../state/explorationStore';
import { currentReading, readingSource } from '../../state/probeReading';
import { useSession } from '../../state/sessionStore';
import { TransitionField } from '../../ui/TransitionField';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './Interpolation.module.css';
import { PathPlot } from './PathPlot';
import { farPins } from './pins';
import { pointAt, snappedAction } from './readPath';
import { setPins } from './usePathReading';
import { useWalk } from './useWalk';

/** Moves the probe, and its discrete action, to a place on the path. */
function moveProbe(t: number): void {
	const source = readingSource();
	const pins = setPins();
	const point = source && pins && pointAt(source, pins, useExploration.getState().path, t);
	if (!point) return;
	const { min, max } = LIMITS.latent;
	const z = Array.from(point, (value) => clamp(value, min, max));
	useConfig.getState().moveProbe({ z, action: snappedAction(source, pins, t) });
}

function setPin(pin: number, transition: number): void {
	const { pins } = useExploration.getState();
	useExploration.setState({ pins: pin === 0 ? [transition, pins[1]] : [pins[0], transition] });
}

/** Pins the selected code that is nearest to the probe; of all codes when none is selected. */
function pinAtProbe(pin: number): void {
	const reading = currentReading();
	if (!reading) return;
	const { selection, hovered } = useExploration.getState();
	if (hovered !== null) {
		setPin(pin, hovered);
		return;
	}
	const { frame, run, decoded } = reading;
	const isChosen = selection && Array.from({ length: frame.count }, (_, row) => Number(selection.has(row)));
	const nearest = isChosen
		? nearestTransition(frame.runs[run], isChosen, decoded.z, 1)
		: nearestTransition(frame.runs[run], [], decoded.z, null);
	if (nearest !== null) setPin(pin, nearest);
}

/** Both ends pinned, of the probe's action and far apart, unless a person has pinned them. */
function ensurePins(): boolean {
	if (setPins()) return true;
	const source = readingSource();
	const pins = source && farPins(source.dataset, source.frame.count, useConfig.getState().config.probe.action);
	if (pins) useExploration.setState({ pins });
	return pins !== null;
}

interface InterpolationProps {
	/** Whether the walk begins as soon as this is shown. */
	readonly walks?: boolean;
}

/** Two pinned codes and the path between them. */
export function Interpolation({ walks = false }: InterpolationProps) {
	const { t } = useTranslation('decoded');
	const { t: map } = useTranslation('map');
	const walkTarget = useTarget('interpolate');
	const target = useTarget('path');
	const pins = useExploration((state) => state.pins);
	const size = useSession(({ dataset }) => dataset?.size ?? 0);
	const points = useConfig(({ config }) => config.display.points);
	const [place, setPlace] = useState(0);
	const goTo = (t: number) => {
		setPlace(t);
		moveProbe(t);
	};
	const walk = useWalk(goTo);
	const ready = pins[0] !== null && pins[1] !== null;

	const begin = useRef(walks);
	useEffect(() => {
		if (!begin.current || !ensurePins()) return;
		begin.current = false;
		walk.start(0);
	});

	const onInterpolate = () => {
		if (walk.walking) walk.stop();
		else if (ensurePins()) walk.start(place < 1 ? place : 0);
	};

	return (
		<div className={styles.interpolation} data-testid="interpolation" {...target.area}>
			<div className={styles.row}>
				<button
					type="button"
					className={styles.main}
					data-testid="interpolate"
					aria-label={`${walk.walking ? t('interpolateStop') : t('interpolate')}. ${t('interpolateStart')}`}
					{...tip(ready ? t('interpolateStart') : t('interpolateHint'))}
					disabled={size === 0}
					onClick={onInterpolate}
					{...walkTarget.control}
				>
					{walk.walking ? <Square size={12} aria-hidden="true" /> : <Play size={12} aria-hidden="true" />}
					{walk.walking ? t('interpolateStop') : t('interpolate')}
				</button>
				{PATH_ENDS.map((name, pin) => (
					<TransitionField
						key={name}
						label={t('pin', { end: map(name) })}
						value={pins[pin]}
						max={Math.max(Math.min(points, size) - 1, 0)}
						onChange={(transition) => setPin(pin, transition)}
						prefix={
							<button
								type="button"
								className={styles.pin}
								aria-label={t('pinNearest', { end: map(name) })}
								{...tip(t('pinNearest', { end: map(name) }))}
								disabled={size === 0}
								onClick={() => pinAtProbe(pin)}
							>
								<MapPin size={13} aria-hidden="true" />
								{map(name)}
							</button>
						}
					/>
				))}
			</div>
			{ready && <PathPlot place={place} onPlace={goTo} />}
		</div>
	);
}
