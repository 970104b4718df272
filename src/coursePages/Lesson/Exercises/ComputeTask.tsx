import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../i18n';
import { judge, type Verdict } from '../../../lessons/exercises/check';
import type { ComputeTask as Task } from '../../../lessons/exercises/Exercise';
import { written } from '../../../lessons/exercises/models';
import { RichText } from '../RichText';
import styles from './Exercises.module.css';

/** A number to be worked out: checked as often as one likes, with the way to it on demand after the first try. */
export function ComputeTask({ task }: { readonly task: Task }) {
	const { t } = useTranslation('exercises');
	const [typed, setTyped] = useState('');
	const [verdict, setVerdict] = useState<Verdict | null>(null);
	const text = useId();
	function check(event: FormEvent): void {
		event.preventDefault();
		setVerdict(judge(typed, task));
	}
	return (
		<>
			<p id={text}>
				<RichText text={localized(task.text)} linked={false} />
			</p>
			<form className={styles.answer} onSubmit={check}>
				<input
					type="text"
					inputMode="text"
					className={styles.number}
					aria-label={t('answer')}
					aria-describedby={text}
					autoComplete="off"
					value={typed}
					onChange={(event) => setTyped(event.target.value)}
				/>
				<span>{task.unit && localized(task.unit)}</span>
				<button type="submit" className="button" disabled={typed.trim() === ''}>
					{t('check')}
				</button>
			</form>
			<p className={styles.verdict} role="status" data-verdict={verdict?.kind}>
				{verdict && <b>{t(verdict.kind === 'slip' ? 'wrong' : verdict.kind)}</b>}{' '}
				{verdict?.kind === 'slip' && <RichText text={localized(verdict.slip.says)} linked={false} />}
			</p>
			{verdict && verdict.kind !== 'unreadable' && (
				<details className={styles.solution}>
					<summary>{t('solution')}</summary>
					<p>
						<RichText text={localized(task.solution)} linked={false} />
					</p>
					<p>{t('answerIs', { answer: written(task.answer), unit: task.unit ? localized(task.unit) : '' })}</p>
				</details>
			)}
		</>
	);
}
