/** A data set as its columns and the rest: what is large goes from thread to thread and to the storage one by one. */
import type { Dataset } from './Dataset';

/** An array of a data set, with one or several numbers a transition. */
export type Column = Extract<Dataset[keyof Dataset], ArrayBufferView>;

/** A data set in parts. */
export interface DatasetParts {
	/** All entries that are no arrays. */
	readonly numbers: Partial<Dataset>;
	readonly columns: readonly (readonly [name: string, column: Column])[];
}

export function partsOf(dataset: Dataset): DatasetParts {
	const entries: [string, Dataset[keyof Dataset]][] = Object.entries(dataset);
	return {
		numbers: Object.fromEntries(entries.filter(([, value]) => !ArrayBuffer.isView(value))),
		columns: entries.filter((entry): entry is [string, Column] => ArrayBuffer.isView(entry[1])),
	};
}

/** What {@link partsOf} took apart; the caller answers for its being whole. */
export function joinParts({ numbers, columns }: DatasetParts): Dataset {
	return { ...numbers, ...Object.fromEntries(columns) } as Dataset;
}

/** The memory of the columns, each once, to be handed over with them. */
export function buffersOf(dataset: Dataset): Transferable[] {
	return Array.from(new Set(partsOf(dataset).columns.map(([, { buffer }]) => buffer as ArrayBuffer)));
}
