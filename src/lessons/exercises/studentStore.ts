/** Whose parameters the exercises have: a name or number, kept on the device alone. */
import { create } from 'zustand';

const STORAGE_KEY = 'latent-lab.student';

/** Characters of a name. */
export const MOST_CHARACTERS = 60;

function stored(): string {
	try {
		return (localStorage.getItem(STORAGE_KEY) ?? '').slice(0, MOST_CHARACTERS);
	} catch {
		return '';
	}
}

/** What the person typed; empty before. */
export const useStudent = create<{ readonly typed: string }>()(() => ({ typed: stored() }));

export function nameStudent(typed: string): void {
	useStudent.setState({ typed: typed.slice(0, MOST_CHARACTERS) });
	try {
		localStorage.setItem(STORAGE_KEY, useStudent.getState().typed);
	} catch {
		// Not remembered; it holds for this visit.
	}
}
