import type { FileTexts } from '../en/fileTexts';
import { files } from './files';
import { kept } from './kept';
import { ownData } from './ownData';

/** 外部文件、保存的训练与自有数据的简体中文文本。 */
export const zhFileTexts: FileTexts = { files, kept, ownData };
