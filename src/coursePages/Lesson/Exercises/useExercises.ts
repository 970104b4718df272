import { useEffect, useState } from 'react';
import type { Exercise } from '../../../lessons/exercises/Exercise';
import { EXERCISES } from '../../../lessons/exercises/registry';
import type { LessonId } from '../../../lessons/Lesson';

/** The exercises of a lesson; none until they are loaded. */
export function useExercises(lesson: LessonId): readonly Exercise[] {
	const [exercises, setExercises] = useState<readonly Exercise[]>([]);
	useEffect(() => {
		let ended = false;
		void EXERCISES[lesson]().then((loaded) => {
			if (!ended) setExercises(loaded);
		});
		return () => {
			ended = true;
		};
	}, [lesson]);
	return exercises;
}
