/** The numbers beside the maps, taken from the frames a few times a second: for reading, not for drawing. */
import { create } from 'zustand';
import { type LatentBox, latentBox, priorInBox, rangeRateOf, shareInBox } from '../../analysis/latentBox';
import { columnMedian } from '../../analysis/orderStatistic';
import type { PosteriorCodes } from '../../analysis/posteriorCodes';
import { columnVariances } from '../../analysis/varianceShare';
import { useMapView } from '../../plane/mapView';
import { shownCount } from '../../plane/scene';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { type Frame, latestFrame, newFrames } from '../../state/frames';

/** What is told of one run's codes: of the transitions measured, not of those drawn. */
export interface RunReading {
	/** Z: median σ. */
	readonly sigma: readonly number[];
	/** Z: variance of μ; empty where the frame is not measured. */
	readonly variances: Float64Array;
	/** Transitions drawn whose code is not a number. */
	readonly invalid: number;
	/** Null while nobody looks at it, and where the frame is not measured. */
	readonly box: BoxReading | null;
}

export interface BoxReading {
	readonly box: LatentBox;
	/** Share of N(0, I) inside, over all dims. */
	readonly prior: number;
	/** Share of the noisy draws z inside, over all dims. */
	readonly data: number;
}

interface MapReadings {
	readonly step: number;
	readonly count: number;
	readonly latentDim: number;
	/** One a run; empty before the first frame. */
	readonly runs: readonly RunReading[];
}

export const useMapReadings = create<MapReadings>()(() => ({ step: 0, count: 0, latentDim: 0, runs: [] }));

function readRun(frame: Frame, run: number, count: number, boxPercent: number | null): RunReading {
	const { latentDim } = frame.shape;
	const { mean, measured } = frame.runs[run];
	let invalid = 0;
	for (let row = 0; row < count; row++) if (Number.isNaN(mean[row * latentDim])) invalid++;
	if (!measured) return { sigma: [], variances: new Float64Array(), invalid, box: null };
	const rows = measured.mean.length / latentDim;
	return {
		sigma: Array.from({ length: latentDim }, (_, dim) => columnMedian(measured.std, rows, latentDim, dim)),
		variances: columnVariances(measured.mean, rows, latentDim),
		invalid,
		box: boxPercent === null ? null : readBox(measured, rows, latentDim, boxPercent),
	};
}

function readBox({ z }: PosteriorCodes, rows: number, latentDim: number, percent: number): BoxReading {
	const box = latentBox(z, rows, latentDim, rangeRateOf(percent));
	return { box, prior: priorInBox(box), data: shareInBox(z, rows, box) };
}

/** The numbers of the newest frame; null where those shown stay. */
function readMaps(): MapReadings | null {
	const frame = latestFrame();
	const { config } = useConfig.getState();
	const count = shownCount(frame, config);
	if (!frame) return { ...useMapReadings.getState(), step: 0, count: 0, runs: [] };
	if (count === 0) return null;
	const { latentDim } = frame.shape;
	const boxPercent = useMapView.getState().panel === 'box' ? config.display.boxPercent : null;
	const runs = frame.runs.map((_, run) => readRun(frame, run, count, boxPercent));
	return { step: frame.step, count, latentDim, runs };
}

/** Keeps the numbers up to date until the returned function is called. */
export function followReadings(): () => void {
	const inputs: Inputs = (changed) => {
		const stops = [
			newFrames(changed),
			useConfig.subscribe(({ config: { display } }, { config: { display: before } }) => {
				if (display.boxPercent !== before.boxPercent || display.points !== before.points) changed('frame');
			}),
			useMapView.subscribe((view, before) => {
				if (view.panel !== before.panel) changed('frame');
			}),
		];
		return () => {
			for (const stop of stops) stop();
		};
	};
	const show = (now: MapReadings | null) => {
		if (now) useMapReadings.setState(now);
	};
	return reading(inputs, readMaps, { where: 'page', calm: 'beat', show }).end;
}
