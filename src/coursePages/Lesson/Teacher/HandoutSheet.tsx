import i18next from 'i18next';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Language } from '../../../i18n/language';
import { isOfAgents, shownRange } from '../../../lessons/agentStudy';
import { BIBLIOGRAPHY } from '../../../lessons/bibliography';
import { claimText, seedRange } from '../../../lessons/claimText';
import { evidenceOf, type SeedEvidence } from '../../../lessons/evidence';
import { FORMULAS } from '../../../lessons/formulas';
import type { Checklist, Claim, LessonPage, Question } from '../../../lessons/Lesson';
import { LESSON_IDS, type Lesson, numberOfLesson } from '../../../lessons/registry';
import { Tex } from '../Tex';
import { fitSheet } from './fitSheet';
import styles from './Handout.module.css';
import { PaperText } from './paper';

export type Side = 'students' | 'teacher';

interface SheetProps {
	readonly lesson: Lesson;
	readonly language: Language;
	readonly side: Side;
}

/** One A4 page in black on white; its type is made as large as fits. */
export function HandoutSheet({ lesson, language, side }: SheetProps) {
	const t = i18next.getFixedT(language, 'teacher');
	const sheet = useRef<HTMLElement>(null);
	useEffect(() => {
		const element = sheet.current;
		if (!element) return;
		const enlarge = () => fitSheet(element);
		// It has no size before its dialog is open, and its letters have theirs once the fonts are there.
		const sizes = new ResizeObserver(enlarge);
		sizes.observe(element);
		document.fonts.addEventListener('loadingdone', enlarge);
		return () => {
			sizes.disconnect();
			document.fonts.removeEventListener('loadingdone', enlarge);
		};
	}, []);
	const halves = inHalves(
		lesson.pages.flatMap(({ claims = [] }, index) =>
			claims.map((claim) => ({ claim, page: index + 1, seeds: evidenceOf(lesson, index, claim) })),
		),
	);
	return (
		<article
			ref={sheet}
			className={styles.sheet}
			lang={language}
			data-course-print=""
			data-testid="handout-sheet"
			data-side={side}
		>
			<header className={styles.title}>
				<p className={styles.course}>
					{t('sheetCourse', {
						number: numberOfLesson(lesson.id),
						count: LESSON_IDS.length,
						minutes: lesson.minutes,
					})}
				</p>
				{side === 'students' && <p className={styles.name}>{t('sheetName')}</p>}
				<h1>{lesson.title[language]}</h1>
				<p className={styles.goal}>
					<PaperText text={lesson.goal} language={language} />
				</p>
			</header>
			{side === 'teacher' && (
				<section className={styles.notes}>
					<h2>{t('handoutNotes')}</h2>
					<p>
						<PaperText text={lesson.notes} language={language} />
					</p>
				</section>
			)}
			<ol className={styles.pages}>
				{lesson.pages.map((page) => (
					<SheetPage key={page.id} page={page} language={language} side={side} />
				))}
			</ol>
			<div className={styles.tables} data-halves={halves.length > 1 || undefined}>
				{halves.map((half) => (
					<ClaimTable key={half[0].page + half[0].claim.id} claims={half} language={language} side={side} />
				))}
			</div>
			<SheetQuestion question={lesson.question} language={language} side={side} />
			{side === 'students' && (
				<section className={styles.lines}>
					<h2>{t('sheetLines')}</h2>
					<div className={styles.ruled} />
				</section>
			)}
			<SheetReading lesson={lesson} language={language} />
			<footer className={styles.foot}>{t('sheetFoot')}</footer>
		</article>
	);
}

interface PlacedClaim {
	readonly claim: Claim;
	/** Counted from 1. */
	readonly page: number;
	/** What the seeds say of it. */
	readonly seeds: SeedEvidence | null;
}

/** More claims than this stand in two tables side by side. */
const ONE_TABLE = 9;

/** The claims of each table. */
function inHalves(claims: readonly PlacedClaim[]): (readonly PlacedClaim[])[] {
	if (claims.length === 0) return [];
	const middle = claims.length > ONE_TABLE ? Math.ceil(claims.length / 2) : claims.length;
	return [claims.slice(0, middle), claims.slice(middle)].filter(({ length }) => length > 0);
}

/** What is measured: as the course has it, and with room for what a student finds. */
function ClaimTable({
	claims,
	language,
	side,
}: { readonly claims: readonly PlacedClaim[] } & Omit<SheetProps, 'lesson'>) {
	const t = i18next.getFixedT(language, ['teacher', 'lessons']);
	return (
		<table className={styles.claims}>
			<thead>
				<tr>
					<th scope="col">{t('sheetClaim')}</th>
					<th scope="col">{t('sheetStated')}</th>
					<th scope="col">{side === 'teacher' ? t('sheetHolds') : t('sheetMeasured')}</th>
				</tr>
			</thead>
			<tbody>
				{claims.map(({ claim, page, seeds }) => (
					<tr key={`${page}-${claim.id}`}>
						<th scope="row">
							<span className={styles.place}>{page}</span>
							<PaperText text={claim.label} language={language} />
						</th>
						<td>
							{claimText(claim, claim.value)} {claim.unit === 'nats' && t('sheetNats')}
							{seeds && <small className={styles.seeds}>{t('lessons:seedRange', seedRange(claim, seeds))}</small>}
						</td>
						<td>
							{side === 'teacher' ? t('sheetRange', range(claim)) : <span className={styles.blank} />}
							{side === 'teacher' && isOfAgents(claim.measure) && (
								<small className={styles.seeds}>{t('lessons:agentInterval')}</small>
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** What the number may be; of agents, the interval of its mean. */
function range(claim: Claim): { readonly low: string; readonly high: string } {
	const { low, high, digits } = shownRange(claim);
	return { low: claimText(claim, low, digits), high: claimText(claim, high, digits) };
}

function SheetPage({ page, language, side }: { readonly page: LessonPage } & Omit<SheetProps, 'lesson'>) {
	const t = i18next.getFixedT(language, 'teacher');
	const { claims = [] } = page;
	return (
		<li className={styles.page}>
			<h2>{page.title[language]}</h2>
			{page.body.map((block) =>
				block.kind === 'formula' ? (
					<div key={block.formula} className={styles.formula}>
						<Tex tex={FORMULAS[block.formula].tex} />
					</div>
				) : null,
			)}
			<Task name={t('sheetWatch')}>
				<PaperText text={page.watch.text} language={language} claims={claims} />
			</Task>
			<Task name={t('sheetAct')}>
				<PaperText text={page.act.text} language={language} claims={claims} />
				{(page.act.kind === 'choose' || page.act.kind === 'predict') && (
					<Options options={page.act.options} language={language} answered={side === 'teacher'} />
				)}
				{page.act.kind === 'list' && <Parts parts={page.act.parts} language={language} claims={claims} />}
			</Task>
		</li>
	);
}

function Task({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<p className={styles.task}>
			<b>{name}</b>
			{children}
		</p>
	);
}

/** A box to be ticked. */
function Box({ ticked }: { readonly ticked: boolean }) {
	return (
		<span className={styles.box} aria-hidden="true">
			{ticked && '✓'}
		</span>
	);
}

interface OptionsProps {
	readonly options: Question['options'];
	readonly language: Language;
	/** Whether the right answers are ticked. */
	readonly answered: boolean;
}

function Options({ options, language, answered }: OptionsProps) {
	return options.map((option) => (
		<span key={option.text.en} className={styles.option}>
			<Box ticked={answered && option.right} />
			<span>
				<PaperText text={option.text} language={language} />
			</span>
		</span>
	));
}

interface PartsProps {
	readonly parts: Checklist['parts'];
	readonly language: Language;
	readonly claims: readonly Claim[];
}

/** The parts of an act, to be ticked off. */
function Parts({ parts, language, claims }: PartsProps) {
	return parts.map(({ text }) => (
		<span key={text.en} className={styles.option}>
			<Box ticked={false} />
			<span>
				<PaperText text={text} language={language} claims={claims} />
			</span>
		</span>
	));
}

function SheetQuestion({ question, language, side }: { readonly question: Question } & Omit<SheetProps, 'lesson'>) {
	const t = i18next.getFixedT(language, 'teacher');
	return (
		<section className={styles.question}>
			<h2>{t('sheetQuestion')}</h2>
			<p>
				<PaperText text={question.text} language={language} />
			</p>
			<ul className={styles.answers}>
				{question.options.map((option) => (
					<li key={option.text.en}>
						<Box ticked={side === 'teacher' && option.right} />
						<span>
							{side === 'teacher' && option.right && <span className="visually-hidden">{t('sheetRight')} </span>}
							<PaperText text={option.text} language={language} />
							{side === 'teacher' && (
								<i className={styles.feedback}>
									{' '}
									<PaperText text={option.feedback} language={language} />
								</i>
							)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}

/** What the lesson's pages name to read, each work once. */
function SheetReading({ lesson, language }: Omit<SheetProps, 'side'>) {
	const t = i18next.getFixedT(language, 'lessons');
	const ids = [...new Set(lesson.pages.flatMap(({ reading = [] }) => reading))];
	if (ids.length === 0) return null;
	return (
		<p className={styles.reading}>
			<b>{t('reading')}</b>{' '}
			{ids.map((id) => {
				const { authors, title, venue, year } = BIBLIOGRAPHY[id];
				return (
					<span key={id} lang="en">
						{authors}: <cite>{title}</cite>. {venue}, {year}.{' '}
					</span>
				);
			})}
		</p>
	);
}
