import { Expand, RotateCcw } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecoderSwitch } from '../../action/DecodedAction/DecoderSwitch';
import { localized } from '../../i18n';
import { formatFixed } from '../../i18n/formatNumber';
import { formatCount, formatMeasured } from '../../i18n/numerals';
import { RUN_NAMES } from '../../i18n/runNames';
import { addViewTexts } from '../../i18n/viewTexts';
import { shownDims } from '../../plane/columns';
import { useConfig } from '../../state/configStore';
import { STAGES, type Stage, showModelLarge, useModelPicture } from '../../state/modelPage';
import { Segmented } from '../../ui/Segmented';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { BlockContent } from './Blocks';
import { type Pointed, pointedText } from './blockTexts';
import { LossBar } from './LossBar';
import styles from './Model.module.css';
import { type BlockId, modelLayout } from './modelLayout';
import { Ribbons } from './Ribbons';
import { type InputEdit, type ShownModel, useModelTrace } from './useModelTrace';
import { useSize } from './useSize';

addViewTexts();

const NO_EDIT: InputEdit = {};

/** Blocks that rest while z comes from the probe. */
const ENCODER_BLOCKS: ReadonlySet<BlockId> = new Set([
	'parameters',
	'encoderCondition',
	'encoderParameters',
	'encoderProduct',
	'encoderHidden',
	'mean',
	'std',
]);

/** What forward() returns: the heavy boxes. */
const OUTPUTS: ReadonlySet<BlockId> = new Set(['mean', 'std', 'u', 's']);

/** Blocks that a part of the way is about; every one where none is named. */
const OF_STAGE: Readonly<Partial<Record<Stage, readonly BlockId[]>>> = {
	encode: [
		'state',
		'choice',
		'parameters',
		'encoderCondition',
		'encoderParameters',
		'encoderProduct',
		'encoderHidden',
		'mean',
		'std',
	],
	sample: ['mean', 'std', 'latent'],
	decode: [
		'state',
		'choice',
		'latent',
		'decoderCondition',
		'decoderLatent',
		'decoderProduct',
		'decoderHidden',
		'hidden3',
		'u',
		's',
	],
	loss: ['parameters', 'mean', 'std', 'u', 's'],
};

/** The model as a picture: what the chosen transition, or the probe, is on every layer, under the present weights. */
export default function Model({ large = false }: { readonly large?: boolean }) {
	const { t } = useTranslation('model');
	const target = useTarget(large ? null : 'model');
	const [edit, setEdit] = useState(NO_EDIT);
	const stage = useModelPicture((picture) => picture.stage);
	const [follows, setFollows] = useState(false);
	const transition = useConfig(({ config }) => config.probe.transition);
	const [editedAt, setEditedAt] = useState(transition);
	// What was changed by hand was changed of another transition.
	if (editedAt !== transition) {
		setEditedAt(transition);
		setEdit(NO_EDIT);
	}
	const shown = useModelTrace(edit, follows);
	if (!shown) return <p className={styles.waiting}>{t('waiting')}</p>;
	const takeEdit = (part: InputEdit) => setEdit({ ...edit, ...part });
	return (
		<section
			className={styles.model}
			aria-label={t('title')}
			data-testid={large ? 'model-large' : 'model'}
			data-figure="model"
			data-large={large || undefined}
			{...target.area}
		>
			<div className={styles.head}>
				<DecoderSwitch />
				<Segmented
					label={t('stages')}
					options={STAGES.map((value) => ({ value, label: t(value), testId: `model-${value}` }))}
					value={stage}
					onChange={(chosen) => useModelPicture.setState({ stage: chosen })}
				/>
				<label className={styles.follow}>
					<input
						type="checkbox"
						checked={follows || !shown.encoded}
						disabled={!shown.encoded}
						onChange={({ target }) => setFollows(target.checked)}
					/>
					{t('followProbe')}
				</label>
				{edit !== NO_EDIT && (
					<button type="button" className={styles.small} onClick={() => setEdit(NO_EDIT)} data-testid="model-undo">
						<RotateCcw size={13} aria-hidden="true" />
						{t('undo')}
					</button>
				)}
				<span className={styles.at} data-testid="model-at">
					{t(shown.trace.encoder ? 'at' : 'atProbe', {
						run: RUN_NAMES[shown.run],
						step: formatCount(shown.step),
						index: `#${shown.transition}`,
					})}
				</span>
				{!large && (
					<button
						type="button"
						className={styles.expand}
						aria-label={t('large')}
						{...tip(`${t('large')}. ${t('largeKeys')}`)}
						data-testid="model-large-open"
						onClick={showModelLarge}
					>
						<Expand size={16} aria-hidden="true" />
					</button>
				)}
			</div>
			<Scene shown={shown} stage={stage} large={large} onEdit={shown.trace.encoder ? takeEdit : null} />
			<LossBar shown={shown} />
		</section>
	);
}

interface SceneProps {
	readonly shown: ShownModel;
	readonly stage: Stage;
	readonly large: boolean;
	readonly onEdit: ((edit: InputEdit) => void) | null;
}

/** The blocks and their ribbons, and the line that explains what is pointed at. */
function Scene({ shown, stage, large, onEdit }: SceneProps) {
	const { t } = useTranslation('model');
	const frame = useRef<HTMLDivElement>(null);
	const size = useSize(frame);
	const [pointed, setPointed] = useState<Pointed | null>(null);
	const display = useConfig(({ config }) => config.display.dims);
	const layout = useMemo(() => modelLayout(size.width, size.height, large), [size, large]);
	const dims = shownDims(display, shown.shape.latentDim);
	const asleep = shown.trace.encoder === null;
	const active = OF_STAGE[stage];
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section ref={frame} className={styles.frame} tabIndex={0} aria-label={t('title')}>
				<div
					className={styles.scene}
					style={{ width: layout.width, height: layout.height }}
					data-upright={layout.upright || undefined}
				>
					<Ribbons layout={layout} shown={shown} stage={stage} />
					{(Object.keys(layout.blocks) as BlockId[]).map((id) => {
						const { x, y, width, height } = layout.blocks[id];
						return (
							<div
								key={id}
								className={styles.block}
								style={{ left: x, top: y, width, height }}
								data-block={id}
								data-output={OUTPUTS.has(id) || undefined}
								data-asleep={(asleep && ENCODER_BLOCKS.has(id)) || undefined}
								data-aside={(active && !active.includes(id)) || undefined}
								onPointerEnter={() => setPointed({ block: id, layer: 0, unit: null })}
								onPointerLeave={() => setPointed(null)}
							>
								<BlockContent
									id={id}
									shown={shown}
									pointed={pointed}
									onPoint={setPointed}
									onEdit={onEdit}
									dims={dims}
								/>
							</div>
						);
					})}
				</div>
			</section>
			<p className={styles.hint} data-testid="model-hint">
				{(pointed && (inputText(shown, pointed) ?? pointedText(shown, pointed))) ??
					t(stage === 'backward' && !shown.trace.gradients ? 'backwardNone' : `${stage}Hint`)}
				{stage === 'backward' && pointed && gradientOf(shown, pointed.block) !== null && (
					<> {t('gradient', { size: formatMeasured(gradientOf(shown, pointed.block) ?? 0) })}</>
				)}
			</p>
		</>
	);
}

/** The name and value of an input or an output that has a name of its own. */
function inputText({ environment, trace }: ShownModel, { block, unit }: Pointed): string | null {
	if (unit === null) return null;
	if (block === 'state')
		return `${localized(environment.features[unit].name)}: s[${unit}] = ${formatFixed(trace.input.state[unit], 3)}`;
	if (block === 's') {
		const { stateDelta } = trace.input;
		const told = stateDelta ? `, Δs[${unit}] = ${formatFixed(stateDelta[unit], 3)}` : '';
		return `${localized(environment.features[unit].name)}: Δŝ[${unit}] = ${formatFixed(trace.decoder.stateDelta[unit], 3)}${told}`;
	}
	if (block !== 'parameters') return null;
	const parameter = environment.actions[trace.input.action].parameters[unit];
	const value = `x[${unit}] = ${formatFixed(trace.input.parameters[unit], 3)}`;
	return parameter ? `${localized(parameter.name)}: ${value}` : value;
}

/** ‖∂L/∂a‖ of what a block gives on; null where there is none. */
function gradientOf({ trace }: ShownModel, block: BlockId): number | null {
	const { gradients } = trace;
	if (!gradients) return null;
	const sizes: Partial<Record<BlockId, number>> = {
		encoderCondition: gradients.encoderCondition,
		encoderParameters: gradients.encoderParameters,
		encoderProduct: gradients.encoderFused,
		encoderHidden: gradients.encoderHidden,
		mean: gradients.mean,
		std: gradients.logStd,
		latent: gradients.z,
		decoderCondition: gradients.decoderCondition,
		decoderLatent: gradients.latent,
		decoderProduct: gradients.decoderFused,
		decoderHidden: gradients.decoderHidden,
		hidden3: gradients.hidden3,
		u: gradients.parameters,
		s: gradients.stateDelta,
	};
	return sizes[block] ?? null;
}
