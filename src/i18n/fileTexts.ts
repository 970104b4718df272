import { files } from './en/files';
import { lateTexts } from './lateTexts';
import { files as zhFiles } from './zh-CN/files';

/** Adds the texts of files of other programs, when the first file is opened or exported. */
export const addFileTexts = lateTexts({ en: { files }, 'zh-CN': { files: zhFiles } });
