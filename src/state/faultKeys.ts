/** Text keys of refusals: the page shows them in its language, `npm run train` in English. */
import type { OpeningFault } from './opening/openedFile';
import type { LinkFault } from './shareLink';
import type { UntrainableReason } from './trainable';

/** In the texts of the notices. */
export const LINK_FAULT_KEYS = {
	broken: 'faultBroken',
	'too-long': 'faultTooLong',
	version: 'faultVersion',
	invalid: 'faultInvalid',
} as const satisfies Record<LinkFault, string>;

/** In the texts of the header. */
export const UNTRAINABLE_KEYS = {
	misfit: 'checkpointMisfit',
	'not-finite': 'checkpointNotFinite',
	moments: 'checkpointMoments',
	overflow: 'checkpointOverflow',
} as const satisfies Record<UntrainableReason, string>;

/** In the texts of the header: of a file whose fault has no words of its own. */
export const OPENING_FAULT_KEYS = {
	...UNTRAINABLE_KEYS,
	broken: 'checkpointBroken',
	'too-large': 'fileTooLarge',
	'no-json': 'fileNoKind',
	'no-manifest': 'manifestNoManifest',
	invalid: 'manifestNoManifest',
} as const satisfies Record<Exclude<OpeningFault, 'foreign'>, string>;
