import { EXPORTS, exportFile as makeFile } from '../state/exporting/exportFile';
import { preparedModel } from '../state/preparedFrame';

/** The bytes of an export. @throws RangeError when there is no such export */
export async function exportFile(what: string): Promise<Uint8Array> {
	const known = EXPORTS.find((name) => name === what);
	if (!known) throw new RangeError(`exportFile: one of ${EXPORTS.join(', ')}`);
	return (await makeFile(known, await preparedModel(), __APP_VERSION__)).bytes;
}
