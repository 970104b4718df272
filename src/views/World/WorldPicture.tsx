import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import sceneLook from '../../action/Scene/ActionScene.module.css';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatWeight } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { observeCanvasSize } from '../../plane/canvasSize';
import { useConfig } from '../../state/configStore';
import { useShownTraining } from '../../state/shownTraining';
import type { WorldChoice } from '../../state/worldStore';
import { tipOfText } from '../../ui/tip';
import styles from './World.module.css';

interface WorldPictureProps {
	/** 0 for A, 1 for B. */
	readonly run: number;
	readonly environment: Environment;
	readonly kind: WorldChoice['kind'];
	readonly onResize: () => void;
}

/** The elements of one run's picture; `drawPicture` fills its layers. */
export function WorldPicture({ run, environment, kind, onResize }: WorldPictureProps) {
	const { t } = useTranslation('world');
	const title = useId();
	const description = useId();
	const view = useRef<HTMLDivElement>(null);
	const latest = useRef(onResize);
	const present = useConfig(({ config }) => config.runs[run].klWeight);
	const weight = useShownTraining(({ settings }) => settings?.[run].klWeight ?? present);
	useEffect(() => {
		latest.current = onResize;
	});
	useEffect(() => {
		if (!view.current) return;
		const element = view.current;
		return observeCanvasSize(element, (width, height) => {
			element.dataset.width = String(width);
			element.dataset.height = String(height);
			latest.current();
		});
	}, []);

	const name = RUN_NAMES[run];
	return (
		<figure className={styles.picture} data-run={run} data-figure="world">
			<figcaption className={styles.caption}>
				<b>{name}</b>{' '}
				<span className={styles.weight} {...tipOfText(t('weight', { value: formatWeight(weight) }))}>
					{t('weightShort', { value: formatWeight(weight) })}
				</span>
				<span data-part="outcome" className={styles.outcome} />
			</figcaption>
			<div ref={view} className={styles.view}>
				<svg
					className={`${sceneLook.scene} ${styles.scene}`}
					role="img"
					aria-labelledby={title}
					aria-describedby={description}
				>
					<title id={title}>{t(`${kind}Picture`, { run: name, environment: localized(environment.name) })}</title>
					<desc id={description} data-part="description" />
					<g data-layer="background" />
					<g data-layer="start" className={styles.start} />
					<polyline data-layer="trail" className={sceneLook.trail} />
					<g data-layer="now" />
					<g data-layer="ghost" />
				</svg>
				<canvas className={styles.traces} />
			</div>
		</figure>
	);
}
