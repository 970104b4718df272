import { files } from './en/files';
import { kept } from './en/kept';
import { lateTexts } from './lateTexts';
import { files as zhFiles } from './zh-CN/files';
import { kept as zhKept } from './zh-CN/kept';

/** Adds the texts of files of other programs and of kept trainings, when the first is opened or exported. */
export const addFileTexts = lateTexts({ en: { files, kept }, 'zh-CN': { files: zhFiles, kept: zhKept } });
