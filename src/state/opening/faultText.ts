/** Why a file of another program is refused, in plain English: for a console, and for programs without the page. */
import type { FileFault } from '../../files/FileFault';
import { files } from '../../i18n/en/files';
import { header } from '../../i18n/en/header';
import { OPENING_FAULT_KEYS } from '../faultKeys';
import type { OpenedFile } from './openedFile';

export function englishFault({ code, values }: Pick<FileFault, 'code' | 'values'>): string {
	return files[code].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Why nothing was taken of a file. */
export function englishRefusal({ fault, detail, issues }: Extract<OpenedFile, { kind: 'refused' }>): string {
	const wrong = issues.map(({ path, received, expected }) => `${path}: ${received}, expected ${expected}`).join('; ');
	return wrong || detail || (fault === 'foreign' ? fault : header[OPENING_FAULT_KEYS[fault]]);
}
