/** Why a manifest, a link or a checkpoint is refused, for a console: in the words of the page. */
import { header } from '../src/i18n/en/header';
import { notices } from '../src/i18n/en/notices';
import type { ManifestFault } from '../src/state/manifest';
import type { LinkFault } from '../src/state/shareLink';
import type { UntrainableReason } from '../src/state/trainable';

export const MANIFEST_FAULTS: Readonly<Record<ManifestFault, string>> = {
	'too-large': 'it is larger than any manifest',
	'no-json': 'it is no JSON, so no manifest: save one from Share, or hand over a link',
	'no-manifest': header.manifestNoManifest,
	invalid: notices.faultInvalid,
};

export const LINK_FAULTS: Readonly<Record<LinkFault, string>> = {
	broken: notices.faultBroken,
	'too-long': notices.faultTooLong,
	version: notices.faultVersion,
	invalid: notices.faultInvalid,
};

export const UNTRAINABLE: Readonly<Record<UntrainableReason, string>> = {
	misfit: header.checkpointMisfit,
	'not-finite': header.checkpointNotFinite,
	moments: header.checkpointMoments,
	overflow: header.checkpointOverflow,
};
