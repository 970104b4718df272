import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import type { Question } from '../../lessons/Lesson';
import styles from './Lesson.module.css';
import { RichText } from './RichText';

interface AnswersProps {
	/** Of the group of answers. */
	readonly label: string;
	readonly options: Question['options'];
	/** Index of the answer chosen; null before. */
	readonly chosen: number | null;
	readonly onChoose: (index: number) => void;
	/** Whether it is said what is right; at once where left out. */
	readonly judged?: boolean;
	/** Whether the answer can no longer be changed. */
	readonly locked?: boolean;
}

/** Answers to choose from; each gets its feedback, and another may be tried at any time. */
export function Answers({ label, options, chosen, onChoose, judged = true, locked = false }: AnswersProps) {
	const { t } = useTranslation('lessons');
	const name = useId();
	const answer = chosen === null || !judged ? null : options[chosen];
	return (
		<>
			<fieldset className={styles.answers} disabled={locked}>
				<legend className="visually-hidden">{label}</legend>
				{options.map((option, index) => (
					<label
						key={localized(option.text)}
						className={styles.answer}
						data-right={(answer && option.right && (locked || chosen === index)) || undefined}
						data-chosen={(locked && chosen === index) || undefined}
						data-wrong={(answer && chosen === index && !option.right) || undefined}
					>
						<input type="radio" name={name} checked={chosen === index} onChange={() => onChoose(index)} />
						<span>
							<RichText text={localized(option.text)} linked={false} />
						</span>
					</label>
				))}
			</fieldset>
			<p className={styles.feedback} role="status" data-testid="lesson-feedback">
				{answer && (
					<>
						<b>{answer.right ? t('right') : t('wrong')}</b>{' '}
						<RichText text={localized(answer.feedback)} linked={false} />
					</>
				)}
			</p>
		</>
	);
}
