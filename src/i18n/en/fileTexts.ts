import { files } from './files';
import { kept } from './kept';
import { ownData } from './ownData';

/** English texts of files of other programs, of kept trainings and of own data, one namespace each. */
export const fileTexts = { files, kept, ownData };

export type FileTexts = {
	readonly [N in keyof typeof fileTexts]: { readonly [K in keyof (typeof fileTexts)[N]]: string };
};
