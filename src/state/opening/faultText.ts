/** Why a file of another program is refused, in plain English: for a console, and for programs without the page. */
import type { FileFault } from '../../files/FileFault';
import { files } from '../../i18n/en/files';
import { fillIn } from '../../i18n/fillIn';

export function englishFault({ code, values }: Pick<FileFault, 'code' | 'values'>): string {
	return fillIn(files[code], values);
}
