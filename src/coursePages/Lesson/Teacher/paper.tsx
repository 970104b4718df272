/** Texts of the course on paper: in a language of the paper's own, nothing to be clicked. */
import { Fragment } from 'react';
import type { Localized } from '../../../environments/Environment';
import type { Language } from '../../../i18n/language';
import { claimText } from '../../../lessons/claimText';
import { GLOSSARY, type GlossaryId } from '../../../lessons/glossary';
import type { Claim } from '../../../lessons/Lesson';
import { piecesOf } from '../../../lessons/markup';
import { type LessonId, numberOfLesson } from '../../../lessons/registry';
import { Tex } from '../Tex';

interface PaperTextProps {
	/** In the lessons' markup. */
	readonly text: Localized;
	readonly language: Language;
	/** Those whose numbers the text names. */
	readonly claims?: readonly Claim[];
}

export function PaperText({ text, language, claims = [] }: PaperTextProps) {
	return piecesOf(text[language]).map((piece, index) => {
		// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
		return <Fragment key={index}>{printed(piece, language, claims)}</Fragment>;
	});
}

function printed(piece: ReturnType<typeof piecesOf>[number], language: Language, claims: readonly Claim[]) {
	switch (piece.kind) {
		case 'text':
			return piece.text;
		case 'strong':
			return <strong>{piece.text}</strong>;
		case 'formula':
			return <Tex tex={piece.tex} />;
		case 'claim': {
			const claim = claims.find(({ id }) => id === piece.id);
			return claim ? claimText(claim, claim.value) : null;
		}
		case 'lesson':
			return numberOfLesson(piece.id as LessonId);
		case 'term':
			return piece.text ?? GLOSSARY[piece.id as GlossaryId].name[language];
	}
}
