import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { summariseCodes } from '../../analysis/codeSummary';
import { predictedMedians, rateAndDistortion } from '../../analysis/rateDistortion';
import ClassBetLink from '../../classBet/ClassBetLink';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { BET_TEXTS } from '../../i18n/partTexts';
import { updateRun, useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';
import { reset, trainSteps, whenPrepared } from '../../state/lab';
import { useSession } from '../../state/sessionStore';
import { theoryOfRun } from '../../state/theoryOfRun';
import { Segmented } from '../../ui/Segmented';
import styles from '../shared/parts.module.css';
import { MEASURE_IDS, MEASURES, type Measure, positionOf, valueAt } from './measures';
import own from './View.module.css';

/** Texts that load with it. @late */
export const texts = [BET_TEXTS];

/** The KL weights that a learner predicts for: none, the teaching preset's, and one that collapses. */
const CASES = [
	{ id: 'none', weight: 0 },
	{ id: 'some', weight: 0.1 },
	{ id: 'strong', weight: 5 },
] as const;
type CaseId = (typeof CASES)[number]['id'];

/** Enough for the three cases to differ plainly, and seconds on any engine. */
const STEPS = 600;

type Values = Readonly<Record<Measure, number>>;

const FIRST_GUESS: Values = { sigma: 0.5, spread: 1, error: 0.1 };

type Stage =
	| { readonly at: 'guess' | 'running' | 'failed' }
	| { readonly at: 'revealed'; readonly measured: Values; readonly theory: Theory };

/** What linear-Gaussian theory says of σ and of the error; it has no opinion on the spread. */
type Theory = Readonly<Partial<Record<Measure, number>>>;

function predictByTheory(klWeight: number): Theory {
	const { dataset } = useSession.getState();
	if (!dataset) return {};
	const { runs, model } = useConfig.getState().config;
	const theory = theoryOfRun(dataset, runs[0], model.latentDim);
	const medians = predictedMedians(theory, klWeight);
	const logSigma = medians.reduce((sum, sigma) => sum + Math.log(sigma), 0) / medians.length;
	const { distortion } = rateAndDistortion(theory, klWeight);
	return { sigma: Math.exp(logSigma), error: distortion };
}

/** What run A has come to. */
function measureRunA(): Values {
	const frame = latestFrame();
	const { losses } = useSession.getState();
	const codes = frame?.runs[0].measured;
	if (!frame || !codes) throw new Error('no codes are there');
	const { latentDim } = frame.shape;
	const { sigma, zSpread } = summariseCodes(codes.mean, codes.std, codes.mean.length / latentDim, latentDim);
	return { sigma, spread: zSpread, error: losses[0].parameters };
}

/** A person predicts the result before the training runs. */
export default function Predict() {
	const { t } = useTranslation('predict');
	const [chosen, setChosen] = useState<CaseId>('none');
	const [guess, setGuess] = useState<Values>(FIRST_GUESS);
	const [stage, setStage] = useState<Stage>({ at: 'guess' });
	const step = useSession((session) => session.step);
	const { weight } = CASES.find(({ id }) => id === chosen) ?? CASES[0];
	const locked = stage.at === 'running' || stage.at === 'revealed';

	async function reveal(): Promise<void> {
		setStage({ at: 'running' });
		try {
			updateRun(0, { klWeight: weight, klSchedule: { kind: 'constant' } });
			await whenPrepared();
			reset();
			await trainSteps(STEPS);
			setStage({ at: 'revealed', measured: measureRunA(), theory: predictByTheory(weight) });
		} catch {
			setStage({ at: 'failed' });
		}
	}

	return (
		<div className={own.predict}>
			<div className={styles.row}>
				<span>{t('case')}</span>
				<Segmented
					label={t('case')}
					options={CASES.map(({ id }) => ({ value: id, label: t(id) }))}
					value={chosen}
					onChange={(next) => {
						setChosen(next);
						setStage({ at: 'guess' });
					}}
				/>
				{stage.at === 'revealed' ? (
					<button type="button" className={styles.small} onClick={() => setStage({ at: 'guess' })}>
						{t('again')}
					</button>
				) : (
					<button
						type="button"
						className={styles.small}
						data-testid="predict-reveal"
						disabled={stage.at === 'running'}
						onClick={() => void reveal()}
					>
						{stage.at === 'running' ? t('running', { step, steps: STEPS }) : t('run', { steps: STEPS, weight })}
					</button>
				)}
				<ClassBetLink className={styles.small} klWeight={weight} />
			</div>
			{MEASURE_IDS.map((measure) => (
				<GuessRow
					key={measure}
					measure={measure}
					guess={guess[measure]}
					measured={stage.at === 'revealed' ? stage.measured[measure] : null}
					theory={stage.at === 'revealed' ? stage.theory[measure] : undefined}
					locked={locked}
					onGuess={(value) => setGuess({ ...guess, [measure]: value })}
				/>
			))}
			<p role="status" className={stage.at === 'revealed' ? undefined : styles.note} data-testid="predict-verdict">
				{stage.at === 'revealed' && t(`why_${chosen}`)}
				{stage.at === 'failed' && t('failed')}
				{stage.at === 'guess' && t('note')}
			</p>
		</div>
	);
}

interface GuessRowProps {
	readonly measure: Measure;
	readonly guess: number;
	readonly measured: number | null;
	readonly theory: number | undefined;
	readonly locked: boolean;
	readonly onGuess: (value: number) => void;
}

/** One number on its logarithmic ruler: the guess, and beside it what was measured. */
function GuessRow({ measure, guess, measured, theory, locked, onGuess }: GuessRowProps) {
	const { t } = useTranslation('predict');
	const share = (value: number) => ({ '--at': positionOf(measure, value) }) as CSSProperties;
	return (
		<div className={own.guess}>
			<label htmlFor={`guess-${measure}`}>{t(measure)}</label>
			<div className={own.ruler}>
				<input
					id={`guess-${measure}`}
					type="range"
					min={0}
					max={1}
					step={0.01}
					disabled={locked}
					value={positionOf(measure, guess)}
					aria-valuetext={formatMeasured(guess, 2)}
					onChange={(event) => onGuess(valueAt(measure, event.target.valueAsNumber))}
				/>
				{theory !== undefined && <i className={own.theory} style={share(theory)} aria-hidden="true" />}
				{measured !== null && <i className={own.truth} style={share(measured)} aria-hidden="true" />}
				<div className={own.scale} aria-hidden="true">
					{MEASURES[measure].ticks.map((tick) => (
						<span key={tick} style={share(tick)}>
							{formatSetting(tick)}
						</span>
					))}
				</div>
			</div>
			<span className={own.numbers}>
				{measured === null
					? t('guessed', { guess: formatMeasured(guess, 2) })
					: t('compared', {
							guess: formatMeasured(guess, 2),
							measured: formatMeasured(measured, 2),
							factor: formatMeasured(Math.max(guess / measured, measured / guess), 2),
						})}
				{theory !== undefined && ` ${t('theory', { theory: formatMeasured(theory, 2) })}`}
			</span>
		</div>
	);
}
