import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { answered } from '../../lessons/progress';
import type { Lesson } from '../../lessons/registry';
import { Answers } from './Answers';
import styles from './Lesson.module.css';
import { RichText } from './RichText';

/** The question that closes a lesson. It blocks nothing. */
export function Question({ lesson }: { readonly lesson: Lesson }) {
	const { t } = useTranslation('lessons');
	const [chosen, setChosen] = useState<number | null>(null);
	const { text, options } = lesson.question;
	function choose(index: number): void {
		setChosen(index);
		if (options[index].right) answered(lesson.id);
	}
	return (
		<>
			<p className={styles.paragraph}>
				<RichText text={localized(text)} />
			</p>
			<Answers label={t('question')} options={options} chosen={chosen} onChoose={choose} />
		</>
	);
}
