import { files } from './en/files';
import { kept } from './en/kept';
import { ownData } from './en/ownData';
import { lateTexts } from './lateTexts';
import { files as zhFiles } from './zh-CN/files';
import { kept as zhKept } from './zh-CN/kept';
import { ownData as zhOwnData } from './zh-CN/ownData';

/** Adds the texts of files of other programs and of kept trainings, when the first is opened or exported. */
export const addFileTexts = lateTexts({
	en: { files, kept, ownData },
	'zh-CN': { files: zhFiles, kept: zhKept, ownData: zhOwnData },
});
