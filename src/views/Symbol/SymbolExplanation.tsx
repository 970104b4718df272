import { GraduationCap } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatSetting } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { importLate } from '../../late/PartBoundary';
import { GLOSSARY, glossaryIdOfTerm } from '../../lessons/glossary';
import { type LessonId, numberOfLesson } from '../../lessons/registry';
import { useConfig } from '../../state/configStore';
import { type Term, useSymbol } from '../../state/highlight';
import { leaveModelLarge } from '../../state/modelPage';
import { useScreen } from '../../state/screenStore';
import { placeBeside } from '../../ui/placeBeside';
import styles from './SymbolExplanation.module.css';
import { useSymbolNumbers } from './useSymbolNumbers';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Where the course is about each symbol. */
const LESSONS: Readonly<Record<Term, LessonId>> = {
	mu: 'encoder',
	sigma: 'blob',
	epsilon: 'blob',
	z: 'blob',
	kl: 'kl',
	state: 'loss',
	parameters: 'decoder',
	prior: 'generative',
	box: 'box',
};

/** The symbol that was pressed: its name, what it is in words, what it measures now, and the lesson about it. */
export default function SymbolExplanation({ course }: { readonly course: boolean }) {
	const explained = useSymbol((state) => state.explained);
	const box = useRef<HTMLDivElement>(null);
	const title = useId();

	useEffect(() => {
		const element = box.current;
		if (!element || !explained) return;
		element.showPopover();
		placeBeside(explained.anchor, element);
		if (explained.byKey) element.focus();
	}, [explained]);

	return (
		<div
			ref={box}
			popover="auto"
			role="dialog"
			aria-labelledby={title}
			tabIndex={-1}
			className={styles.explanation}
			data-testid="symbol-explanation"
			onToggle={(event) => {
				if (event.newState === 'closed') useSymbol.setState({ explained: null });
			}}
		>
			{explained && (
				<Explanation term={explained.term} titleId={title} course={course} close={() => box.current?.hidePopover()} />
			)}
		</div>
	);
}

interface ExplanationProps {
	readonly term: Term;
	readonly titleId: string;
	readonly course: boolean;
	readonly close: () => void;
}

function Explanation({ term, titleId, course, close }: ExplanationProps) {
	const { t } = useTranslation('symbol');
	const { t: what } = useTranslation('terms');
	const percent = useConfig(({ config }) => formatSetting(config.display.boxPercent));
	const inLesson = useScreen((screen) => screen.inLesson);
	const { label, values } = useSymbolNumbers(term);
	return (
		<>
			<b id={titleId} data-term={term}>
				{localized(GLOSSARY[glossaryIdOfTerm(term)].name)}
			</b>
			<p>{what(term, { percent })}</p>
			{label !== null && values.length > 0 && (
				<dl className={styles.numbers} data-testid="symbol-numbers">
					<dt>{t(label)}</dt>
					{values.map((value, run) => (
						<dd key={RUN_NAMES[run]} translate="no">
							{RUN_NAMES[run]} <b>{value}</b>
						</dd>
					))}
				</dl>
			)}
			{course && !inLesson && (
				<button
					type="button"
					className="button"
					data-testid="symbol-lesson"
					onClick={() => {
						close();
						leaveModelLarge();
						importLate(
							() => import('../../lessons/course/pageCourse'),
							({ course }) => void course.open(LESSONS[term], ''),
						);
					}}
				>
					<GraduationCap size={15} aria-hidden="true" />
					{t('lesson', { number: numberOfLesson(LESSONS[term]) })}
				</button>
			)}
		</>
	);
}
