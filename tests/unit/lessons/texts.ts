/** The texts of a lesson and what their markup holds. */
import type { Localized } from '../../../src/environments/Environment';
import type { LessonPage } from '../../../src/lessons/Lesson';
import { piecesOf } from '../../../src/lessons/markup';
import type { Lesson } from '../../../src/lessons/registry';

export interface PlacedText {
	/** Where it stands, for the message of a test that fails. */
	readonly where: string;
	readonly text: Localized;
}

/** Every text of a page. */
export function textsOfPage({ id, title, body, watch, act, claims = [] }: LessonPage): PlacedText[] {
	const texts: PlacedText[] = [{ where: `${id} title`, text: title }];
	for (const [i, block] of body.entries()) {
		if (block.kind === 'text') texts.push({ where: `${id} body ${i}`, text: block.text });
	}
	texts.push({ where: `${id} watch`, text: watch.text }, { where: `${id} act`, text: act.text });
	if (act.kind === 'list')
		for (const [i, part] of act.parts.entries()) texts.push({ where: `${id} part ${i}`, text: part.text });
	if (act.kind === 'choose' || act.kind === 'predict') texts.push(...textsOfOptions(`${id} act`, act.options));
	if (act.kind === 'predict') texts.push({ where: `${id} result`, text: act.result });
	return [...texts, ...claims.map(({ id: claim, label }) => ({ where: `${id} claim ${claim}`, text: label }))];
}

/** The texts of the question that closes a lesson. */
export function textsOfQuestion({ question }: Lesson): PlacedText[] {
	return [{ where: 'question', text: question.text }, ...textsOfOptions('question', question.options)];
}

/** Every text that stands on no page. */
export function textsBesidePages(lesson: Lesson): PlacedText[] {
	const { title, goal, notes } = lesson;
	return [
		{ where: 'title', text: title },
		{ where: 'goal', text: goal },
		...textsOfQuestion(lesson),
		{ where: 'notes', text: notes },
	];
}

type Options = readonly { readonly text: Localized; readonly feedback: Localized }[];

function textsOfOptions(where: string, options: Options): PlacedText[] {
	return options.flatMap(({ text, feedback }, i) => [
		{ where: `${where} option ${i}`, text },
		{ where: `${where} feedback ${i}`, text: feedback },
	]);
}

/** TeX of the formulas. */
export const formulasIn = (text: string) =>
	piecesOf(text).flatMap((piece) => (piece.kind === 'formula' ? [piece.tex] : []));

/** Ids of the claims whose numbers stand in it. */
export const claimsIn = (text: string) => piecesOf(text).flatMap((piece) => (piece.kind === 'claim' ? [piece.id] : []));

/** Ids of the lessons that it names. */
export const lessonsIn = (text: string) =>
	piecesOf(text).flatMap((piece) => (piece.kind === 'lesson' ? [piece.id] : []));

/** Ids of the glossary's terms. */
export const termsIn = (text: string) => piecesOf(text).flatMap((piece) => (piece.kind === 'term' ? [piece.id] : []));

/** What is read as words: without formulas, claims, and terms under their own name. */
export const wordingOf = (text: string) =>
	piecesOf(text)
		.map((piece) => ('text' in piece ? (piece.text ?? ' ') : ' '))
		.join('');

/** Numbers as they are written, without a sign: 0.5, 1,000, 6 000. Digits of a name (float32) are none. */
export function numbersIn(text: string): string[] {
	return Array.from(
		wordingOf(text).matchAll(/(?<![A-Za-z\d])\d+(?:[.,]\d+)*(?:[ \u202f]\d{3}(?!\d))*/g),
		([number]) => number,
	);
}

/** English words; a formula, a claim and a term's own name count as one each. */
export function wordsIn(text: string): number {
	const words = piecesOf(text).map((piece) => ('text' in piece && piece.text !== null ? piece.text : ' x '));
	return words
		.join('')
		.split(/\s+/)
		.filter((word) => /[\p{L}\d]/u.test(word)).length;
}
