/** Makes the transitions of a table the data of the page, and reports what became of its rows. */
import type { OwnData } from '../../dataset/ownData';
import type { DataReport } from '../../files/data/transitions';
import { formatCount } from '../../i18n/formatNumber';
import { adoptOwnData } from '../../state/adoptOwnData';
import { useNotices } from '../../state/noticeStore';

export function takeTransitions({ world, dataset, report }: OwnData & { readonly report: DataReport }): void {
	const awaited = adoptOwnData({ world, dataset });
	const { kept, rows, incomplete, ends, duplicates, rounded } = report;
	const lost = incomplete + ends + duplicates + rounded > 0;
	const { show } = useNotices.getState();
	show({
		id: 'file',
		tone: 'info',
		message: lost ? 'ownData:takenLost' : 'ownData:taken',
		values: Object.fromEntries(
			Object.entries({ kept, rows, incomplete, ends, duplicates, rounded }).map(([key, count]) => [
				key,
				formatCount(count),
			]),
		),
	});
	if (awaited)
		show({
			id: 'data',
			tone: 'warning',
			message: 'ownData:otherData',
			values: { environment: world.id, wanted: awaited },
		});
}
