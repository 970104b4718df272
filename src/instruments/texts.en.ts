/** English texts of the menu and of every instrument, by namespace: one file that loads with them. */
import { byFolder } from './byFolder';
import instruments from './en';

export default {
	instruments,
	...byFolder(import.meta.glob<object>('./*/en.ts', { eager: true, import: 'default' })),
};
