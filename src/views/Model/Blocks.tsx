/** What stands in each block of the model. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatFixed, formatInRange } from '../../i18n/formatNumber';
import { axisName } from '../../plane/axisName';
import { parameterValues } from '../../state/decodeProbe';
import { Blob } from './Blob';
import type { Pointed } from './blockTexts';
import styles from './Model.module.css';
import type { BlockId } from './modelLayout';
import { Strip, unitsPerBar } from './Strip';
import type { InputEdit, ShownModel } from './useModelTrace';

export interface BlockProps {
	readonly shown: ShownModel;
	readonly pointed: Pointed | null;
	readonly onPoint: (pointed: Pointed | null) => void;
	/** null where the input is the probe's. */
	readonly onEdit: ((edit: InputEdit) => void) | null;
	readonly dims: readonly [number, number];
}

/** Latent dims that mean and std have lines for. */
const MOST_DIMS = 3;

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
function LayerStrip({ block, name, values, layer = 0, pointed, onPoint, signed, full, against, onLift }: LayerProps) {
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
			onLift={onLift}
		/>
	);
}

function Title({ children, count }: { readonly children: ReactNode; readonly count?: number | string }) {
	return (
		<span className={styles.title}>
			{children} {count !== undefined && <small>{count}</small>}
		</span>
	);
}

/** The inside of a block. */
export function BlockContent({ id, ...props }: BlockProps & { readonly id: BlockId }) {
	const { t } = useTranslation('model');
	const { shown } = props;
	const { trace, shape } = shown;
	const { encoder, decoder, input } = trace;
	const strip = (values: Float32Array | undefined, name: string, layer = 0) =>
		values && <LayerStrip {...props} block={id} name={name} values={values} layer={layer} />;
	switch (id) {
		case 'state':
			return (
				<>
					<Title count={shape.stateDim}>{t('state')}</Title>
					<LayerStrip
						{...props}
						block={id}
						name={t('state')}
						values={input.state}
						signed
						full={1}
						onLift={lift(props, 'state')}
					/>
				</>
			);
		case 'choice':
			return <Choice {...props} />;
		case 'parameters':
			return (
				<>
					<Title count={shape.parameterDim}>{t('parameters')}</Title>
					{encoder && (
						<LayerStrip
							{...props}
							block={id}
							name={t('parameters')}
							values={input.parameters}
							signed
							full={1}
							onLift={lift(props, 'parameters')}
						/>
					)}
				</>
			);
		case 'encoderCondition':
		case 'decoderCondition':
			return (
				<>
					<Title>{t('fromCondition')}</Title>
					{strip((id === 'encoderCondition' ? encoder : decoder)?.fromCondition, t('condition'))}
				</>
			);
		case 'encoderParameters':
			return (
				<>
					<Title>{t('fromParameters')}</Title>
					{strip(encoder?.fromParameters, t('parameters'))}
				</>
			);
		case 'decoderLatent':
			return (
				<>
					<Title>{t('fromLatent')}</Title>
					{strip(decoder.fromLatent, t('latent'))}
				</>
			);
		case 'encoderProduct':
		case 'decoderProduct':
			return (
				<span className={styles.times}>
					<b>×</b>
				</span>
			);
		case 'encoderHidden':
		case 'decoderHidden': {
			const half = id === 'encoderHidden' ? encoder : decoder;
			return (
				<>
					<Title count={shape.width}>{t('hidden')}</Title>
					{strip(half?.hidden1, t('hidden'))}
					{strip(half?.hidden2, t('hidden'), 1)}
				</>
			);
		}
		case 'hidden3':
			return (
				<>
					<Title>{t('extra')}</Title>
					{strip(decoder.hidden3, t('extra'))}
				</>
			);
		case 'mean':
			return <Dims title="mean" values={encoder?.mean} />;
		case 'std':
			return <Dims title="std" values={encoder?.std} />;
		case 'latent':
			return <Blob shown={shown} dims={props.dims} onNoise={(epsilon) => props.onEdit?.({ epsilon })} />;
		case 'u':
			return <DecodedParameters {...props} />;
		case 's':
			return (
				<>
					<Title count={shape.stateDim}>s = Δŝ</Title>
					<LayerStrip
						{...props}
						block={id}
						name="Δŝ"
						values={decoder.stateDelta}
						against={input.stateDelta}
						signed
						full={largestOf(decoder.stateDelta, input.stateDelta)}
					/>
				</>
			);
	}
}

function largestOf(...tables: (Float32Array | null)[]): number {
	return tables.reduce((most, table) => Math.max(most, ...(table ?? []).map(Math.abs)), 0.05);
}

/** Sets one number of the input by hand. */
function lift({ shown, onEdit }: BlockProps, part: 'state' | 'parameters') {
	if (!onEdit) return undefined;
	return (unit: number, value: number) => {
		const { input } = shown.trace;
		// Padding stays what it is in the data.
		if (part === 'parameters' && unit >= shown.environment.actions[input.action].parameters.length) return;
		const edited = input[part].slice();
		edited[unit] = value;
		onEdit({ [part]: edited });
	};
}

function Choice(props: BlockProps) {
	const { shown, onEdit } = props;
	const { t } = useTranslation('model');
	const { environment, trace } = shown;
	const { action } = trace.input;
	const choose = (chosen: number) => {
		const used = environment.actions[chosen].parameters.length;
		onEdit?.({ action: chosen, parameters: trace.input.parameters.map((value, p) => (p < used ? value : 0)) });
	};
	return (
		<>
			<Title count={environment.actions.length}>{t('choice')}</Title>
			<select
				className={styles.select}
				aria-label={t('choice')}
				value={action}
				disabled={!onEdit}
				onChange={({ target }) => choose(Number(target.value))}
				data-testid="model-choice"
			>
				{environment.actions.map((entry, index) => (
					<option key={entry.id} value={index}>
						{localized(entry.name)}
					</option>
				))}
			</select>
			<LayerStrip
				{...props}
				block="choice"
				name={t('embedding', { count: trace.embedding.length })}
				values={trace.embedding}
				signed
				full={1}
			/>
		</>
	);
}

function Dims({ title, values }: { readonly title: string; readonly values: Float32Array | undefined }) {
	return (
		<>
			<Title count={values?.length}>{title}</Title>
			<span className={styles.dims}>
				{Array.from(values?.subarray(0, MOST_DIMS) ?? [], (value, dim) => (
					<span key={axisName(dim)}>{formatFixed(value, 2)}</span>
				))}
				{values && values.length > MOST_DIMS && <small>+{values.length - MOST_DIMS}</small>}
				{!values && <span>–</span>}
			</span>
		</>
	);
}

function DecodedParameters({ shown }: BlockProps) {
	const { environment, trace } = shown;
	const { action, parameters: asked } = trace.input;
	const { parameters } = environment.actions[action];
	const values = parameterValues(environment, action, trace.decoder.parameters);
	const askedValues = parameterValues(environment, action, asked);
	return (
		<>
			<Title count={trace.decoder.parameters.length}>u = x̂</Title>
			<span className={styles.values}>
				{parameters.slice(0, 2).map(({ id, low, high, unit }, p) => (
					<span key={id}>
						<b>{formatInRange(values[p], low, high)}</b> {unit}
						{trace.encoder && <small> ({formatInRange(askedValues[p], low, high)})</small>}
					</span>
				))}
				{parameters.length > 2 && <small>+{parameters.length - 2}</small>}
				{parameters.length === 0 && <small>–</small>}
			</span>
		</>
	);
}
