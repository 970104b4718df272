/** What is said of a file that was not taken. */
import { header } from '../../i18n/en/header';
import { UNTRAINABLE_KEYS } from '../faultKeys';
import type { OpenedFile, OpeningFault } from './openedFile';

/** In the texts of the header: of a file whose fault has no words of its own. */
export const OPENING_FAULT_KEYS = {
	...UNTRAINABLE_KEYS,
	broken: 'checkpointBroken',
	'too-large': 'fileTooLarge',
	'no-json': 'fileNoKind',
	'no-manifest': 'manifestNoManifest',
	invalid: 'manifestNoManifest',
} as const satisfies Record<Exclude<OpeningFault, 'foreign'>, string>;

/** Why nothing was taken of a file, in plain English. */
export function englishRefusal({ fault, detail, issues }: Extract<OpenedFile, { kind: 'refused' }>): string {
	const wrong = issues.map(({ path, received, expected }) => `${path}: ${received}, expected ${expected}`).join('; ');
	return wrong || detail || (fault === 'foreign' ? fault : header[OPENING_FAULT_KEYS[fault]]);
}
