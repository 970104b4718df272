import { RUN_NAMES } from '../i18n/runNames';

/** The heads of a table's columns that are runs. @param count of them, from A on */
export function RunHeads({ count }: { readonly count: number }) {
	return RUN_NAMES.slice(0, count).map((name) => (
		<th key={name} scope="col">
			{name}
		</th>
	));
}
