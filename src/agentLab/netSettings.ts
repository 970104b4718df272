/** Settings of an agent in the file of its networks: with them its training goes on as it was set. Treated as hostile. */
import * as v from 'valibot';
import type { AgentShape } from '../agent/layout';
import { parseBoundedJson } from '../files/boundedJson';
import { learningOf } from './branch';
import { type AgentChoice, LEARNING_NUMBERS } from './choice';
import { ChoiceSchema } from './choiceSchema';

const LIMITS = { length: 8_192, values: 200, depth: 6 } as const;

const SettingsSchema = v.strictObject({ version: v.literal(1), choice: ChoiceSchema });

/** The settings of one agent of a training as text: A and B both as it is, of one seed, neither branched nor opened. */
export function writeNetSettings(training: AgentChoice, run: 0 | 1): string {
	const learning = learningOf(training, run);
	const numbers = Object.fromEntries(LEARNING_NUMBERS.map((name) => [name, learning[name]]));
	const own = training.runs[run];
	const choice: AgentChoice = { ...training, ...numbers, seeds: 1, runs: [own, own], branch: null, opened: null };
	return JSON.stringify({ version: 1, choice });
}

/** The settings in a text, where they are of networks of these sizes in this world; null where not, or where they are damaged. */
export function readNetSettings(text: string, environment: string, shape: AgentShape): AgentChoice | null {
	let written: unknown;
	try {
		written = parseBoundedJson(text, LIMITS);
	} catch {
		return null;
	}
	const parsed = v.safeParse(SettingsSchema, written);
	if (!parsed.success) return null;
	const { choice } = parsed.output;
	const fits =
		choice.environment === environment &&
		choice.width === shape.width &&
		choice.runs.every(({ latentDim }) => latentDim === shape.latentDim) &&
		choice.seeds === 1 &&
		choice.branch === null &&
		choice.opened === null;
	return fits ? choice : null;
}
