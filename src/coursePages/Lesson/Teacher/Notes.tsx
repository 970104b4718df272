import type { Lesson } from '../../../lessons/Lesson';
import Handout from './Handout';

interface NotesProps {
	readonly lesson: Lesson;
	readonly onClose: () => void;
}

/** The notes for the teacher, on the teacher's side of the hand-out. */
export default function Notes({ lesson, onClose }: NotesProps) {
	return <Handout lesson={lesson} onClose={onClose} side="teacher" />;
}
