/** Which part of the page a frame in another page asks for: `?embed=twins`. */

export const EMBED_PARTS = ['map', 'twins', 'model', 'agent', 'bench'] as const;
export type EmbedPart = (typeof EMBED_PARTS)[number];

/** @param search what stands behind the path, with its `?`; null where it asks for the whole page */
export function embedPart(search: string): EmbedPart | null {
	const asked = new URLSearchParams(search).get('embed');
	return EMBED_PARTS.find((part) => part === asked) ?? null;
}
