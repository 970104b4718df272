/** Text keys of refusals: the page shows them in its language, `npm run train` in English. */
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
