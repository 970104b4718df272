import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapView } from '../../plane/mapView';
import styles from './Panel.module.css';

interface PanelProps {
	readonly title: string;
	/** Which end of the legend it stands over. */
	readonly side: 'start' | 'end';
	readonly children: ReactNode;
}

/**
 * A small panel over the maps. It stays while one works on the maps beneath; Escape, its button and the
 * button that opened it close it.
 */
export function Panel({ title, side, children }: PanelProps) {
	const { t } = useTranslation('map');
	const panel = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const opener = document.activeElement;
		panel.current?.focus({ preventScroll: true });
		return () => {
			// The focus goes back only if it would be lost with the panel.
			const lost = document.activeElement === document.body || document.activeElement === null;
			if (lost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
		};
	}, []);
	return (
		<div ref={panel} className={styles.panel} data-side={side} role="dialog" aria-label={title} tabIndex={-1}>
			<div className={styles.head}>
				<h3>{title}</h3>
				<button
					type="button"
					className={styles.close}
					aria-label={t('close')}
					onClick={() => useMapView.setState({ panel: null })}
				>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			{children}
		</div>
	);
}
