import { Maximize, Minimize, X } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addViewTexts } from '../../i18n/viewTexts';
import { PartBoundary } from '../../late/PartBoundary';
import { leaveModelLarge, STAGES, stepStage, useModelPicture } from '../../state/modelPage';
import { tip } from '../../ui/tip';
import { useModal } from '../../ui/useModal';
import Model from './Model';
import styles from './ModelPage.module.css';
import { stageKey } from './stageKey';

addViewTexts();

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
