/** Loads imported data that this browser keeps, without their file. */
import { keepOwnData, ownData } from '../../dataset/ownData';
import { fitsWorld, type WorldSizes } from '../../files/hyarWeights';
import { KeptData } from './KeptData';
import { KeptStorage } from './KeptStorage';
import { openKeptDatabase } from './keptDatabase';

export const storage = new KeptStorage(openKeptDatabase);
export const keptData = new KeptData(storage);

/** Loads the data of an id, if they are not loaded yet. Changes no settings. @returns whether they are loaded now */
export async function bringKeptData(id: string): Promise<boolean> {
	if (ownData(id)) return true;
	const data = await keptData.read(id).catch(() => null);
	if (data) keepOwnData(data);
	return data !== null;
}

/** Loads all kept data that weights of these sizes can belong to. @returns whether there were any more */
export async function bringDataOfSizes(sizes: WorldSizes): Promise<boolean> {
	const worlds = await keptData.worlds().catch(() => []);
	const more = worlds.filter((world) => fitsWorld(sizes, world) && !ownData(world.id));
	const brought = await Promise.all(more.map(({ id }) => bringKeptData(id)));
	return brought.includes(true);
}
