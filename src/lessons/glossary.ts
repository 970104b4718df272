/**
 * The glossary of the course. What the page's own tooltips say about a symbol or a word stands here in the same words,
 * since both are the same text ({@link said}).
 */

import type { Term } from '../state/highlight';
import { ACTION_ENTRIES } from './glossary/actions';
import { AGENT_ENTRIES } from './glossary/agent';
import type { GlossaryEntry } from './glossary/entry';
import { LATENT_ENTRIES } from './glossary/latentSpace';
import { LOSS_ENTRIES } from './glossary/loss';
import { TRAINING_ENTRIES } from './glossary/training';

export type { GlossaryEntry } from './glossary/entry';

const ENTRIES = { ...ACTION_ENTRIES, ...LATENT_ENTRIES, ...LOSS_ENTRIES, ...TRAINING_ENTRIES, ...AGENT_ENTRIES };

export type GlossaryId = keyof typeof ENTRIES;

/** Every entry, by the id that the texts of the lessons name it by: [[id]]. */
export const GLOSSARY: Readonly<Record<GlossaryId, GlossaryEntry>> = ENTRIES;

/** The entries' ids in the order of their subjects. */
export const GLOSSARY_IDS = Object.keys(GLOSSARY) as readonly GlossaryId[];

const IDS_OF_TERMS = new Map(GLOSSARY_IDS.flatMap((id) => (GLOSSARY[id].term ? [[GLOSSARY[id].term, id]] : [])));

/** The entry on a symbol. */
export function glossaryIdOfTerm(term: Term): GlossaryId {
	const id = IDS_OF_TERMS.get(term);
	if (id === undefined) throw new Error(`no entry on ${term}`);
	return id;
}
