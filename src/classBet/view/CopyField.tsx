import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Bet.module.css';

interface CopyFieldProps {
	readonly label: string;
	readonly text: string;
	readonly testId: string;
	/** Whether it may take several lines. */
	readonly long?: boolean;
}

/** A text to be taken elsewhere. */
export function CopyField({ label, text, testId, long }: CopyFieldProps) {
	const { t } = useTranslation('bet');
	const [state, setState] = useState<'idle' | 'copied' | 'copyFailed'>('idle');
	// biome-ignore lint/correctness/useExhaustiveDependencies: another text was not copied yet
	useEffect(() => setState('idle'), [text]);
	const copy = () =>
		navigator.clipboard.writeText(text).then(
			() => setState('copied'),
			() => setState('copyFailed'),
		);
	return (
		<>
			<div className={styles.copyRow}>
				{long ? (
					<output className={styles.code} aria-label={label} data-testid={testId} translate="no">
						{text}
					</output>
				) : (
					<input
						className={styles.field}
						readOnly
						aria-label={label}
						data-testid={testId}
						value={text}
						onFocus={(event) => event.target.select()}
					/>
				)}
				<button
					type="button"
					className="button"
					onClick={() =>
						void Promise.resolve()
							.then(copy)
							.catch(() => setState('copyFailed'))
					}
				>
					<Copy size={14} aria-hidden="true" /> {t('copy')}
				</button>
			</div>
			<p className={styles.note} role="status">
				{state !== 'idle' && t(state)}
			</p>
		</>
	);
}
