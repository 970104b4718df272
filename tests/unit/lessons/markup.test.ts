import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, piecesOf } from '../../../src/lessons/markup';

/** The text that pieces come from. */
function written(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return piece.text;
		case 'strong':
			return `**${piece.text}**`;
		case 'formula':
			return `$${piece.tex}$`;
		case 'term':
			return piece.text === null ? `[[${piece.id}]]` : `[[${piece.id}|${piece.text}]]`;
		case 'claim':
			return `{{${piece.id}}}`;
		case 'lesson':
			return `[[lesson:${piece.id}]]`;
	}
}

describe('the markup of lessons', () => {
	test('is taken apart in order', () => {
		expect(piecesOf('In A $\\mu$ is the **code**, [[prior]] or [[prior|the prior’s σ]]: {{narrow}}.')).toEqual([
			{ kind: 'text', text: 'In A ' },
			{ kind: 'formula', tex: '\\mu' },
			{ kind: 'text', text: ' is the ' },
			{ kind: 'strong', text: 'code' },
			{ kind: 'text', text: ', ' },
			{ kind: 'term', id: 'prior', text: null },
			{ kind: 'text', text: ' or ' },
			{ kind: 'term', id: 'prior', text: 'the prior’s σ' },
			{ kind: 'text', text: ': ' },
			{ kind: 'claim', id: 'narrow' },
			{ kind: 'text', text: '.' },
		]);
	});

	test('leaves nothing out and adds nothing, whatever the text', () => {
		const fragments = fc.array(
			fc.oneof(
				fc.constantFrom('$', '**', '[[', ']]', '|', '{{', '}}', '$x$', '[[kl]]', '[[lesson:kl]]', '{{a}}', '<b>'),
				fc.string(),
			),
		);
		fc.assert(
			fc.property(fragments, (parts) => {
				const text = parts.join('');
				expect(piecesOf(text).map(written).join('')).toBe(text);
			}),
		);
	});
});
