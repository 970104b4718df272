/** 菜单与各仪器的简体中文文本，随仪器一同加载。 */

import { byFolder } from './byFolder';
import instruments from './zh-CN';

export default {
	instruments,
	...byFolder(import.meta.glob<object>('./*/zh-CN.ts', { eager: true, import: 'default' })),
};
