import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeCapacity, isCollapsed } from '../../analysis/codeCapacity';
import { formatMeasured, formatSetting } from '../../i18n/numerals';
import { RUN_NAMES } from '../../i18n/runNames';
import { addViewTexts } from '../../i18n/viewTexts';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { numbersClock } from '../../state/NumbersClock';
import { useSession } from '../../state/sessionStore';
import styles from './CollapseNote.module.css';

addViewTexts();

/** Codes begin near the prior: before so many steps that says nothing. */
const FIRST_TOLD = 500;

/** Fewer bits than this are told as so many at most. */
const LEAST_TOLD = 0.001;

interface Collapse {
	/** What a code says at most, in bits. */
	readonly bits: number;
	/** The KL weight that it was trained with; null where nobody knows. */
	readonly klWeight: number | null;
}

/** @returns null where there is none, and in the first steps */
function readCollapse(run: number): Collapse | null {
	const frame = latestFrame();
	const codes = frame?.runs[run];
	if (!frame || !codes || frame.step < FIRST_TOLD) return null;
	const { mean, std } = codes.measured ?? codes;
	const bits = codeCapacity(mean, std, frame.shape.latentDim);
	return isCollapsed(bits) ? { bits, klWeight: frame.trainedWith?.[run].klWeight ?? null } : null;
}

/** On a map whose codes have collapsed: what that means, with what they can still say. */
export default function CollapseNote({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('mapKey');
	const rests = useSession(({ phase }) => phase !== 'training' && phase !== 'preparing');
	const [collapse, setCollapse] = useState<Collapse | null>(null);
	useEffect(() => {
		const read = () => setCollapse(readCollapse(run));
		read();
		const unsubscribe = subscribeFrames(() => numbersClock.request(read));
		return () => {
			unsubscribe();
			numbersClock.cancel(read);
		};
	}, [run]);
	const shown = rests ? collapse : null;
	return (
		<div role="status" className={styles.place} data-testid={`collapse-${RUN_NAMES[run].toLowerCase()}`}>
			{shown && (
				<div className={styles.note}>
					<p>
						<b>{t('collapsed', { run: RUN_NAMES[run] })}</b>{' '}
						{t('collapsedBits', { bits: formatMeasured(Math.max(shown.bits, LEAST_TOLD), 2) })}
					</p>
					{shown.klWeight !== null && shown.klWeight > 0 && (
						<p>{t('collapseCause', { weight: formatSetting(shown.klWeight) })}</p>
					)}
				</div>
			)}
		</div>
	);
}
