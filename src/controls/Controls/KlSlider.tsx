import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { byHand } from '../../state/byHand';
import { updateRun, useConfig } from '../../state/configStore';
import { LAST_POSITION, neighbourWeight, positionOf, weightAt } from '../../state/klWeightScale';
import styles from './KlWeight.module.css';

/** Arrow keys, and which way they go. */
const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** The slider of a run's KL weight: 0, then by powers of ten. @param run 0 for A, 1 for B */
export function KlSlider({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('controls');
	const weight = useConfig(({ config }) => config.runs[run].klWeight);
	const position = positionOf(weight);
	const setWeight = (klWeight: number) => void byHand(() => updateRun(run, { klWeight }));

	function onKeyDown(event: KeyboardEvent): void {
		const direction = DIRECTIONS[event.key];
		if (!direction) return;
		event.preventDefault();
		setWeight(neighbourWeight(weight, direction));
	}

	return (
		<input
			type="range"
			className={styles.slider}
			data-testid={`kl-weight${run === 0 ? '' : '-b'}`}
			aria-label={t('klWeightOf', { run: RUN_NAMES[run] })}
			aria-valuetext={formatSetting(weight)}
			min={0}
			max={LAST_POSITION}
			value={position}
			style={{ '--fill': `${(100 * position) / LAST_POSITION}%` } as CSSProperties}
			onChange={(event) => setWeight(weightAt(event.target.valueAsNumber))}
			onKeyDown={onKeyDown}
		/>
	);
}
