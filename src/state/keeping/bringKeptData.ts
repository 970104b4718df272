/** Data of somebody's own that this browser keeps, back on the page without their file. */
import { keepOwnData } from '../../dataset/keepOwnData';
import { ownData } from '../../dataset/ownData';
import { KeptData } from './KeptData';
import { KeptStorage } from './KeptStorage';
import { openKeptDatabase } from './keptDatabase';

export const storage = new KeptStorage(openKeptDatabase);
export const keptData = new KeptData(storage);

/** Makes the data of an id known to the page, if they are not yet. Changes no settings. @returns whether they are now */
export async function bringKeptData(id: string): Promise<boolean> {
	if (ownData(id)) return true;
	const data = await keptData.read(id).catch(() => null);
	if (data) keepOwnData(data);
	return data !== null;
}
