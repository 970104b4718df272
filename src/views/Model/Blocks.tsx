/** What stands in each block of the model. */
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatInRange } from '../../i18n/formatNumber';
import { parameterValues } from '../../state/decodeProbe';
import { Blob } from './Blob';
import { type BlockProps, LayerStrip, largestOf, Title } from './LayerStrip';
import styles from './Model.module.css';
import type { BlockId } from './modelLayout';
import { PosteriorBlock } from './PosteriorBlock';
import { type DrawnUpdate, LAYERS_OF, shortName } from './updateLayers';

/** The inside of a block. */
export function BlockContent({ id, ...props }: BlockProps & { readonly id: BlockId }) {
	const { t } = useTranslation('model');
	const { shown } = props;
	const { trace, shape } = shown;
	const { encoder, decoder, input } = trace;
	if (props.update && LAYERS_OF[id]) return <UpdatedBlock {...props} id={id} update={props.update} />;
	const strip = (values: Float32Array | undefined, name: string, layer = 0) =>
		values && <LayerStrip {...props} block={id} name={name} values={values} layer={layer} />;
	const block = (title: string, values: Float32Array | undefined, name: string) => (
		<>
			<Title>{title}</Title>
			{strip(values, name)}
		</>
	);
	switch (id) {
		case 'state':
			return <GivenNumbers {...props} part="state" values={input.state} count={shape.stateDim} />;
		case 'choice':
			return <Choice {...props} />;
		case 'parameters':
			return (
				<GivenNumbers
					{...props}
					part="parameters"
					values={encoder ? input.parameters : undefined}
					count={shape.parameterDim}
				/>
			);
		case 'encoderCondition':
		case 'decoderCondition':
			return block(t('fromCondition'), (id === 'encoderCondition' ? encoder : decoder)?.fromCondition, t('condition'));
		case 'encoderParameters':
			return block(t('fromParameters'), encoder?.fromParameters, t('parameters'));
		case 'decoderLatent':
			return block(t('fromLatent'), decoder.fromLatent, t('latent'));
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
			return block(t('extra'), decoder.hidden3, t('extra'));
		case 'mean':
		case 'std':
			return <PosteriorBlock {...props} id={id} />;
		case 'latent':
			return <Blob shown={shown} dims={props.dims} onNoise={(epsilon) => props.onEdit?.({ epsilon })} />;
		case 'u':
			return <DecodedParameters {...props} />;
		case 's':
			return <PredictedDelta {...props} />;
	}
}

interface GivenNumbersProps extends BlockProps {
	/** Of the input, and the block's name. */
	readonly part: 'state' | 'parameters';
	/** In [−1, 1]; none for a z without an input of its own. */
	readonly values: Float32Array | undefined;
	/** Numbers that the block stands for. */
	readonly count: number;
}

/** Numbers of the input, each set by hand where that is allowed. */
function GivenNumbers({ part, values, count, ...props }: GivenNumbersProps) {
	const { t } = useTranslation('model');
	return (
		<>
			<Title count={count}>{t(part)}</Title>
			{values && (
				<LayerStrip {...props} block={part} name={t(part)} values={values} signed full={1} onLift={lift(props, part)} />
			)}
		</>
	);
}

/** The predicted change of the state, against the one in the data. */
function PredictedDelta(props: BlockProps) {
	const { shape, trace } = props.shown;
	const { decoder, input } = trace;
	return (
		<>
			<Title count={shape.stateDim} term="state">
				s = Δŝ
			</Title>
			<LayerStrip
				{...props}
				block="s"
				name="Δŝ"
				values={decoder.stateDelta}
				against={input.stateDelta}
				signed
				full={Math.max(0.05, largestOf(decoder.stateDelta, input.stateDelta))}
			/>
		</>
	);
}

/** Sets one number of the input by hand. */
function lift({ shown, onEdit }: BlockProps, part: 'state' | 'parameters') {
	if (!onEdit) return undefined;
	return (unit: number, value: number) => {
		const { input } = shown.trace;
		// Padding keeps its value in the data.
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
				data-figure-keep
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

interface UpdatedBlockProps extends BlockProps {
	readonly id: BlockId;
	readonly update: DrawnUpdate;
}

/** How far each unit's weights move in the next step, in learning rates. */
function UpdatedBlock({ id, update: { steps, full }, ...props }: UpdatedBlockProps) {
	const { t } = useTranslation('model');
	const layers = LAYERS_OF[id] ?? [];
	return (
		<>
			<Title>{layers.map(shortName).join(', ')}</Title>
			{layers.map((layer, at) => (
				<LayerStrip
					{...props}
					update={null}
					key={layer}
					block={id}
					name={t('stepsOf', { layer })}
					values={steps.get(layer) ?? new Float32Array()}
					layer={at}
					full={full || 1}
				/>
			))}
		</>
	);
}

function DecodedParameters(props: BlockProps) {
	const { environment, trace } = props.shown;
	const { action, parameters: asked } = trace.input;
	const { parameters } = environment.actions[action];
	const values = parameterValues(environment, action, trace.decoder.parameters);
	const askedValues = parameterValues(environment, action, asked);
	return (
		<>
			<Title count={trace.decoder.parameters.length} term="parameters" against={trace.encoder ? 'x' : undefined}>
				u = x̂
			</Title>
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
			<LayerStrip
				{...props}
				block="u"
				name="x̂"
				values={trace.decoder.parameters}
				against={trace.encoder && asked}
				signed
				full={1}
			/>
		</>
	);
}
