import { useTranslation } from 'react-i18next';
import type { Environment } from '../../environments/Environment';
import { RUN_NAMES } from '../../i18n/runNames';
import { FeatureName } from '../../ui/FeatureName';
import styles from './World.module.css';

const COLUMNS = ['predicted', 'simulated', 'error'] as const;

/** The change of every feature by one decision: predicted, simulated and how far apart; `fillErrorCells` fills it. */
export function ErrorTable({ environment }: { readonly environment: Environment }) {
	const { t } = useTranslation('world');
	return (
		<table className={styles.errors} data-testid="world-errors">
			<caption className="visually-hidden">{t('errorCaption')}</caption>
			<thead>
				<tr>
					<th scope="col" rowSpan={2} className={styles.corner}>
						{t('change')}
					</th>
					{RUN_NAMES.map((name) => (
						<th key={name} scope="colgroup" colSpan={COLUMNS.length} className={styles.runHead}>
							{name}
						</th>
					))}
				</tr>
				<tr>
					{RUN_NAMES.flatMap((name) =>
						COLUMNS.map((column) => (
							<th key={`${name}-${column}`} scope="col" data-column={column}>
								{t(column)}
							</th>
						)),
					)}
				</tr>
			</thead>
			<tbody>
				{environment.features.map((feature) => (
					<tr key={feature.id}>
						<th scope="row">
							<FeatureName feature={feature} withUnit />
						</th>
						{RUN_NAMES.flatMap((run) => COLUMNS.map((column) => <td key={`${run}-${column}`} data-column={column} />))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
