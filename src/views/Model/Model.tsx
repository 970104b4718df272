import { Expand, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { type ModelSource, STAGES, showModelLarge, useModelPicture } from '../../state/modelPage';
import { Segmented } from '../../ui/Segmented';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './Model.module.css';
import { Scene } from './Scene';
import { unitsPerBar } from './Strip';
import { type InputEdit, type ShownModel, useModelTrace } from './useModelTrace';
import { useStepReading } from './useStepReading';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

const NO_EDIT: InputEdit = {};

/** The model as a picture: what goes in, on every layer, under the present weights, and the step that training takes next. */
export default function Model({ large = false }: { readonly large?: boolean }) {
	const { t } = useTranslation('model');
	const target = useTarget(large ? null : 'model');
	const [edit, setEdit] = useState(NO_EDIT);
	const stage = useModelPicture((picture) => picture.stage);
	const transition = useConfig(({ config }) => config.probe.transition);
	const [editedAt, setEditedAt] = useState(transition);
	// What was changed by hand was changed of another transition.
	if (editedAt !== transition) {
		setEditedAt(transition);
		setEdit(NO_EDIT);
	}
	const shown = useModelTrace(edit);
	const taken = useStepReading(shown?.next ?? null);
	if (!shown) return <p className={styles.waiting}>{t('waiting')}</p>;
	const takeEdit = (part: InputEdit) => setEdit({ ...edit, ...part });
	const isEdited = edit !== NO_EDIT && shown.source === 'transition';
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
				<RunSwitch />
				<div className={styles.stages}>
					<Segmented
						label={t('stages')}
						options={STAGES.map((value) => ({ value, label: t(value), testId: `model-${value}` }))}
						value={stage}
						onChange={(chosen) => useModelPicture.setState({ stage: chosen })}
					/>
				</div>
				<InputChoice shown={shown} />
				{isEdited && (
					<button type="button" className={styles.small} onClick={() => setEdit(NO_EDIT)} data-testid="model-undo">
						<RotateCcw size={13} aria-hidden="true" />
						{t('undo')}
					</button>
				)}
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
			<Scene
				shown={shown}
				taken={taken}
				stage={stage}
				large={large}
				onEdit={shown.source === 'transition' ? takeEdit : null}
			/>
		</section>
	);
}

/** What a person can choose to go in: `next` is another row of the batch. */
type Choice = ModelSource | 'next';

function choose(choice: Choice, row: number | null, rows: number): void {
	if (choice !== 'next') useModelPicture.setState({ source: choice });
	else useModelPicture.setState({ source: 'batch', row: ((row ?? 0) + 1) % rows });
}

/** What goes in, how many steps the weights have taken, and how many units of a wide layer share a bar. */
function InputChoice({ shown }: { readonly shown: ShownModel }) {
	const { t } = useTranslation('model');
	const { source, next, row, transition, step, encoded, shape } = shown;
	const grouped = unitsPerBar(shape.width);
	const inBatch = source === 'batch' && next !== null && row !== null;
	const names: readonly (readonly [Choice, string])[] = [
		['transition', inBatch ? t('chosenTransition') : t('ofTransition', { index: `#${transition}` })],
		[
			'batch',
			inBatch
				? t('ofRow', { row: row + 1, rows: formatCount(next.batch.rows), index: `#${transition}` })
				: t('ofBatch'),
		],
		...(inBatch ? ([['next', t('anotherRow')]] as const) : []),
		['probe', t('ofProbe')],
	];
	return (
		<span className={styles.input}>
			{encoded && (
				<select
					className={styles.select}
					aria-label={t('input')}
					value={source}
					onChange={({ target }) => choose(target.value as Choice, row, next?.batch.rows ?? 1)}
					data-figure-keep
					data-testid="model-source"
				>
					{names.map(([value, name]) => (
						<option key={value} value={value}>
							{name}
						</option>
					))}
				</select>
			)}
			<span className={styles.at} data-testid="model-at">
				{t('atStep', { step: formatCount(step) })}
				{grouped > 1 && ` · ${t('unitsABar', { count: grouped })}`}
			</span>
		</span>
	);
}
