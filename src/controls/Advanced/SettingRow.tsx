import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Advanced.module.css';

interface SettingsGroupProps {
	readonly title: string;
	/** Whether a change makes a new model; null where it is said per setting. */
	readonly startsOver: boolean | null;
	readonly children: ReactNode;
}

/** Settings that belong together, with whether they start the training over. */
export function SettingsGroup({ title, startsOver, children }: SettingsGroupProps) {
	const { t } = useTranslation('controls');
	return (
		<fieldset className={styles.group}>
			<legend className={styles.legend}>
				{title}
				{startsOver !== null && (
					<span className={styles.badge} data-over={startsOver || undefined}>
						{t(startsOver ? 'startsOver' : 'atOnce')}
					</span>
				)}
			</legend>
			{children}
		</fieldset>
	);
}

interface SettingRowProps {
	readonly label: string;
	/** Differs from what the model at hand was made from. */
	readonly waiting?: boolean;
	readonly children: ReactNode;
}

/** A label and the field that it names; the field carries the accessible name. */
export function SettingRow({ label, waiting, children }: SettingRowProps) {
	return (
		<div className={styles.row} data-waiting={waiting || undefined}>
			<span className={styles.rowLabel}>{label}</span>
			{children}
		</div>
	);
}
