import { type ReactNode, useId, useRef } from 'react';
import { localized } from '../../i18n';
import { GLOSSARY, type GlossaryId } from '../../lessons/glossary';
import styles from './RichText.module.css';

interface TermLinkProps {
	readonly id: GlossaryId;
	readonly children: ReactNode;
}

/** Space between the word and its explanation, and the most that the explanation is wide, in px. */
const GAP = 6;
const WIDTH = 320;

/** A word of the glossary; its explanation opens beside it and closes with Escape or a click elsewhere. */
export function TermLink({ id, children }: TermLinkProps) {
	const word = useRef<HTMLButtonElement>(null);
	const explanation = useRef<HTMLSpanElement>(null);
	const explanationId = useId();
	const { name, text } = GLOSSARY[id];

	function place(): void {
		if (!word.current || !explanation.current) return;
		const { left, bottom, top } = word.current.getBoundingClientRect();
		const { style } = explanation.current;
		const below = bottom + GAP < innerHeight * 0.75;
		style.position = 'fixed';
		style.inset = 'auto';
		style.left = `${Math.max(GAP, Math.min(left, innerWidth - WIDTH - GAP))}px`;
		if (below) style.top = `${bottom + GAP}px`;
		else style.bottom = `${innerHeight - top + GAP}px`;
	}

	return (
		<>
			<button ref={word} type="button" className={styles.term} popoverTarget={explanationId} onClick={place}>
				{children}
			</button>
			<span ref={explanation} id={explanationId} popover="auto" className={styles.explanation}>
				<b>{localized(name)}</b>
				{localized(text)}
			</span>
		</>
	);
}
