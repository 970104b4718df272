import { ChevronLeft, SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { foldByButton, takesFocus } from '../../state/foldByButton';
import { useLinkedTraining } from '../../state/linkedTraining';
import { useEverything } from '../../state/screenStore';
import { useTarget } from '../../ui/useTarget';
import { Formula } from '../Formula/Formula';
import styles from './Controls.module.css';
import { KlWeight } from './KlWeight';
import { TrainControls } from './TrainControls';

/** They come after the first frame. */
const UndoRedo = latePart(() => import('./UndoRedo'));

/** Only a page that was opened from a link has it. */
const LinkedTraining = latePart(() => import('./LinkedTraining'));

/** Comes after the first frame, before anything can be trained again. */
const Retrained = latePart(() => import('./Retrained'));

/** Seldom opened, so it is loaded when it is. */
const Advanced = latePart(() => import('../Advanced/Advanced'));

/** The left column: training, the KL weight of both runs, the loss that they weigh, and the way to the rest. */
export default function Controls() {
	const { t } = useTranslation('controls');
	const advancedTarget = useTarget('advanced');
	const linked = useLinkedTraining((state) => state.linked);
	const { t: screen } = useTranslation('screen');
	const everything = useEverything();
	const [advanced, setAdvanced] = useState(false);
	const opener = useRef<HTMLButtonElement>(null);

	function closeAdvanced(): void {
		setAdvanced(false);
		opener.current?.focus();
	}

	return (
		<div className={styles.controls}>
			{!everything && (
				<button
					type="button"
					className={`button ${styles.less}`}
					data-testid="less"
					ref={takesFocus('controls', true)}
					onClick={() => foldByButton('controls', false)}
				>
					<ChevronLeft size={15} aria-hidden="true" />
					{screen('less')}
				</button>
			)}
			<TrainControls />
			<PartBoundary>{linked && <LinkedTraining linked={linked} />}</PartBoundary>
			<PartBoundary>
				<Retrained />
			</PartBoundary>
			<div className={styles.weights}>
				<KlWeight run={0} />
				<KlWeight run={1} />
			</div>
			<Formula />
			<div className={styles.foot}>
				<button
					ref={opener}
					type="button"
					className={`button ${styles.opener}`}
					aria-expanded={advanced}
					data-testid="advanced"
					onClick={() => setAdvanced(!advanced)}
					{...advancedTarget.control}
				>
					<SlidersHorizontal size={14} aria-hidden="true" />
					{t('advanced')}
				</button>
				<PartBoundary>
					<UndoRedo />
				</PartBoundary>
			</div>
			{advanced && (
				<PartBoundary>
					<Advanced onClose={closeAdvanced} />
				</PartBoundary>
			)}
		</div>
	);
}
