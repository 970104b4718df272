/** What the blocks of the model are made of: a title, and strips. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { pointsAt, type Term } from '../../state/highlight';
import type { Stage } from '../../state/modelPage';
import styles from './Model.module.css';
import type { BlockId, Pointed } from './modelLayout';
import { Strip, unitsPerBar } from './Strip';
import type { DrawnUpdate } from './updateLayers';
import type { InputEdit, ShownModel } from './useModelTrace';

export interface BlockProps {
	readonly shown: ShownModel;
	readonly stage: Stage;
	/** The step whose changes of the weights are drawn in place of the units; null where it is not. */
	readonly update: DrawnUpdate | null;
	readonly pointed: Pointed | null;
	readonly onPoint: (pointed: Pointed | null) => void;
	/** null where the input is the probe's. */
	readonly onEdit: ((edit: InputEdit) => void) | null;
	readonly dims: readonly [number, number];
}

interface LayerProps extends BlockProps {
	readonly block: BlockId;
	readonly name: string;
	readonly values: Float32Array;
	readonly layer?: number;
	readonly signed?: boolean;
	readonly full?: number;
	readonly against?: Float32Array | null;
	readonly onLift?: (unit: number, value: number) => void;
}

/** One layer as a strip. */
export function LayerStrip({
	block,
	name,
	values,
	layer = 0,
	pointed,
	onPoint,
	signed,
	full,
	against,
	onLift,
}: LayerProps) {
	const { t } = useTranslation('model');
	const group = unitsPerBar(values.length);
	return (
		<Strip
			label={t(group > 1 ? 'unitsGrouped' : 'units', { name, count: values.length, group })}
			values={values}
			signed={signed}
			full={full}
			against={against}
			unit={pointed?.block === block && pointed.layer === layer ? pointed.unit : null}
			onUnit={(unit) => onPoint(unit === null ? null : { block, layer, unit })}
			onLayer={() => onPoint({ block, layer, unit: null })}
			onLift={onLift}
		/>
	);
}

interface TitleProps {
	readonly children: ReactNode;
	/** How many numbers the block has. */
	readonly count?: number;
	/** The symbol that the title stands for: pressed, it explains itself. */
	readonly term?: Term;
	/** What stands in brackets behind each of its numbers, to compare with. */
	readonly against?: string;
}

/** A block's name. */
export function Title({ children, count, term, against }: TitleProps) {
	return (
		<span className={styles.title}>
			{term ? <SymbolButton term={term}>{children}</SymbolButton> : children}{' '}
			{against !== undefined && <small>({against}) </small>}
			{count !== undefined && <small>{formatCount(count)}</small>}
		</span>
	);
}

/** A symbol that explains itself when it is pressed. */
export function SymbolButton({ term, children }: { readonly term: Term; readonly children: ReactNode }) {
	return (
		<button type="button" className={styles.symbol} data-figure-keep {...pointsAt(term)}>
			{children}
		</button>
	);
}

/** The largest size in some tables. */
export function largestOf(...tables: (Float32Array | null)[]): number {
	return tables.reduce((most, table) => Math.max(most, ...(table ?? []).map(Math.abs)), 0);
}
