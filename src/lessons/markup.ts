/** The markup of the lessons' texts (described in `Lesson.ts`), taken apart. */

export type Piece =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'strong'; readonly text: string }
	| { readonly kind: 'formula'; readonly tex: string }
	/** A term of the glossary; `text` is null where it goes by its name. */
	| { readonly kind: 'term'; readonly id: string; readonly text: string | null }
	| { readonly kind: 'claim'; readonly id: string }
	/** Another lesson, which goes by its number. */
	| { readonly kind: 'lesson'; readonly id: string };

const MARKS = /\$([^$]+)\$|\*\*([^*]+)\*\*|\[\[([a-z-]+)(?:\|([^\]]+))?\]\]|\{\{(\w+)\}\}|\[\[lesson:([a-z-]+)\]\]/g;

/** The pieces of a text in order. What is no markup is text. */
export function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let end = 0;
	for (const match of text.matchAll(MARKS)) {
		if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
		const [whole, tex, strong, term, shown, claim, lesson] = match;
		if (tex !== undefined) pieces.push({ kind: 'formula', tex });
		else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
		else if (term !== undefined) pieces.push({ kind: 'term', id: term, text: shown ?? null });
		else if (claim !== undefined) pieces.push({ kind: 'claim', id: claim });
		else pieces.push({ kind: 'lesson', id: lesson });
		end = match.index + whole.length;
	}
	if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
	return pieces;
}
