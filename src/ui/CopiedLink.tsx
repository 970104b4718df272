import { Copy } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import styles from './CopiedLink.module.css';

interface CopiedLinkProps {
	readonly link: string;
	/** Of the field. */
	readonly label: string;
	readonly copy: string;
	readonly copied: string;
	readonly failed: string;
	/** Whether it is copied when it appears. */
	readonly atOnce?: boolean;
	/** Before the names of the field and the button, for tests. */
	readonly testId?: string;
}

/** A link in a field with a button that copies it, and the result of the last copy. */
export function CopiedLink({ link, label, copy, copied, failed, atOnce = false, testId }: CopiedLinkProps) {
	const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');

	const copyNow = useCallback(async () => {
		try {
			await navigator.clipboard.writeText(link);
			setState('copied');
		} catch {
			setState('failed');
		}
	}, [link]);

	useEffect(() => {
		if (atOnce) void copyNow();
	}, [atOnce, copyNow]);

	return (
		<>
			<div className={styles.row}>
				<input
					className={styles.field}
					readOnly
					aria-label={label}
					data-testid={testId && `${testId}-link-field`}
					value={link}
					onFocus={(event) => event.target.select()}
				/>
				<button
					type="button"
					className="button"
					data-testid={testId && `${testId}-copy`}
					onClick={() => void copyNow()}
				>
					<Copy size={14} aria-hidden="true" /> {copy}
				</button>
			</div>
			<p className={styles.state} role="status" data-state={state}>
				{state === 'copied' && copied}
				{state === 'failed' && failed}
			</p>
		</>
	);
}
