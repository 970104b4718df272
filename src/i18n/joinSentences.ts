import i18next from 'i18next';

/** Sentences one after the other, with a space between them in English; what is no text is passed over. */
export function joinSentences(...sentences: readonly (string | false | undefined | null)[]): string {
	return sentences.filter(Boolean).join(i18next.language === 'zh-CN' ? '' : ' ');
}
