import { useTranslation } from 'react-i18next';
import { RUN_NAMES } from '../../i18n/runNames';
import { tip, tipOfText } from '../../ui/tip';
import styles from './Advanced.module.css';

interface RunSelectRowProps<T extends string> {
	readonly label: string;
	readonly title?: string;
	/** What each run has. */
	readonly values: readonly T[];
	readonly options: readonly { readonly value: T; readonly name: string }[];
	readonly onChange: (run: number, value: T) => void;
}

/** One choice of both runs, A beside B. */
export function RunSelectRow<T extends string>({ label, title, values, options, onChange }: RunSelectRowProps<T>) {
	const { t } = useTranslation('controls');
	return (
		<div className={styles.runsRow}>
			<span className={styles.rowLabel} {...tipOfText(title)}>
				{label}
			</span>
			{values.map((value, run) => (
				<select
					key={RUN_NAMES[run]}
					className={styles.select}
					aria-label={t('ofRun', { what: label, run: RUN_NAMES[run] })}
					{...tip(title)}
					value={value}
					onChange={(event) => onChange(run, event.target.value as T)}
				>
					{options.map((option) => (
						<option key={option.value} value={option.value}>
							{option.name}
						</option>
					))}
				</select>
			))}
		</div>
	);
}
