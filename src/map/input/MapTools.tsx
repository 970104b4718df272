import { Home, LassoSelect, Table, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useMapView } from '../../plane/mapView';
import { useExploration } from '../../state/explorationStore';
import { tip } from '../../ui/tip';
import styles from '../panels/Legend.module.css';
import { fitView, homeView, zoomBy } from './viewCommands';

const LayersPanel = latePart(() => import('../panels/LayersPanel'));

/** Buttons that change how the maps are looked at. */
export function MapTools() {
	const { t } = useTranslation('map');
	const panel = useMapView((view) => view.panel);
	const table = useMapView((view) => view.table);
	const selected = useExploration((exploration) => exploration.selection?.size ?? 0);
	return (
		<div className={styles.tools} role="toolbar" aria-label={t('tools')}>
			{selected > 0 && (
				<button
					type="button"
					className={styles.selected}
					{...tip(t('clearSelection'))}
					onClick={() => useExploration.setState({ selection: null })}
				>
					{t('selected', { count: formatCount(selected) })}
					<X size={13} aria-hidden="true" />
				</button>
			)}
			{!table && <ViewTools />}
			<button
				type="button"
				className={styles.tool}
				aria-pressed={table}
				aria-label={t('table')}
				{...tip(t('tableTitle'))}
				onClick={() => useMapView.setState({ table: !table, card: null })}
			>
				<Table size={16} aria-hidden="true" />
			</button>
			<button
				type="button"
				className={styles.wordTool}
				aria-expanded={panel === 'layers'}
				onClick={() => useMapView.setState({ panel: panel === 'layers' ? null : 'layers' })}
			>
				{t('layers')}
			</button>
			{panel === 'layers' && (
				<PartBoundary fallback={null}>
					<LayersPanel />
				</PartBoundary>
			)}
		</div>
	);
}

/** How the maps are zoomed, and the lasso. */
function ViewTools() {
	const { t } = useTranslation('map');
	const tool = useMapView((view) => view.tool);
	return (
		<>
			<button
				type="button"
				className={styles.tool}
				aria-pressed={tool === 'lasso'}
				aria-label={t('lasso')}
				{...tip(t('lassoTitle'))}
				onClick={() => useMapView.setState({ tool: tool === 'lasso' ? 'pan' : 'lasso' })}
			>
				<LassoSelect size={16} aria-hidden="true" />
			</button>
			<button
				type="button"
				className={styles.tool}
				aria-label={t('zoomOut')}
				{...tip(t('zoomOut'))}
				onClick={() => zoomBy(1 / 1.5)}
			>
				<ZoomOut size={16} aria-hidden="true" />
			</button>
			<button
				type="button"
				className={styles.tool}
				aria-label={t('zoomIn')}
				{...tip(t('zoomIn'))}
				onClick={() => zoomBy(1.5)}
			>
				<ZoomIn size={16} aria-hidden="true" />
			</button>
			<button type="button" className={styles.tool} aria-label={t('home')} {...tip(t('home'))} onClick={homeView}>
				<Home size={16} aria-hidden="true" />
			</button>
			<button type="button" className={styles.wordTool} {...tip(t('fitTitle'))} onClick={fitView}>
				{t('fit')}
			</button>
		</>
	);
}
