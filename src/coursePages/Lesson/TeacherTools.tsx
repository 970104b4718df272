import { BookA, Ellipsis, FileQuestion, Link, NotebookPen, PencilLine, Presentation, Printer } from 'lucide-react';
import { type ComponentType, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ClassBetLink from '../../classBet/ClassBetLink';
import type { LessonTexts } from '../../i18n/en/lessonTexts';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { course } from '../../lessons/course/pageCourse';
import { useLesson } from '../../lessons/lessonStore';
import type { Lesson } from '../../lessons/registry';
import { tip } from '../../ui/tip';
import styles from './TeacherTools.module.css';

interface ToolProps {
	readonly lesson: Lesson;
	readonly page: number;
	readonly onClose: () => void;
}

interface ToolEntry {
	readonly id: keyof LessonTexts['lessons'];
	readonly icon: ComponentType<{ size: number }>;
	/** What opens; null for what is no dialog: the presenter view, which stays while a tool is open, and the exercises. */
	readonly Content: ComponentType<ToolProps> | null;
}

const loadHandout = () => import('./Teacher/Handout');

const TOOLS = [
	{ id: 'glossary', icon: BookA, Content: latePart(() => import('./Teacher/GlossaryList')) },
	{ id: 'presenter', icon: Presentation, Content: null },
	{ id: 'handout', icon: Printer, Content: latePart(loadHandout) },
	{ id: 'exercises', icon: PencilLine, Content: null },
	{ id: 'sheets', icon: FileQuestion, Content: latePart(() => import('./Teacher/ExerciseSheets')) },
	{ id: 'notes', icon: NotebookPen, Content: latePart(() => loadHandout().then(({ Notes }) => ({ default: Notes }))) },
	{ id: 'classroomLink', icon: Link, Content: latePart(() => import('./Teacher/ClassroomLink')) },
] as const satisfies readonly ToolEntry[];

const Presenter = latePart(() => import('./Teacher/Presenter'));

/** What a lesson is taught with, in a menu: the glossary, the presenter view, the hand-out, the notes, the link. */
export function TeacherTools({ lesson, page }: Omit<ToolProps, 'onClose'>) {
	const { t } = useTranslation('lessons');
	const menu = useId();
	const opener = useRef<HTMLButtonElement>(null);
	const list = useRef<HTMLUListElement>(null);
	const [open, setOpen] = useState<(typeof TOOLS)[number]['id'] | null>(null);
	const presenter = useLesson((state) => state.presenter);
	const Content = TOOLS.find(({ id }) => id === open)?.Content;

	function place(): void {
		if (!opener.current || !list.current) return;
		const { bottom, left } = opener.current.getBoundingClientRect();
		list.current.style.top = `${bottom + 4}px`;
		list.current.style.left = `${Math.max(8, Math.min(left, innerWidth - 240))}px`;
	}

	function close(): void {
		setOpen(null);
		opener.current?.focus();
	}

	return (
		<>
			<button
				ref={opener}
				type="button"
				className="iconButton"
				aria-label={t('teacher')}
				{...tip(t('teacher'))}
				popoverTarget={menu}
				data-testid="teacher-tools"
				onClick={place}
			>
				<Ellipsis size={16} aria-hidden="true" />
			</button>
			<ul ref={list} id={menu} popover="auto" className={styles.menu}>
				{TOOLS.map(({ id, icon: Icon }) => (
					<li key={id}>
						<button
							type="button"
							className={styles.entry}
							data-testid={`teacher-${id}`}
							onClick={() => {
								list.current?.hidePopover();
								if (id === 'presenter') useLesson.setState({ presenter: true });
								else if (id === 'exercises') course.turnTo(lesson.pages.length + 1);
								else setOpen(id);
							}}
						>
							<Icon size={15} aria-hidden="true" />
							{t(id)}
						</button>
					</li>
				))}
				<li>
					<ClassBetLink className={styles.entry} />
				</li>
			</ul>
			{presenter && (
				<PartBoundary>
					<Presenter onClose={() => useLesson.setState({ presenter: false })} />
				</PartBoundary>
			)}
			{Content && (
				<PartBoundary>
					<Content lesson={lesson} page={page} onClose={close} />
				</PartBoundary>
			)}
		</>
	);
}
