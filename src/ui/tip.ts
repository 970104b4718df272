/** What an element has whose tooltip `tooltips.ts` shows: by pointer, by keyboard and by touch, and read out as its description. */
export interface Tip {
	readonly 'data-tip'?: string;
	readonly 'aria-description'?: string;
	readonly tabIndex?: 0;
}

/** The tooltip of a control. @param text left out, there is none */
export function tip(text: string | null | undefined): Tip {
	return text ? { 'data-tip': text, 'aria-description': text } : {};
}

/** The tooltip of what is no control: the keyboard reaches it all the same. */
export function tipOfText(text: string | null | undefined): Tip {
	return text ? { ...tip(text), tabIndex: 0 } : {};
}
