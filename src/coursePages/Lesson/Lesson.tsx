import { ArrowLeft, ArrowRight, List, Lock, X } from 'lucide-react';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { BET_TEXTS, LESSON_TEXTS, VIEW_TEXTS } from '../../i18n/partTexts';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { course } from '../../lessons/course/pageCourse';
import { useLesson } from '../../lessons/lessonStore';
import { LESSON_IDS, type Lesson as LessonContent, numberOfLesson } from '../../lessons/registry';
import { useExploration } from '../../state/explorationStore';
import { useScreen } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTargets } from '../../ui/useTarget';
import styles from './Lesson.module.css';
import { LessonPage } from './LessonPage';
import { Question } from './Question';
import { SheetHandle } from './SheetHandle';
import { targetName } from './Teacher/linkTargets';
import { partsBeside } from './Teacher/partsBeside';
import { TeacherTools } from './TeacherTools';
import '../../lessons/course/course.css';

/** Texts that load with it. @late */
export const texts = [LESSON_TEXTS, VIEW_TEXTS, BET_TEXTS];

const LessonMenu = latePart(() => import('./LessonMenu'));
const Exercises = latePart(() => import('./Exercises/Exercises'));

/** The open lesson: a page beside the tool, and the way through the pages. */
export default function Lesson() {
	const { t } = useTranslation('lessons');
	const lesson = useLesson((state) => state.lesson);
	const page = useLesson((state) => state.page);
	const [menu, setMenu] = useState(false);
	const titleId = useId();
	const heading = useRef<HTMLHeadingElement>(null);
	const opener = useRef<HTMLButtonElement>(null);
	const turned = useRef(`${lesson?.id}-${page}`);
	const shown = lesson?.pages.at(page);
	useMarks();
	useLitTerm();
	useEffect(() => useScreen.setState({ lessonUsesTools: partsBeside(shown).has('layers') }), [shown]);

	useEffect(() => {
		const place = `${lesson?.id}-${page}`;
		if (turned.current === place) return;
		turned.current = place;
		heading.current?.focus({ preventScroll: true });
		heading.current?.closest('section')?.scrollTo({ top: 0 });
	}, [lesson, page]);

	if (!lesson) return null;
	const after = [t('question'), t('exercises')];
	return (
		<section
			className={styles.lesson}
			aria-label={t('panel')}
			data-testid="lesson"
			data-lesson={lesson.id}
			data-course-page=""
		>
			<SheetHandle page={`${lesson.id}-${page}`} target={shown?.watch.target ?? null} />
			<Head lesson={lesson} page={page} menu={menu} opener={opener} onMenu={setMenu} />
			{menu && (
				<PartBoundary>
					<LessonMenu
						onClose={() => {
							setMenu(false);
							opener.current?.focus();
						}}
					/>
				</PartBoundary>
			)}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard. */}
			<section className={styles.text} aria-labelledby={titleId} tabIndex={0}>
				<h2 ref={heading} id={titleId} tabIndex={-1} className={styles.title} data-testid="lesson-title">
					{shown ? localized(shown.title) : after[page - lesson.pages.length]}
				</h2>
				<LockedNote />
				{shown && <LessonPage key={shown.id} lesson={lesson} page={shown} />}
				{page === lesson.pages.length && <Question lesson={lesson} />}
				{page > lesson.pages.length && (
					<PartBoundary>
						<Exercises key={lesson.id} lesson={lesson} />
					</PartBoundary>
				)}
			</section>
			<Way lesson={lesson} page={page} />
		</section>
	);
}

interface HeadProps {
	readonly lesson: LessonContent;
	readonly page: number;
	/** Whether the list of lessons is open, and what opens it. */
	readonly menu: boolean;
	readonly opener: RefObject<HTMLButtonElement | null>;
	readonly onMenu: (menu: boolean) => void;
}

/** Which lesson it is, what a teacher does with it, and the way out. */
function Head({ lesson, page, menu, opener, onMenu }: HeadProps) {
	const { t } = useTranslation('lessons');
	const number = numberOfLesson(lesson.id);
	return (
		<header className={styles.head}>
			<button
				ref={opener}
				type="button"
				className={styles.place}
				aria-expanded={menu}
				{...tip(t('menu'))}
				data-testid="lesson-menu"
				onClick={() => onMenu(!menu)}
			>
				<List size={15} aria-hidden="true" />
				<span>
					<small>{t('lessonOf', { number, count: LESSON_IDS.length })}</small>
					{localized(lesson.title)}
				</span>
			</button>
			<TeacherTools lesson={lesson} page={page} />
			<button
				type="button"
				className="iconButton"
				aria-label={t('leave')}
				{...tip(t('leaveTitle'))}
				data-testid="lesson-leave"
				onClick={() => {
					void course.leave();
					// The lesson goes, and the focus with it: back to where it was opened from.
					document.getElementById('course-button')?.focus();
				}}
			>
				<X size={16} aria-hidden="true" />
			</button>
		</header>
	);
}

/** To the pages of the lesson, its question and exercises, and the next lesson. */
function Way({ lesson, page }: Pick<HeadProps, 'lesson' | 'page'>) {
	const { t } = useTranslation('lessons');
	const places = [...lesson.pages.map(({ title }) => localized(title)), t('question'), t('exercises')];
	const following = LESSON_IDS.at(numberOfLesson(lesson.id));
	return (
		<nav className={styles.foot} aria-label={t('pages')}>
			<button
				type="button"
				className="button"
				disabled={page === 0}
				data-testid="lesson-back"
				onClick={() => course.turnTo(page - 1)}
			>
				<ArrowLeft size={14} aria-hidden="true" />
				{t('back')}
			</button>
			<ol className={styles.dots}>
				{places.map((title, index) => (
					<li key={title}>
						<button
							type="button"
							className={styles.dot}
							aria-current={index === page ? 'step' : undefined}
							aria-label={t('pageOf', { page: index + 1, count: places.length, title })}
							{...tip(title)}
							onClick={() => course.turnTo(index)}
						/>
					</li>
				))}
			</ol>
			{page < places.length - 1 ? (
				<button
					type="button"
					className={`button ${styles.forward}`}
					data-testid="lesson-next"
					onClick={() => course.turnTo(page + 1)}
				>
					{page < lesson.pages.length ? t('next') : t('exercises')}
					<ArrowRight size={14} aria-hidden="true" />
				</button>
			) : (
				<button
					type="button"
					className={`button ${styles.forward}`}
					data-testid="lesson-next"
					onClick={() => void (following ? course.open(following, '') : course.leave())}
				>
					{following ? t('nextLesson') : t('finish')}
					<ArrowRight size={14} aria-hidden="true" />
				</button>
			)}
		</nav>
	);
}

/** Says what a teacher's link has locked: a control that is disabled cannot say it by keyboard or touch. */
function LockedNote() {
	const { t } = useTranslation(['teacher', 'screen']);
	const locked = useTargets((targets) => targets.locked);
	if (locked.length === 0) return null;
	const names = locked.map(targetName).flatMap((name) => (name ? [`${t(name.group)} (${t(name.target)})`] : []));
	return (
		<p className={styles.locked} data-testid="lesson-locked">
			<Lock size={13} aria-hidden="true" /> <span>{t('screen:lockedByTeacher')}</span>
			{names.length > 0 && `: ${names.join(' · ')}`}
		</p>
	);
}

/** Rings what the page is about, and keeps what the teacher's link hides and locks. */
function useMarks(): void {
	const watched = useLesson(({ lesson, page }) => lesson?.pages.at(page)?.watch.target ?? null);
	const classroom = useLesson((state) => state.classroom);
	useEffect(() => {
		useTargets.setState({ spotlit: watched });
		return () => useTargets.setState({ spotlit: null });
	}, [watched]);
	useEffect(() => {
		useTargets.setState({ hidden: classroom?.hidden ?? [], locked: classroom?.locked ?? [] });
		return () => useTargets.setState({ hidden: [], locked: [] });
	}, [classroom]);
}

/** Tells the whole page which symbol is pointed at, so that what stands for it outside the maps lights up too. */
function useLitTerm(): void {
	const lit = useExploration(({ highlighted }) => highlighted);
	useEffect(() => {
		const root = document.documentElement;
		if (lit) root.dataset.litTerm = lit;
		return () => {
			delete root.dataset.litTerm;
		};
	}, [lit]);
}
