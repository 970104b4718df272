/** Why a manifest, a link or a checkpoint is refused, for a console: in the words of the page. */
import { header } from '../src/i18n/en/header';
import { notices } from '../src/i18n/en/notices';
import { LINK_FAULT_KEYS, UNTRAINABLE_KEYS } from '../src/state/faultKeys';
import type { ManifestFault } from '../src/state/manifest';
import type { LinkFault } from '../src/state/shareLink';
import type { UntrainableReason } from '../src/state/trainable';

const MANIFEST_FAULTS: Readonly<Record<ManifestFault, string>> = {
	'too-large': 'it is larger than any manifest',
	'no-json': 'it is no JSON, so no manifest: save one from Share, or hand over a link',
	'no-manifest': header.manifestNoManifest,
	invalid: notices.faultInvalid,
};

export const manifestFault = (fault: ManifestFault): string => MANIFEST_FAULTS[fault];

export const linkFault = (fault: LinkFault): string => notices[LINK_FAULT_KEYS[fault]];

export const untrainableText = (reason: UntrainableReason): string => header[UNTRAINABLE_KEYS[reason]];
