import { formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { axisName } from '../../plane/axisName';
import { type BlockProps, LayerStrip, largestOf, Title } from './LayerStrip';
import styles from './Model.module.css';

/** Latent dims that mean and std have lines for. */
const MOST_DIMS = 2;

const TERMS = { mean: 'mu', std: 'sigma' } as const;

/** σ of the prior that a full bar of a mean stands for, at least. */
const PRIOR_REACH = 3;

const sum = (a: Float64Array, b: Float64Array) => Float32Array.from(a, (value, dim) => value + b[dim]);
const formatSlope = (value: number) => formatMeasured(value, 2);
const formatDim = (value: number) => formatFixed(value, 2);

interface DimsProps extends BlockProps {
	readonly block: 'mean' | 'std';
	readonly title: 'mean' | 'std';
	/** What the numbers are, where it is not the title. */
	readonly note?: string;
	readonly values: Float32Array | undefined;
	readonly format?: (value: number) => string;
	/** Size that a full bar stands for, where no value is larger. */
	readonly least?: number;
}

/** The first numbers, and all of them as bars. */
function Dims({ title, note, values, format = formatDim, least = 0, ...props }: DimsProps) {
	return (
		<>
			{note ? (
				<span className={styles.slope}>{note}</span>
			) : (
				<Title count={values?.length} term={TERMS[title]}>
					{title}
				</Title>
			)}
			<span className={styles.dims}>
				{Array.from(values?.subarray(0, MOST_DIMS) ?? [], (value, dim) => (
					<span key={axisName(dim)}>{format(value)}</span>
				))}
				{!values && <span>–</span>}
			</span>
			{values && (
				<LayerStrip
					{...props}
					name={note ?? title}
					values={values}
					signed
					full={Math.max(least, largestOf(values)) || 1}
				/>
			)}
		</>
	);
}

/** Mean or std; on the way back the gradient by μ or by log σ. */
export function PosteriorBlock({ id, ...props }: BlockProps & { readonly id: 'mean' | 'std' }) {
	const { encoder, slopes } = props.shown.trace;
	const isMean = id === 'mean';
	if (props.stage === 'backward' && slopes) {
		return (
			<Dims
				{...props}
				block={id}
				title={id}
				note={isMean ? '∂L/∂μ' : '∂L/∂log σ'}
				values={
					isMean
						? sum(slopes.meanOfReconstruction, slopes.meanOfKl)
						: sum(slopes.logStdOfReconstruction, slopes.logStdOfKl)
				}
				format={formatSlope}
			/>
		);
	}
	return <Dims {...props} block={id} title={id} values={encoder?.[id]} least={isMean ? PRIOR_REACH : 1} />;
}
