import { ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatSetting } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useMapView } from '../../plane/mapView';
import type { LayerId } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { pointsAt, type Term } from '../../state/highlight';
import type { TargetId } from '../../ui/targets';
import { tip, tipOfText } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { plusPath, timesPath } from '../drawing/marks';
import styles from './Legend.module.css';
import { SampleInHole } from './SampleInHole';

const BoxPanel = latePart(() => import('./BoxPanel'));

/** The term of the loss that a layer shows. */
const TERMS: Partial<Record<LayerId, Term>> = { mean: 'mu', ellipses: 'sigma', prior: 'kl' };

/** The legend of the marks; each entry shows or hides its layer. */
export function LayerLegend() {
	const { t } = useTranslation('map');
	const { t: what } = useTranslation('terms');
	const boxPercent = useConfig(({ config }) => config.display.boxPercent);
	const samples = useExploration((exploration) => exploration.samples?.count ?? 0);
	return (
		<div className={styles.layers}>
			<LayerToggle
				layer="mean"
				label="μ"
				title={what('mu')}
				mark={<circle cx="8" cy="8" r="4" className={styles.markMean} />}
			/>
			<LayerToggle
				layer="ellipses"
				label="1 σ"
				title={what('sigma')}
				mark={<circle cx="8" cy="8" r="6" className={styles.markSigma} />}
			/>
			<LayerToggle
				layer="samples"
				label="z"
				title={what('z')}
				mark={<path d={plusPath(4)} transform="translate(8 8)" className={styles.markDraw} />}
			/>
			<LayerToggle
				layer="prior"
				label={t('prior')}
				title={what('prior')}
				mark={
					<>
						<circle cx="8" cy="8" r="3" className={styles.markPrior} />
						<circle cx="8" cy="8" r="6.5" className={styles.markPriorOuter} />
					</>
				}
			/>
			<span className={styles.boxEntry}>
				<LayerToggle
					layer="box"
					testId="latent-box-toggle"
					target="boxToggle"
					label={t('boxPercent', { percent: formatSetting(boxPercent) })}
					title={what('box', { percent: formatSetting(boxPercent) })}
					mark={<rect x="2" y="4" width="12" height="8" className={styles.markBox} />}
				/>
				<BoxPanelButton />
			</span>
			{samples > 0 && (
				<span className={styles.entry} {...tipOfText(t('priorSamplesTitle'))}>
					<Mark>
						<path d={timesPath(4)} transform="translate(8 8)" className={styles.markSample} />
					</Mark>
					{t('priorSamples', { count: formatCount(samples) })}
				</span>
			)}
			{samples > 0 && (
				<span className={styles.entry}>
					<SampleInHole />
					{t('samplesInHoles')}
				</span>
			)}
		</div>
	);
}

function Mark({ children }: { readonly children: ReactNode }) {
	return (
		<svg className={styles.mark} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
			{children}
		</svg>
	);
}

interface LayerToggleProps {
	readonly layer: LayerId;
	readonly label: string;
	/** What the mark stands for. */
	readonly title: string;
	readonly mark: ReactNode;
	readonly testId?: string;
	readonly target?: TargetId;
}

function LayerToggle({ layer, label, title, mark, testId, target: id }: LayerToggleProps) {
	const target = useTarget(id ?? null);
	const shown = useConfig(({ config }) => config.display.layers[layer]);
	const term = TERMS[layer];
	const { onClick: _, ...pointing } = term ? pointsAt(term) : { onClick: undefined };
	return (
		<button
			type="button"
			className={styles.toggle}
			data-figure-keep
			aria-pressed={shown}
			{...tip(title)}
			data-testid={testId}
			{...pointing}
			onClick={() => useConfig.getState().update({ display: { layers: { [layer]: !shown } } })}
			{...target.control}
		>
			<Mark>{mark}</Mark>
			{label}
		</button>
	);
}

function BoxPanelButton() {
	const { t } = useTranslation('map');
	const open = useMapView((view) => view.panel === 'box');
	return (
		<>
			<button
				type="button"
				className={styles.more}
				aria-label={t('boxOptions')}
				aria-expanded={open}
				{...tip(t('boxOptions'))}
				onClick={() => useMapView.setState({ panel: open ? null : 'box' })}
			>
				<ChevronUp size={14} aria-hidden="true" />
			</button>
			{open && (
				<PartBoundary fallback={null}>
					<BoxPanel />
				</PartBoundary>
			)}
		</>
	);
}
