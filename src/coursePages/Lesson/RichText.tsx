import { Fragment } from 'react';
import { localized } from '../../i18n';
import { claimText } from '../../lessons/claimText';
import { GLOSSARY, type GlossaryId } from '../../lessons/glossary';
import type { Claim } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { type Piece, piecesOf } from '../../lessons/markup';
import { type LessonId, numberOfLesson } from '../../lessons/registry';
import styles from './RichText.module.css';
import { TermLink } from './TermLink';
import { Tex } from './Tex';

interface RichTextProps {
	/** In the lessons' markup. */
	readonly text: string;
	/** Those whose numbers the text names. */
	readonly claims?: readonly Claim[];
	/** Whether the words of the glossary can be opened; else they are plain, as on paper. */
	readonly linked?: boolean;
}

/** A text of a lesson, with its formulas, its words of the glossary and its measured numbers. */
export function RichText({ text, claims = [], linked = true }: RichTextProps) {
	const pieces = piecesOf(text);
	return pieces.map((piece, index) => {
		const content = rendered(withoutTail(piece, pieces[index - 1]), claims, linked);
		const tail = piece.kind === 'text' ? '' : tailOf(pieces[index + 1]);
		return (
			// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
			<Fragment key={index}>
				{tail ? (
					<span className={styles.whole}>
						{content}
						{tail}
					</span>
				) : (
					content
				)}
			</Fragment>
		);
	});
}

/** A mark of punctuation that begins a text: it stays on the line of what is before it. */
function tailOf(piece: Piece | undefined): string {
	return piece?.kind === 'text' ? (/^[.,;:!?)”’。，；：！？）、]+/.exec(piece.text)?.[0] ?? '') : '';
}

/** A text without the punctuation that the piece before it has taken. */
function withoutTail(piece: Piece, before: Piece | undefined): Piece {
	if (piece.kind !== 'text' || !before || before.kind === 'text') return piece;
	return { kind: 'text', text: piece.text.slice(tailOf(piece).length) };
}

function rendered(piece: Piece, claims: readonly Claim[], linked: boolean) {
	switch (piece.kind) {
		case 'text':
			return piece.text;
		case 'strong':
			return <strong className={styles.strong}>{piece.text}</strong>;
		case 'formula':
			return <Tex tex={piece.tex} />;
		case 'claim': {
			const claim = claims.find(({ id }) => id === piece.id);
			return claim ? <StatedNumber claim={claim} /> : null;
		}
		case 'lesson':
			return numberOfLesson(piece.id as LessonId);
		case 'term': {
			const id = piece.id as GlossaryId;
			const shown = piece.text ?? localized(GLOSSARY[id].name);
			return linked ? <TermLink id={id}>{shown}</TermLink> : shown;
		}
	}
}

/** A number of the text; it waits until the training is there that it is stated of. */
function StatedNumber({ claim }: { readonly claim: Claim }) {
	const stands = useLesson(({ preparing }) => preparing === null);
	return <b className={styles.number}>{stands ? claimText(claim, claim.value) : '…'}</b>;
}
