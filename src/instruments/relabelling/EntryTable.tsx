import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { formatCode, formatFixed } from '../../i18n/formatNumber';
import { useSession } from '../../state/sessionStore';
import styles from '../shared/parts.module.css';
import type { Reading } from '../shared/useMeasured';
import own from './View.module.css';

/** Latent dims that a cell has room for. */
const SHOWN_DIMS = 2;

/** Errors beyond so many thresholds have the longest bar. */
const LONGEST_BAR = 2;

interface EntryTableProps {
	readonly reading: Reading<'relabelling'>;
	readonly transitions: Uint32Array;
}

/** Every stored entry, what its latent says now, and what becomes of it. */
export function EntryTable({ reading, transitions }: EntryTableProps) {
	const { t } = useTranslation('relabelling');
	const dataset = useSession((session) => session.dataset);
	const environment = dataset ? worldById(dataset.environment) : undefined;
	const { entries, shape } = reading.request;
	const { result } = reading;
	const code = (table: ArrayLike<number>, row: number, width: number, most = width) =>
		formatCode(Array.from({ length: Math.min(width, most) }, (_, i) => table[row * width + i]));
	const { latentDim } = shape;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
		<section className={own.scroll} tabIndex={0} aria-label={t('entries')}>
			<table className={styles.table} data-testid="relabelling-entries">
				<thead>
					<tr>
						<th scope="col">{t('entry')}</th>
						<th scope="col">{t('stored')}</th>
						<th scope="col">{t('done')}</th>
						<th scope="col">{t('decodes')}</th>
						<th scope="col">{t('error')}</th>
						<th scope="col">{t('outcome')}</th>
					</tr>
				</thead>
				<tbody>
					{Array.from(transitions, (transition, row) => {
						const action = environment?.actions[entries.action[row]];
						const used = action?.parameters.length ?? shape.parameterDim;
						const ratio = result.effectError[row] / result.threshold;
						const kept = result.latentKept[row] === 1;
						const snapped = environment?.actions[result.snapped[row]];
						return (
							<tr key={transition} data-kept={kept}>
								<th scope="row">
									#{transition} {action && localized(action.name)}
									{result.embeddingKept[row] === 0 && snapped && (
										<span className={own.snaps}>{t('snaps', { action: localized(snapped.name) })}</span>
									)}
								</th>
								<td>{code(entries.latent, row, latentDim, SHOWN_DIMS)}</td>
								<td>{code(entries.parameters, row, shape.parameterDim, used)}</td>
								<td>{code(result.decoded, row, shape.parameterDim, used)}</td>
								<td>
									<span className={own.bar}>
										<i
											data-over={!kept || undefined}
											style={{ width: `${(100 * Math.min(ratio, LONGEST_BAR)) / LONGEST_BAR}%` }}
										/>
									</span>
									{formatFixed(ratio, 2)}
								</td>
								<td>{kept ? t('kept') : t('replaced', { code: code(result.latent, row, latentDim, SHOWN_DIMS) })}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
