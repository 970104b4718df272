import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KlWeight } from '../../controls/Controls/KlWeight';
import { TrainControls } from '../../controls/Controls/TrainControls';
import { Formula } from '../../controls/Formula/Formula';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { course } from '../../lessons/course/pageCourse';
import type { LessonPage as Page } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import type { Lesson } from '../../lessons/registry';
import { useSession } from '../../state/sessionStore';
import { ActTask } from './ActTask';
import { AgentLoop } from './AgentLoop';
import { AgentStudyFigure } from './AgentStudyFigure';
import { Claims } from './Claims';
import { FormulaView } from './FormulaView';
import { FurtherReading } from './FurtherReading';
import styles from './Lesson.module.css';
import { RichText } from './RichText';

interface LessonPageProps {
	readonly lesson: Lesson;
	readonly page: Page;
}

/** A page: its text, what to watch, what to do, what it claims, and the controls that it needs. */
export function LessonPage({ lesson, page }: LessonPageProps) {
	const { t } = useTranslation('lessons');
	const { body, watch, claims = [], view, reading = [] } = page;
	const judged = useLesson(({ bet }) => bet.phase === 'judged');
	const controls = view?.controls ?? ['train'];
	// Numbers would tell what is bet on.
	const told = page.act.kind !== 'predict' || judged;
	return (
		<>
			<StageProgress />
			{body.map((block, index) => {
				if (block.kind === 'formula') return <FormulaView key={block.formula} id={block.formula} />;
				if (block.kind === 'figure')
					return block.figure === 'agentLoop' ? (
						<AgentLoop key={block.figure} />
					) : (
						<AgentStudyFigure key={block.figure} />
					);
				return (
					// biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change places.
					<p key={index} className={styles.paragraph}>
						<RichText text={localized(block.text)} claims={claims} />
					</p>
				);
			})}
			<dl className={styles.tasks}>
				<div className={styles.task}>
					<dt>
						<Eye size={14} aria-hidden="true" />
						{t('watch')}
					</dt>
					<dd>
						<RichText text={localized(watch.text)} claims={claims} />
					</dd>
				</div>
				<ActTask lesson={lesson} page={page} />
			</dl>
			{controls.length > 0 && (
				<fieldset className={styles.controls}>
					<legend className="visually-hidden">{t('controls')}</legend>
					{controls.map((control) => (
						<Control key={control} control={control} />
					))}
				</fieldset>
			)}
			{told && claims.length > 0 && (
				<Claims key={page.id} lesson={lesson} page={lesson.pages.indexOf(page)} claims={claims} />
			)}
			{reading.length > 0 && <FurtherReading ids={reading} />}
		</>
	);
}

type ControlName = NonNullable<NonNullable<Page['view']>['controls']>[number];

function Control({ control }: { readonly control: ControlName }) {
	switch (control) {
		case 'train':
			return <TrainControls />;
		case 'klWeightA':
			return <KlWeight run={0} />;
		case 'klWeightB':
			return <KlWeight run={1} />;
		case 'formula':
			return <Formula />;
	}
}

/** How far the training is that the page stands on, and the way back to it. */
function StageProgress() {
	const { t } = useTranslation('lessons');
	const step = useSession((session) => session.step);
	const page = useLesson((state) => state.page);
	const preparing = useLesson((state) => state.preparing);
	return (
		<div className={styles.stage} role="status" data-testid="lesson-stage" data-ready={preparing === null || undefined}>
			{preparing ? (
				<>
					<progress max={preparing.steps} value={preparing.step} aria-hidden="true" />
					{t('training', { step: formatCount(preparing.step), steps: formatCount(preparing.steps) })}
				</>
			) : (
				<>
					{t('ready', { step: formatCount(step) })}
					<button type="button" className={styles.again} data-testid="lesson-again" onClick={() => course.turnTo(page)}>
						{t('again')}
					</button>
				</>
			)}
		</div>
	);
}
