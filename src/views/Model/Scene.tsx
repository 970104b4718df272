import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { shownDims } from '../../plane/columns';
import { useSize } from '../../plane/useSize';
import { useConfig } from '../../state/configStore';
import type { Stage } from '../../state/modelPage';
import { BatchPanel } from './BatchPanel';
import { BlobFormula } from './BlobFormula';
import { BlockContent } from './Blocks';
import { gradientOf, inputText, pointedText, updateText } from './blockTexts';
import styles from './Model.module.css';
import { type BlockId, type ModelLayout, modelLayout, type Pointed } from './modelLayout';
import { Ribbons } from './Ribbons';
import { StagePanel } from './StagePanel';
import { type DrawnUpdate, drawnUpdate, LAYERS_OF } from './updateLayers';
import type { InputEdit, ShownModel } from './useModelTrace';
import type { TakenStep } from './useStepReading';

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

/** What a row of a batch is. */
const INPUTS: readonly BlockId[] = ['state', 'choice', 'parameters'];

/** Blocks that a part of the way is about; every one where none is named. */
const OF_STAGE: Readonly<Partial<Record<Stage, readonly BlockId[]>>> = {
	batch: INPUTS,
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
	update: Object.keys(LAYERS_OF) as BlockId[],
};

interface SceneProps {
	readonly shown: ShownModel;
	readonly taken: TakenStep | null;
	readonly stage: Stage;
	readonly large: boolean;
	readonly onEdit: ((edit: InputEdit) => void) | null;
}

/** Of the dock on a common screen, until the place is known. */
const FIRST_SIZE = { width: 900, height: 210 };

/** The blocks and their ribbons, the line that explains what is pointed at, and the numbers of the part of the step. */
export function Scene({ shown, taken, stage, large, onEdit }: SceneProps) {
	const { t } = useTranslation('model');
	const frame = useRef<HTMLDivElement>(null);
	const size = useSize(frame, FIRST_SIZE);
	const [pointed, setPointed] = useState<Pointed | null>(null);
	const [held, setHeld] = useState<Pointed | null>(null);
	const display = useConfig(({ config }) => config.display.dims);
	const layout = useMemo(() => modelLayout(size.width, size.height, large), [size, large]);
	const dims = shownDims(display, shown.shape.latentDim);
	const asleep = shown.trace.encoder === null && stage !== 'update';
	const active = OF_STAGE[stage];
	// The rest of the model waits until there is a batch; upright, the batch stands under it.
	const alone = stage === 'batch' && !layout.upright;
	const { action } = shown.trace.input;
	const update = useMemo(
		() => (stage === 'update' && taken ? drawnUpdate(taken, action) : null),
		[stage, taken, action],
	);
	const point = (at: Pointed | null) => {
		setPointed(at);
		if (at && at.unit !== null && LAYERS_OF[at.block]) setHeld(at);
	};
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section ref={frame} className={styles.frame} tabIndex={0} aria-label={t('title')}>
				<div
					className={styles.scene}
					style={{ width: layout.width, height: layout.height }}
					data-upright={layout.upright || undefined}
				>
					{!alone && <Ribbons layout={layout} shown={shown} stage={stage} />}
					{alone && <BatchBeside layout={layout} shown={shown} taken={taken} />}
					{(alone ? INPUTS : (Object.keys(layout.blocks) as BlockId[])).map((id) => {
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
								onPointerEnter={() => point({ block: id, layer: 0, unit: null })}
								onPointerLeave={({ pointerType }) => pointerType !== 'touch' && point(null)}
							>
								<BlockContent
									id={id}
									shown={shown}
									stage={stage}
									update={update}
									pointed={pointed}
									onPoint={point}
									onEdit={onEdit}
									dims={dims}
								/>
							</div>
						);
					})}
					{!alone && (
						<BlobFormula
							layout={layout}
							encoded={shown.trace.encoder !== null}
							aside={active && !active.includes('latent')}
						/>
					)}
				</div>
			</section>
			<p className={styles.hint} data-upright={layout.upright || undefined} data-testid="model-hint">
				<Hint shown={shown} update={update} stage={stage} large={large} pointed={pointed} />
			</p>
			<div className={styles.panel} data-upright={layout.upright || undefined}>
				<StagePanel shown={shown} taken={taken} stage={stage} held={held} upright={layout.upright} />
			</div>
		</>
	);
}

interface BatchBesideProps extends Pick<SceneProps, 'shown' | 'taken'> {
	readonly layout: ModelLayout;
}

/** The batch right of the inputs, down to the edges of the picture. */
function BatchBeside({ layout: { blocks, width, height, overpass }, shown, taken }: BatchBesideProps) {
	const left = blocks.state.x + blocks.state.width + 28;
	const room = { left, top: overpass, width: width - left, height: height - overpass };
	return (
		<div className={styles.beside} style={room}>
			<BatchPanel shown={shown} taken={taken} of="loss" tall />
		</div>
	);
}

function lineOf(shown: ShownModel, pointed: Pointed): string | null {
	return inputText(shown, pointed) ?? pointedText(shown, pointed);
}

/** What is pointed at, with its gradient on the way back; else what the part of the step does. */
function Hint({ pointed, ...props }: StageHintProps & { readonly pointed: Pointed | null }) {
	const { t } = useTranslation('model');
	const { shown, update, stage } = props;
	const line = pointed && (update ? updateText(update.taken, shown, pointed) : lineOf(shown, pointed));
	const gradient = stage === 'backward' && pointed ? gradientOf(shown, pointed.block) : null;
	return (
		<>
			{line ?? <StageHint {...props} />}
			{gradient !== null && <> {t('gradient', { size: formatMeasured(gradient) })}</>}
		</>
	);
}

interface StageHintProps {
	readonly shown: ShownModel;
	readonly update: DrawnUpdate | null;
	readonly stage: Stage;
	readonly large: boolean;
}

/** What a part of the step does, while nothing is pointed at. */
function StageHint({ shown, update, stage, large }: StageHintProps) {
	const { t } = useTranslation('model');
	if (stage === 'backward' && !shown.trace.gradients) return t('backwardNone');
	if (stage !== 'update') {
		return t(`${stage}Hint`, {
			rows: shown.next?.batch.rows,
			step: formatCount(shown.next?.step ?? 0),
			from: formatCount(shown.next?.batch.drawnFrom ?? 0),
		});
	}
	if (!update) return shown.next ? t('measuring') : t('noBatch');
	const { next, reading } = update.taken;
	const unknown = next.settings.optimizer === 'kept' && !next.moments;
	return (
		<>
			{t('updateHint', {
				rate: formatSetting(next.learningRate),
				full: formatMeasured(update.full, 2),
			})}
			{large && <> {t('updateMoments')}</>}
			{unknown && <> {t('memoryUnknown')}</>}
			{reading.optimizer === 'rebuilt' && !unknown && <> {t('rebuiltHint')}</>}
		</>
	);
}
