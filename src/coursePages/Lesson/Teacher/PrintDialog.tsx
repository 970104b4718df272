import { Printer, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/language';
import { loadShownTexts, presentLanguage } from '../../../i18n/lateTexts';
import { tellMissing } from '../../../late/PartBoundary';
import { useModal } from '../../../ui/Dialog';
import { Choice, LANGUAGE_NAMES } from './Choice';
import './handout.css';
import styles from './Handout.module.css';

interface PrintDialogProps<Side extends string> {
	readonly title: string;
	/** What the choices are called. */
	readonly languageLegend: string;
	readonly sideLegend: string;
	readonly sides: readonly (readonly [Side, string])[];
	/** Which side is shown first. */
	readonly first: Side;
	readonly testId: string;
	/** Begins the names of what is in it. */
	readonly prefix: string;
	/** What else is chosen above the sheet. */
	readonly tools?: ReactNode;
	readonly onClose: () => void;
	readonly sheet: (language: Language, side: Side) => ReactNode;
}

/** A language as soon as its texts are there; the one before until then. */
function useLoaded(language: Language): Language {
	const [loaded, setLoaded] = useState(language);
	useEffect(() => {
		let wanted = true;
		const load = () => {
			loadShownTexts(language).then(
				() => wanted && setLoaded(language),
				(fault) => wanted && tellMissing(fault, load),
			);
		};
		load();
		return () => {
			wanted = false;
		};
	}, [language]);
	return loaded;
}

/** A sheet of paper as it will be printed, in a language of its own and with one of its sides. */
export function PrintDialog<Side extends string>(props: PrintDialogProps<Side>) {
	const { t } = useTranslation('teacher');
	const title = useId();
	const { dialog, close } = useModal();
	const [language, setLanguage] = useState<Language>(presentLanguage);
	const printed = useLoaded(language);
	const [side, setSide] = useState<Side>(props.first);

	useEffect(() => {
		const root = document.documentElement;
		// What the printer gets is this dialog alone.
		root.dataset.handout = '';
		return () => {
			delete root.dataset.handout;
		};
	}, []);

	return (
		<dialog
			ref={dialog}
			className={styles.dialog}
			aria-labelledby={title}
			data-testid={props.testId}
			data-handout-dialog=""
			onClose={props.onClose}
		>
			<div className={styles.tools} data-handout-tools="">
				<h2 id={title}>{props.title}</h2>
				{props.tools}
				<Choice
					legend={props.languageLegend}
					name={`${props.prefix}-language`}
					options={LANGUAGES.map((value) => [value, LANGUAGE_NAMES[value]])}
					value={language}
					onChange={setLanguage}
				/>
				<Choice
					legend={props.sideLegend}
					name={`${props.prefix}-side`}
					options={props.sides}
					value={side}
					onChange={setSide}
				/>
				<button type="button" className="button" data-testid={`${props.prefix}-print`} onClick={() => print()}>
					<Printer size={14} aria-hidden="true" /> {t('handoutPrint')}
				</button>
				<button
					type="button"
					className="iconButton"
					aria-label={t('close')}
					data-testid={`${props.prefix}-close`}
					onClick={close}
				>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached from the keyboard. */}
			<section className={styles.desk} aria-label={props.title} tabIndex={0} data-handout-desk="">
				{props.sheet(printed, side)}
			</section>
		</dialog>
	);
}
