import { useEffect, useState } from 'react';
import type { Exercise } from '../../../lessons/exercises/Exercise';
import { type LessonId, loadExercises } from '../../../lessons/registry';

/** The exercises of a lesson; none until they are loaded. */
export function useExercises(lesson: LessonId): readonly Exercise[] {
	const [exercises, setExercises] = useState<readonly Exercise[]>([]);
	useEffect(() => {
		let ended = false;
		void loadExercises(lesson).then((loaded) => {
			if (!ended) setExercises(loaded);
		});
		return () => {
			ended = true;
		};
	}, [lesson]);
	return exercises;
}
