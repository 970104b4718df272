import { useTranslation } from 'react-i18next';
import type { OwnQuantity } from '../../environments/ownWorlds';
import { type Edits, FIELDS, type Field } from './edits';
import styles from './OwnDataDialog.module.css';

interface QuantityFieldsProps {
	readonly quantity: OwnQuantity;
	readonly edits: Edits;
	readonly keyOf: (field: Field) => string;
	readonly onEdit: (key: string, typed: string) => void;
	readonly disabled?: boolean;
}

/** Name, unit and range of a quantity, each in a cell of its own. */
export function QuantityFields({ quantity, edits, keyOf, onEdit, disabled }: QuantityFieldsProps) {
	const { t } = useTranslation('ownData');
	return FIELDS.map((field) => (
		<td key={field} data-field={field}>
			<input
				className={styles.input}
				type="text"
				inputMode={field === 'low' || field === 'high' ? 'decimal' : 'text'}
				maxLength={80}
				disabled={disabled}
				aria-label={t('ofQuantity', { field: t(field), name: quantity.name })}
				placeholder={field === 'unit' ? '–' : undefined}
				value={edits.get(keyOf(field)) ?? String(quantity[field])}
				onChange={(event) => onEdit(keyOf(field), event.target.value)}
			/>
		</td>
	));
}

/** The heads of those cells. */
export function QuantityHeads() {
	const { t } = useTranslation('ownData');
	return FIELDS.map((field) => (
		<th key={field} scope="col">
			{t(field)}
		</th>
	));
}
