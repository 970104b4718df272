import { Dices, RotateCcw, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { useSession } from '../../state/sessionStore';
import { TransitionField } from '../../ui/TransitionField';
import { tip } from '../../ui/tip';
import { StateEditor } from './StateEditor';
import styles from './StatePicker.module.css';

/** The golden section: multiples of it spread evenly and never fall into a short cycle. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Another transition, far from this one; repeated calls go through the data without a visible pattern. */
export function nextTransition(current: number, size: number): number {
	if (size < 2) return 0;
	const stride = Math.max(1, Math.round(GOLDEN * size));
	// A stride that shares no divisor with the size visits every transition.
	let step = stride;
	while (greatestCommonDivisor(step, size) !== 1) step++;
	return (current + step) % size;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Takes a transition's state as the condition, and drops the edited one. */
function chooseTransition(transition: number): void {
	useConfig.getState().moveProbe({ transition });
	useExploration.setState({ editedState: null });
}

/** The state that the decoder is conditioned on: a transition's, or one edited by hand. */
export function StatePicker() {
	const { t } = useTranslation('decoded');
	const transition = useConfig(({ config }) => config.probe.transition);
	const edited = useExploration(({ editedState }) => editedState !== null);
	const size = useSession(({ dataset }) => dataset?.size ?? 0);
	const [open, setOpen] = useState(false);
	const editor = useId();

	return (
		<div className={styles.state}>
			<div className={styles.row}>
				<span className={styles.label}>{edited ? t('stateEdited') : t('stateFrom')}</span>
				{!edited && (
					<TransitionField
						label={t('stateFrom')}
						value={transition}
						max={Math.max(size - 1, 0)}
						onChange={chooseTransition}
						prefix={
							<span className={styles.prefix} aria-hidden="true">
								#
							</span>
						}
					/>
				)}
				{edited ? (
					<button type="button" className={styles.reset} onClick={() => chooseTransition(transition)}>
						<RotateCcw size={13} aria-hidden="true" />
						{t('stateReset')}
					</button>
				) : (
					<button
						type="button"
						className={styles.icon}
						aria-label={t('stateRandom')}
						{...tip(t('stateRandom'))}
						data-testid="state-random"
						disabled={size === 0}
						onClick={() => chooseTransition(nextTransition(transition, size))}
					>
						<Dices size={15} aria-hidden="true" />
					</button>
				)}
				<button
					type="button"
					className={styles.icon}
					aria-expanded={open}
					aria-controls={editor}
					aria-label={t('stateEditLabel')}
					{...tip(t('stateEditLabel'))}
					onClick={() => setOpen(!open)}
				>
					<SlidersHorizontal size={15} aria-hidden="true" />
				</button>
			</div>
			<div id={editor}>{open && <StateEditor />}</div>
		</div>
	);
}
