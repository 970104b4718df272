/** The keys of a language's texts, in any language. */
export type Texts<T> = { readonly [K in keyof T]: string };

/**
 * The texts of the instruments, one namespace each, of the instrument's id. Every instrument's English texts add
 * themselves here by `declare module`, so that a new instrument changes no file of this room.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the instruments
export interface InstrumentTexts {}

export type InstrumentId = keyof InstrumentTexts;

/** The texts of the frame that every instrument stands in, and of the menu: added by them in the same way. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the menu
export interface InstrumentMenuTexts {}
