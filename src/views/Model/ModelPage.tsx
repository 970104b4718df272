import { Maximize, Minimize, X } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { PartBoundary } from '../../late/PartBoundary';
import { leaveModelLarge, STAGES, stepStage, useModelPicture } from '../../state/modelPage';
import { useModal } from '../../ui/Dialog';
import { tip } from '../../ui/tip';
import Model from './Model';
import styles from './ModelPage.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** What is walked or moved with the arrow keys itself: units of a strip, the noise, a choice, the rows of a batch. */
const OWN_ARROWS = 'input, select, textarea, svg[tabindex], [role="slider"]';

/** What the space bar presses. */
const OWN_SPACE = 'button, input, select, textarea, summary, a[href]';

/**
 * What a key means for the parts of the model: on (1), back (−1), or nothing (null). Clickers send PageDown and PageUp,
 * some of them arrows or the space bar.
 */
function stageKey({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent['nativeEvent']): 1 | -1 | null {
	if (altKey || ctrlKey || metaKey) return null;
	const within = (selector: string) => target instanceof Element && target.closest(selector) !== null;
	if (key === ' ') return within(OWN_SPACE) ? null : shiftKey ? -1 : 1;
	if (shiftKey) return null;
	if (key === 'PageDown') return 1;
	if (key === 'PageUp') return -1;
	if (within(OWN_ARROWS)) return null;
	if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
	return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : null;
}

/**
 * The model on the whole screen for a projector: its parts are stepped through by arrow keys or a clicker, Escape leaves.
 * `Symbols` explains what is pressed in it.
 */
export default function ModelPage({ Symbols }: { readonly Symbols: ComponentType }) {
	const { t } = useTranslation('model');
	const { dialog, close } = useModal();
	const stage = useModelPicture((picture) => picture.stage);
	const [full, setFull] = useState(() => document.fullscreenElement !== null);

	// Its own keys before those of a button in it.
	useEffect(() => dialog.current?.focus(), [dialog]);
	useEffect(() => {
		const follow = () => setFull(document.fullscreenElement !== null);
		document.addEventListener('fullscreenchange', follow);
		return () => document.removeEventListener('fullscreenchange', follow);
	}, []);

	function onKeyDown(event: KeyboardEvent): void {
		const by = stageKey(event.nativeEvent);
		if (!by) return;
		event.preventDefault();
		event.stopPropagation();
		stepStage(by);
	}

	const name = t(full ? 'leaveFullScreen' : 'fullScreen');
	return (
		<dialog
			ref={dialog}
			className={styles.page}
			tabIndex={-1}
			aria-label={t('title')}
			data-testid="model-page"
			onKeyDown={onKeyDown}
			onClose={leaveModelLarge}
		>
			<div className={styles.tools}>
				<span className={styles.place} data-testid="model-place">
					{t('place', { place: STAGES.indexOf(stage) + 1, of: STAGES.length })}
				</span>
				{document.fullscreenEnabled && (
					<button
						type="button"
						className={styles.tool}
						aria-label={name}
						{...tip(name)}
						onClick={() => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
					>
						{full ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
					</button>
				)}
				<button
					type="button"
					className={styles.tool}
					aria-label={t('leaveLarge')}
					{...tip(`${t('leaveLarge')}. ${t('largeKeys')}`)}
					data-testid="model-page-leave"
					onClick={close}
				>
					<X aria-hidden="true" />
				</button>
			</div>
			<Model large />
			<PartBoundary>
				<Symbols />
			</PartBoundary>
		</dialog>
	);
}
