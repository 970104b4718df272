/** What a person typed over the guesses, by where it stands; other roles of columns leave it as it is. */

import type { OwnQuantity } from '../../environments/ownWorlds';
import type { Answers } from '../../files/data/answers';
import { readNumber } from '../../i18n/readNumber';

export const FIELDS = ['name', 'unit', 'low', 'high'] as const;
export type Field = (typeof FIELDS)[number];

/** Texts as they were typed, by the keys of the functions below. */
export type Edits = ReadonlyMap<string, string>;

/** Whether an action has a parameter: '1' or '0'. */
export const hasKey = (value: number, column: string) => `has ${value} ${column}`;
export const actionKey = (value: number) => `action ${value}`;
export const featureKey = (column: string, field: Field) => `feature ${field} ${column}`;
export const parameterKey = (value: number, column: string, field: Field) => `parameter ${field} ${value} ${column}`;

/** A field that must be a number and is not. */
export class NotANumberTyped extends Error {
	constructor(
		readonly field: Field,
		readonly of: string,
		readonly typed: string,
	) {
		super(`${field} of ${of} is no number`);
	}
}

/** A quantity with what was typed over it. @throws NotANumberTyped */
function edited<Q extends OwnQuantity>(quantity: Q, edits: Edits, key: (field: Field) => string): Q {
	const number = (field: 'low' | 'high') => {
		const typed = edits.get(key(field));
		if (typed === undefined) return quantity[field];
		const value = readNumber(typed);
		if (value === null || !Number.isFinite(value)) throw new NotANumberTyped(field, quantity.name, typed);
		return value;
	};
	return {
		...quantity,
		name: edits.get(key('name'))?.trim() || quantity.name,
		unit: edits.get(key('unit'))?.trim() ?? quantity.unit,
		low: number('low'),
		high: number('high'),
	};
}

/** The answers with everything that was typed. @param states columns of the state @throws NotANumberTyped */
export function withEdits(answers: Answers, states: readonly string[], edits: Edits): Answers {
	return {
		...answers,
		features: answers.features.map((feature, i) => edited(feature, edits, (field) => featureKey(states[i], field))),
		actions: answers.actions.map(({ value, name, parameters }) => ({
			value,
			name: edits.get(actionKey(value))?.trim() || name,
			parameters: parameters.map((parameter) => {
				const { column, used } = parameter;
				const has = edits.get(hasKey(value, column)) ?? (used ? '1' : '0');
				// What is padding may have any range.
				if (has === '0') return { ...parameter, used: false };
				return { ...edited(parameter, edits, (field) => parameterKey(value, column, field)), used: true };
			}),
		})),
	};
}
