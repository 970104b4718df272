import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishAct } from '../../lessons/course/watchAct';
import type { LessonId, Question } from '../../lessons/Lesson';
import { Answers } from './Answers';

interface ActChoiceProps {
	readonly lesson: LessonId;
	readonly page: string;
	readonly options: Question['options'];
}

/** A page's act that is an answer: saying beforehand what will happen. Any answer counts as done. */
export function ActChoice({ lesson, page, options }: ActChoiceProps) {
	const { t } = useTranslation('lessons');
	const [chosen, setChosen] = useState<number | null>(null);
	function choose(index: number): void {
		setChosen(index);
		finishAct(lesson, page);
	}
	return <Answers label={t('act')} options={options} chosen={chosen} onChoose={choose} />;
}
