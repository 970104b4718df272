import { useTranslation } from 'react-i18next';
import type { ActionAnswer } from '../../files/data/answers';
import { actionKey, type Edits, hasKey, parameterKey } from './edits';
import styles from './OwnDataDialog.module.css';
import { QuantityFields, QuantityHeads } from './QuantityFields';

/** Actions that are asked about one by one; more are too many to ask. */
const ASKED = 12;

interface ActionTableProps {
	readonly actions: readonly ActionAnswer[];
	readonly edits: Edits;
	readonly onEdit: (key: string, typed: string) => void;
}

/** What each discrete action is called, which parameters it has, and what those are. */
export function ActionTable({ actions, edits, onEdit }: ActionTableProps) {
	const { t } = useTranslation('ownData');
	return (
		<>
			<table className={styles.quantities} data-testid="own-actions">
				<thead>
					<tr>
						<th scope="col">{t('role-action')}</th>
						<th scope="col">{t('role-parameter')}</th>
						<QuantityHeads />
					</tr>
				</thead>
				{actions.slice(0, ASKED).map(({ value, name, parameters }) => {
					const called = edits.get(actionKey(value)) ?? name;
					const nameCell = (
						<th scope="rowgroup" rowSpan={Math.max(1, parameters.length)}>
							<input
								className={styles.input}
								type="text"
								maxLength={80}
								aria-label={t('actionName', { value: name })}
								value={called}
								onChange={(event) => onEdit(actionKey(value), event.target.value)}
							/>
						</th>
					);
					return (
						<tbody key={value} data-action={name}>
							{parameters.length === 0 && <tr>{nameCell}</tr>}
							{parameters.map((parameter, p) => {
								const { column, used } = parameter;
								const has = (edits.get(hasKey(value, column)) ?? (used ? '1' : '0')) === '1';
								return (
									<tr key={column} data-has={has}>
										{p === 0 && nameCell}
										<td>
											<label className={styles.has}>
												<input
													type="checkbox"
													checked={has}
													aria-label={t('has', { action: called, parameter: column })}
													onChange={(event) => onEdit(hasKey(value, column), event.target.checked ? '1' : '0')}
												/>
												{column}
											</label>
										</td>
										<QuantityFields
											quantity={parameter}
											edits={edits}
											keyOf={(field) => parameterKey(value, column, field)}
											onEdit={onEdit}
											disabled={!has}
										/>
									</tr>
								);
							})}
						</tbody>
					);
				})}
			</table>
			{actions.length > ASKED && <p className={styles.note}>{t('others', { count: actions.length - ASKED })}</p>}
		</>
	);
}
