/** The page's schema of the browser's storage (IndexedDB). */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Dataset } from '../../dataset/Dataset';
import type { OwnWorld } from '../../environments/ownWorlds';
import type { SavedFrame } from '../savedFrames';

/** An entry in the list of kept trainings. */
export interface KeptEntry {
	readonly id: string;
	/** Absent for a training of the representation, whose file is a checkpoint. */
	readonly kind?: 'agents';
	/** Given by a person; null for the page's own name. */
	readonly name: string | null;
	readonly environment: string;
	/** Name of imported data; absent for the page's worlds. */
	readonly data?: string;
	/** Identifies its model, data and seed: see `modelKey`. */
	readonly model: string;
	/** The KL weight of every run. */
	readonly klWeights: readonly number[];
	readonly step: number;
	/** Of everything that is kept of it. */
	readonly bytes: number;
	/** Milliseconds since 1970, to be read by a person: clocks jump. */
	readonly savedAt: number;
	/** Grows with every save of any training: the largest is the newest. */
	readonly order: number;
	/** Increases with every save of this training, to detect saves by other tabs. */
	readonly revision: number;
	readonly pinned: boolean;
	/** Whether a person was asked to continue it and declined. */
	readonly declined: boolean;
	/** Its frames: of so many that were shown one is kept, and the step of each. */
	readonly frames: { readonly stride: number; readonly steps: readonly number[] } | null;
}

/** An entry in the list of imported data. */
export interface KeptDataEntry {
	/** Of their world. */
	readonly id: string;
	readonly name: string;
	/** Transitions. */
	readonly size: number;
	readonly bytes: number;
	/** Grows whenever any data are used: the largest is the newest. */
	readonly order: number;
}

/** A column of transitions, or their description. */
export type OwnDataPart =
	| Dataset[keyof Dataset]
	| { readonly world: OwnWorld; readonly numbers: Partial<Dataset>; readonly columns: readonly string[] };

export interface KeptSchema extends DBSchema {
	entries: { key: string; value: KeptEntry };
	/** The checkpoint as a file, without frames. */
	files: { key: string; value: Uint8Array };
	/** By id and step. */
	frames: { key: [string, number]; value: SavedFrame };
	dataEntries: { key: string; value: KeptDataEntry };
	/** Imported transitions, by the id of their world and the name of the column; '' is the description. */
	data: { key: [string, string]; value: OwnDataPart };
}

export type KeptDatabase = IDBPDatabase<KeptSchema>;

/** 1 had one training, over a reload; 2 had no data. */
const VERSION = 3;

/**
 * Opens it.
 * @param closed is told when it has to be opened again
 * @throws where the browser keeps nothing for the page
 */
export async function openKeptDatabase(closed: () => void): Promise<KeptDatabase> {
	const database = await openDB<KeptSchema>('latent-lab', VERSION, {
		upgrade(made, before) {
			if (before < 2) {
				for (const old of Array.from(made.objectStoreNames)) made.deleteObjectStore(old);
				made.createObjectStore('entries', { keyPath: 'id' });
				made.createObjectStore('files');
				made.createObjectStore('frames');
			}
			made.createObjectStore('dataEntries', { keyPath: 'id' });
			made.createObjectStore('data');
		},
		// A later version of the page, in another tab, needs it.
		blocking: () => {
			database.close();
			closed();
		},
		terminated: closed,
	});
	return database;
}
