import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../lessons/registry';
import { HandoutSheet, type Side } from './HandoutSheet';
import { PrintDialog } from './PrintDialog';

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
	const { t } = useTranslation('teacher');
	return (
		<PrintDialog<Side>
			title={t('handoutTitle')}
			languageLegend={t('handoutLanguage')}
			sideLegend={t('handoutSide')}
			sides={SIDES.map((value) => [value, t(SIDE_NAMES[value])])}
			first={first}
			testId="handout"
			prefix="handout"
			onClose={onClose}
			sheet={(language, side) => (
				<HandoutSheet key={`${language}-${side}`} lesson={lesson} language={language} side={side} />
			)}
		/>
	);
}

/** The notes for the teacher: the hand-out, on the teacher's side. */
export function Notes(properties: Omit<HandoutProps, 'side'>) {
	return <Handout {...properties} side="teacher" />;
}
