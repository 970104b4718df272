import { Printer, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/language';
import type { Lesson } from '../../../lessons/Lesson';
import './handout.css';
import { Choice, LANGUAGE_NAMES } from './Choice';
import styles from './Handout.module.css';
import { HandoutSheet, type Side } from './HandoutSheet';

const SIDES = ['students', 'teacher'] as const satisfies readonly Side[];
const SIDE_NAMES = { students: 'handoutStudents', teacher: 'handoutTeacher' } as const;

interface HandoutProps {
	readonly lesson: Lesson;
	readonly onClose: () => void;
	/** Which side is shown first. */
	readonly side?: Side;
}

/** A lesson on one A4 page, as it will be printed; for students, or with the answers and notes for the teacher. */
export default function Handout({ lesson, onClose, side: first = 'students' }: HandoutProps) {
	const { t, i18n } = useTranslation('teacher');
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const [language, setLanguage] = useState<Language>(i18n.language === 'zh-CN' ? 'zh-CN' : 'en');
	const [side, setSide] = useState<Side>(first);

	useEffect(() => {
		const root = document.documentElement;
		// What the printer gets is this dialog alone.
		root.dataset.handout = '';
		if (!dialog.current?.open) dialog.current?.showModal();
		return () => {
			delete root.dataset.handout;
		};
	}, []);

	return (
		<dialog
			ref={dialog}
			className={styles.dialog}
			aria-labelledby={title}
			data-testid="handout"
			data-handout-dialog=""
			onClose={onClose}
		>
			<div className={styles.tools} data-handout-tools="">
				<h2 id={title}>{t('handoutTitle')}</h2>
				<Choice
					legend={t('handoutLanguage')}
					name="handout-language"
					options={LANGUAGES.map((value) => [value, LANGUAGE_NAMES[value]])}
					value={language}
					onChange={setLanguage}
				/>
				<Choice
					legend={t('handoutSide')}
					name="handout-side"
					options={SIDES.map((value) => [value, t(SIDE_NAMES[value])])}
					value={side}
					onChange={setSide}
				/>
				<button type="button" className="button" data-testid="handout-print" onClick={() => print()}>
					<Printer size={14} aria-hidden="true" /> {t('handoutPrint')}
				</button>
				<button
					type="button"
					className="iconButton"
					aria-label={t('close')}
					data-testid="handout-close"
					onClick={() => dialog.current?.close()}
				>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached from the keyboard. */}
			<section className={styles.desk} aria-label={t('handoutTitle')} tabIndex={0} data-handout-desk="">
				<HandoutSheet key={`${language}-${side}`} lesson={lesson} language={language} side={side} />
			</section>
		</dialog>
	);
}
