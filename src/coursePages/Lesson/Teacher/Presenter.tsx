import { Maximize, Minimize, MonitorX, Workflow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { course } from '../../../lessons/course/pageCourse';
import { useLesson } from '../../../lessons/lessonStore';
import { useMapView } from '../../../plane/mapView';
import { showModelLarge } from '../../../state/modelPage';
import { tip } from '../../../ui/tip';
import './presenter.css';
import styles from './Presenter.module.css';
import { pageTurn } from './pageTurn';
import { partsBeside, SIDE_PARTS } from './partsBeside';

/** How much larger a point is than beside a desk. */
const POINT_SCALE = 1.4;

/** A browser without full screen does not know the element. */
const isFull = () => Boolean(document.fullscreenElement);

/** Whether another page shows this one in a frame. */
const isFramed = window.parent !== window;

interface PresenterProps {
	readonly onClose: () => void;
}

/** Hides the parts of the page that what is shown does without. */
function useHiddenParts(shown: Parameters<typeof partsBeside>[0]): void {
	useEffect(() => {
		const needed = partsBeside(shown);
		const root = document.documentElement;
		root.dataset.presenterHides = SIDE_PARTS.filter((part) => !needed.has(part)).join(' ');
		return () => {
			delete root.dataset.presenterHides;
		};
	}, [shown]);
}

/** A clicker's keys turn the pages, and leave. */
function usePageTurns(onClose: () => void): void {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const turn = pageTurn(event);
			if (turn === null) return;
			event.preventDefault();
			// Sliders and maps have uses of their own for these keys.
			event.stopImmediatePropagation();
			if (turn === 'leave') onClose();
			else course.turnTo(useLesson.getState().page + turn);
		};
		addEventListener('keydown', press, { capture: true });
		return () => removeEventListener('keydown', press, { capture: true });
	}, [onClose]);
}

/**
 * The presenter view: large type for a projector while it is mounted, pages turned by a clicker's keys, and two buttons
 * for the full screen and for leaving.
 */
export default function Presenter({ onClose }: PresenterProps) {
	const { t } = useTranslation('teacher');
	const [full, setFull] = useState(isFull);

	const [refused, setRefused] = useState(false);
	const shown = useLesson(({ lesson, page }) => lesson?.pages.at(page));

	useEffect(() => {
		const root = document.documentElement;
		root.dataset.presenter = '';
		useMapView.setState({ pointScale: POINT_SCALE });
		const follow = () => setFull(isFull());
		document.addEventListener('fullscreenchange', follow);
		return () => {
			delete root.dataset.presenter;
			useMapView.setState({ pointScale: 1 });
			document.removeEventListener('fullscreenchange', follow);
			if (document.fullscreenElement) void document.exitFullscreen();
		};
	}, []);

	useHiddenParts(shown);
	usePageTurns(onClose);

	async function switchFullScreen(): Promise<void> {
		try {
			await (full ? document.exitFullscreen() : document.documentElement.requestFullscreen());
			setRefused(false);
		} catch {
			// A frame may not have been given it, and a browser may not have it.
			setRefused(true);
		}
	}

	const name = full ? t('presenterLeaveFullScreen') : t('presenterFullScreen');
	return (
		<div className={styles.bar} role="toolbar" aria-label={t('presenterBar')}>
			<button
				type="button"
				className="iconButton"
				aria-label={t('presenterModel')}
				{...tip(t('presenterModel'))}
				data-testid="presenter-model"
				onClick={showModelLarge}
			>
				<Workflow size={18} aria-hidden="true" />
			</button>
			<button
				type="button"
				className="iconButton"
				aria-label={name}
				{...tip(name)}
				data-testid="presenter-full-screen"
				onClick={() => void switchFullScreen()}
			>
				{full ? <Minimize size={18} aria-hidden="true" /> : <Maximize size={18} aria-hidden="true" />}
			</button>
			<span className={styles.refused} role="status" data-testid="presenter-refused">
				{refused && t(isFramed ? 'presenterFrameRefuses' : 'presenterRefused')}
			</span>
			<button
				type="button"
				className="iconButton"
				aria-label={t('presenterLeave')}
				{...tip(`${t('presenterLeave')}. ${t('presenterHint')}`)}
				data-testid="presenter-leave"
				onClick={onClose}
			>
				<MonitorX size={18} aria-hidden="true" />
			</button>
		</div>
	);
}
