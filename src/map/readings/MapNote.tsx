import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeCapacity, isCollapsed } from '../../analysis/klPerDimension';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { columnsOf, shownDims } from '../../plane/columns';
import { useMapView } from '../../plane/mapView';
import { project } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { type Frame, latestFrame, subscribeFrames } from '../../state/frames';
import { countOutside, outsideAll } from '../drawing/outside';
import styles from './MapNote.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Codes begin near the prior: before so many steps that says nothing. */
const FIRST_TOLD = 500;

/** Fewer bits than this are told as so many at most. */
const LEAST_TOLD = 0.001;

interface Finding {
	/** What a code says at most, in bits, where the codes have collapsed; else null. */
	readonly bits: number | null;
	/** The KL weight that they were trained with; null where nobody knows. */
	readonly klWeight: number | null;
	/** Whether not a single dot is in view. */
	readonly outside: boolean;
}

const NOTHING: Finding = { bits: null, klWeight: null, outside: false };

function find(run: number): Finding {
	const frame = latestFrame();
	const codes = frame?.runs[run];
	if (!frame || !codes || frame.step < FIRST_TOLD) return NOTHING;
	const { mean, std } = codes.measured ?? codes;
	const bits = codeCapacity(mean, std, frame.shape.latentDim);
	return {
		bits: isCollapsed(bits) ? bits : null,
		klWeight: frame.trainedWith?.[run].klWeight ?? null,
		outside: isOutside(frame, run),
	};
}

/** Whether all dots that are drawn are beyond the edges. */
function isOutside(frame: Frame, run: number): boolean {
	const { config } = useConfig.getState();
	const { viewport, size } = useMapView.getState();
	const count = shownCount(frame, config);
	if (!config.display.layers.mean || count === 0 || size.width === 0) return false;
	const { latentDim } = frame.shape;
	const columns = columnsOf(frame.runs[run].mean, latentDim, shownDims(config.display.dims, latentDim));
	return outsideAll(countOutside(columns, count, project(viewport, size))) === count;
}

/** On a map whose codes are a single heap, or out of view: what that means, in words and by what is measured. */
export default function MapNote({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('mapKey');
	const [{ bits, klWeight, outside }, setFinding] = useState(NOTHING);
	useEffect(() => {
		const inputs: Inputs = (changed) => {
			const request = () => changed('frame');
			const ends = [subscribeFrames(request), useMapView.subscribe(request), useConfig.subscribe(request)];
			return () => {
				for (const end of ends) end();
			};
		};
		const show = (found: Finding) => setFinding((before) => (isSame(before, found) ? before : found));
		return reading(inputs, () => find(run), { where: 'page', calm: 'beat', show }).end;
	}, [run]);
	const name = RUN_NAMES[run];
	return (
		<div role="status" className={styles.place} data-testid={`map-note-${name.toLowerCase()}`}>
			{outside && (
				<Note>
					<p>{t('outside', { run: name })}</p>
				</Note>
			)}
			{!outside && bits !== null && (
				<Note>
					<p>
						<b>{t('collapsed', { run: name })}</b>{' '}
						{t('collapsedBits', { bits: formatMeasured(Math.max(bits, LEAST_TOLD), 2) })}
					</p>
					{klWeight !== null && klWeight > 0 && <p>{t('collapseCause', { weight: formatSetting(klWeight) })}</p>}
				</Note>
			)}
		</div>
	);
}

function isSame(a: Finding, b: Finding): boolean {
	return a.bits === b.bits && a.klWeight === b.klWeight && a.outside === b.outside;
}

function Note({ children }: { readonly children: ReactNode }) {
	return <div className={styles.note}>{children}</div>;
}
