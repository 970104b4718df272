import { type ReactNode, useId, useRef } from 'react';
import { localized } from '../../i18n';
import { GLOSSARY, type GlossaryId } from '../../lessons/glossary';
import { placeBeside } from '../../ui/placeBeside';
import styles from './RichText.module.css';

interface TermLinkProps {
	readonly id: GlossaryId;
	readonly children: ReactNode;
}

/** A word of the glossary; its explanation opens beside it and closes with Escape or a click elsewhere. */
export function TermLink({ id, children }: TermLinkProps) {
	const word = useRef<HTMLButtonElement>(null);
	const explanation = useRef<HTMLSpanElement>(null);
	const explanationId = useId();
	const { name, text } = GLOSSARY[id];

	function place(): void {
		if (!word.current || !explanation.current) return;
		placeBeside(word.current, explanation.current);
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
