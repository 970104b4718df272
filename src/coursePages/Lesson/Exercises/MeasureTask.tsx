import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../i18n';
import { formatCount, formatMeasured } from '../../../i18n/formatNumber';
import { measureAt } from '../../../lessons/course/measureNow';
import { course } from '../../../lessons/course/pageCourse';
import { agrees, readAnswer } from '../../../lessons/exercises/check';
import type { MeasureTask as Task } from '../../../lessons/exercises/Exercise';
import { useLesson } from '../../../lessons/lessonStore';
import { RichText } from '../RichText';
import styles from './Exercises.module.css';

/** Milliseconds after which it is said that nothing could be measured. */
const PATIENCE = 15_000;

/** `typing`, until the prediction is locked; then the model is trained and measured; `failed` may be tried again. */
type Phase = 'typing' | 'unreadable' | 'measuring' | 'measured' | 'failed';

/** Locks a prediction, trains what the task is about, and measures. */
function useMeasuring(task: Task, prediction: number | null) {
	const [phase, setPhase] = useState<Phase>('typing');
	const [measured, setMeasured] = useState(Number.NaN);
	const gone = useRef<AbortController>(null);
	useEffect(() => {
		const controller = new AbortController();
		gone.current = controller;
		return () => controller.abort();
	}, []);

	async function lock(): Promise<void> {
		if (prediction === null) {
			setPhase('unreadable');
			return;
		}
		setPhase('measuring');
		const signal = gone.current?.signal;
		const stands = await course.standOn(task.stage);
		if (!signal || signal.aborted) return;
		const measuring = stands
			? await measureAt(
					task.stage.steps,
					[task.measure],
					AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
				).catch(() => null)
			: null;
		if (signal.aborted) return;
		const [value] = measuring?.result ?? [];
		setMeasured((task.scale ?? 1) * (value ?? Number.NaN));
		setPhase(Number.isFinite(value) ? 'measured' : 'failed');
	}

	return { phase, measured, lock };
}

/** A number to be predicted first. Only when it is measured are the theory's and the measured one shown. */
export function MeasureTask({ task }: { readonly task: Task }) {
	const { t } = useTranslation('exercises');
	const [typed, setTyped] = useState('');
	const preparing = useLesson((state) => state.preparing);
	const text = useId();
	const prediction = readAnswer(typed);
	const { phase, measured, lock } = useMeasuring(task, prediction);

	const unit = task.unit ? localized(task.unit) : '';
	const afterNumber = unit && ` ${unit}`;
	const locked = phase === 'measuring' || phase === 'measured';
	const good = prediction !== null && agrees(prediction, measured, task.within);
	return (
		<>
			<p id={text}>
				<RichText text={localized(task.text)} linked={false} />
			</p>
			<form
				className={styles.answer}
				onSubmit={(event) => {
					event.preventDefault();
					void lock();
				}}
			>
				<input
					type="text"
					className={styles.number}
					aria-label={t('prediction')}
					aria-describedby={text}
					autoComplete="off"
					readOnly={locked}
					value={typed}
					onChange={(event) => setTyped(event.target.value)}
				/>
				<span>{unit}</span>
				<button type="submit" className="button" disabled={locked || typed.trim() === ''}>
					{t('lock')}
				</button>
			</form>
			<p
				className={styles.verdict}
				role="status"
				data-verdict={phase === 'measured' ? (good ? 'right' : 'wrong') : undefined}
			>
				{phase === 'unreadable' && <b>{t('unreadable')}</b>}
				{phase === 'failed' && <b>{t('failed')}</b>}
				{phase === 'measuring' && t('measuring')}
				{phase === 'measured' && (
					<>
						<b>{t(good ? 'close' : 'apart')}</b>{' '}
						{t('comparison', {
							prediction: formatMeasured(prediction ?? Number.NaN),
							measured: formatMeasured(measured),
							theory: formatMeasured(task.predicted),
							unit: afterNumber,
						})}
					</>
				)}
			</p>
			{phase === 'measuring' && preparing && (
				<p className={styles.hint}>
					<progress max={preparing.steps} value={preparing.step} aria-hidden="true" />{' '}
					{t('step', { step: formatCount(preparing.step), steps: formatCount(preparing.steps) })}
				</p>
			)}
			{phase === 'measured' && (
				<details className={styles.solution}>
					<summary>{t('solution')}</summary>
					<p>
						<RichText text={localized(task.solution)} linked={false} />
					</p>
				</details>
			)}
		</>
	);
}
