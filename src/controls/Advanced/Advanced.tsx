import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import { useConfig } from '../../state/configStore';
import { publishedPreset, TEACHING_PRESET } from '../../state/presets';
import { tip, tipOfText } from '../../ui/tip';
import styles from './Advanced.module.css';
import { DataSettings } from './DataSettings';
import { DrawingSettings } from './DrawingSettings';
import { EngineSettings } from './EngineSettings';
import { ModelSettings } from './ModelSettings';
import { applyPending, changedLeaves, changeModel, discardPending, usePending } from './pendingStore';
import { RunSettingsTable } from './RunSettingsTable';

interface AdvancedProps {
	readonly onClose: () => void;
}

/**
 * Everything that is not a live control, beside the maps, which stay in view and in reach. What needs a new
 * model waits for an explicit start; the rest takes effect at once.
 */
export default function Advanced({ onClose }: AdvancedProps) {
	const { t } = useTranslation('controls');
	const title = useId();
	const heading = useRef<HTMLHeadingElement>(null);

	useEffect(() => heading.current?.focus(), []);

	return (
		<section
			className={styles.sheet}
			role="dialog"
			aria-labelledby={title}
			data-testid="advanced-sheet"
			onKeyDown={(event) => {
				if (event.key === 'Escape') onClose();
			}}
		>
			<div className={styles.head}>
				<h2 id={title} ref={heading} tabIndex={-1} className={styles.title}>
					{t('advanced')}
				</h2>
				<button
					type="button"
					className="iconButton"
					aria-label={t('advancedClose')}
					{...tip(t('advancedClose'))}
					onClick={onClose}
				>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			<div className={styles.body}>
				<Presets />
				<RunSettingsTable />
				<ModelSettings />
				<DataSettings />
				<EngineSettings />
				<DrawingSettings />
			</div>
			<Pending onDone={() => heading.current?.focus()} />
		</section>
	);
}

function Presets() {
	const { t } = useTranslation('controls');
	const environment = useConfig(({ config }) => config.environment);
	const published = publishedPreset(environment);
	const expected = worldById(environment)?.publishedTraining?.losses;
	return (
		<div className={styles.presets}>
			<span>{t('presets')}</span>
			<button
				type="button"
				className="button"
				{...tip(t('presetTeachingTitle'))}
				onClick={() => changeModel(TEACHING_PRESET)}
			>
				{t('presetTeaching')}
			</button>
			<button
				type="button"
				className="button"
				{...tip(t('presetPublishedTitle', published.model))}
				onClick={() => changeModel(published)}
			>
				{t('presetPublished')}
			</button>
			{expected && (
				<p className={styles.expected} {...tipOfText(t('presetExpectedTitle'))} data-testid="expected-losses">
					{t('presetExpected', {
						steps: formatCount(published.training.stopAt),
						state: formatMeasured(expected.state, 2),
						parameters: formatMeasured(expected.parameters, 2),
						kl: formatMeasured(expected.kl, 2),
					})}
				</p>
			)}
		</div>
	);
}

/** The pending changes, to be applied or discarded. */
function Pending({ onDone }: { readonly onDone: () => void }) {
	const { t } = useTranslation('controls');
	const patch = usePending((state) => state.patch);
	const count = patch ? changedLeaves(patch) : 0;

	/** The buttons disappear with the pending changes; the focus must not be lost with them. */
	function leave(action: () => void): void {
		action();
		onDone();
	}

	return (
		<div className={styles.pending} role="status" hidden={count === 0}>
			{count > 0 && (
				<>
					<p>{t('pending', { count })}</p>
					<div className={styles.pendingButtons}>
						<button
							type="button"
							className={styles.apply}
							onClick={() => leave(applyPending)}
							data-testid="apply-pending"
						>
							{t('apply')}
						</button>
						<button type="button" className="button" onClick={() => leave(discardPending)}>
							{t('discard')}
						</button>
					</div>
				</>
			)}
		</div>
	);
}
