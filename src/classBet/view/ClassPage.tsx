import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENVIRONMENTS } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { LIMITS } from '../../state/config/limits';
import { updateRun, useConfig } from '../../state/configStore';
import { enteringWorld } from '../../state/enteringWorld';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { type Bet, betLink } from '../bet';
import { BET_STEPS, type BetSteps } from '../betPage';
import { dropAllCodes, takeCodes, useClassBets } from '../classBets';
import styles from './Bet.module.css';
import { CopyField } from './CopyField';
import { Results } from './Results';

const QrCode = latePart(() => import('./QrCode'));
const Camera = latePart(() => import('./Camera'));

/** Refused codes that are told at most. */
const MOST_TOLD = 8;

interface ClassPageProps {
	readonly bet: Bet;
	readonly steps: BetSteps;
	readonly onSteps: (steps: BetSteps) => void;
}

/** The teacher's page: what the bet is about, the link for the class, the codes, and what the class painted. */
export default function ClassPage({ bet, steps, onSteps }: ClassPageProps) {
	const { t } = useTranslation('bet');
	const kept = useClassBets((bets) => bets.kept);
	return (
		<div className={styles.columns}>
			<div className={styles.words}>
				<p>{t('classExplain')}</p>
				<About bet={bet} steps={steps} onSteps={onSteps} />
				<h2>{t('collect')}</h2>
				<Collect />
				{!kept && <p role="alert">{t('notKept')}</p>}
			</div>
			<Results bet={bet} />
		</div>
	);
}

function About({ bet, steps, onSteps }: ClassPageProps) {
	const { t } = useTranslation('bet');
	const { config } = bet;
	const [shown, setShown] = useState(false);
	const { origin, pathname } = location;
	const link = `${origin}${pathname}${betLink({ page: 'predict', steps }, config)}`;
	return (
		<>
			<fieldset className={styles.about}>
				<legend>{t('about')}</legend>
				<label className={styles.labelled}>
					{t('world')}
					<select
						className={styles.select}
						value={config.environment}
						onChange={({ target }) => {
							const { config: now, update } = useConfig.getState();
							update(enteringWorld(now, target.value));
						}}
					>
						{ENVIRONMENTS.map(({ id, name }) => (
							<option key={id} value={id}>
								{localized(name)}
							</option>
						))}
					</select>
				</label>
				<div className={styles.labelled}>
					<span>{t('weight')}</span>
					<NumberField
						label={t('weight')}
						value={config.runs[0].klWeight}
						limits={LIMITS.klWeight}
						onCommit={(klWeight) => {
							updateRun(0, { klWeight });
						}}
						testId="bet-weight"
					/>
				</div>
				<div className={styles.labelled}>
					<span>{t('steps')}</span>
					<Segmented
						label={t('steps')}
						options={BET_STEPS.map((value) => ({ value, label: formatCount(value) }))}
						value={steps}
						onChange={onSteps}
					/>
				</div>
			</fieldset>
			<CopyField label={t('link')} text={link} testId="bet-link" />
			<details onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
				<summary>{t('showQr')}</summary>
				<PartBoundary>{shown && <QrCode text={link} label={t('qrOfLink')} />}</PartBoundary>
			</details>
		</>
	);
}

/** Codes as they come: typed, pasted, or seen by the camera. */
function Collect() {
	const { t } = useTranslation('bet');
	const [text, setText] = useState('');
	const [scans, setScans] = useState(false);

	function take(): void {
		const { refused } = takeCodes(text);
		// What was refused stays to be corrected, as long as it is one.
		setText(refused.length === 1 && refused[0].why === 'damaged' ? text : '');
	}

	return (
		<>
			<form
				className={styles.form}
				onSubmit={(event) => {
					event.preventDefault();
					take();
				}}
			>
				<textarea
					className={styles.codes}
					rows={3}
					spellCheck={false}
					autoComplete="off"
					aria-label={t('codes')}
					placeholder={t('codesHint')}
					data-testid="bet-codes"
					value={text}
					onChange={({ target }) => setText(target.value)}
					onKeyDown={(event) => {
						if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
						event.preventDefault();
						take();
					}}
				/>
				<div className={styles.row}>
					<button type="submit" className={styles.main} data-testid="bet-take" disabled={text.trim() === ''}>
						{t('take')}
					</button>
					<button
						type="button"
						className="button"
						aria-pressed={scans}
						data-testid="bet-scan"
						onClick={() => setScans(!scans)}
					>
						{t(scans ? 'scanStop' : 'scan')}
					</button>
					<DropAll />
				</div>
			</form>
			{/* The same code stands before the camera for many pictures. */}
			<PartBoundary>{scans && <Camera onText={takeSeen} />}</PartBoundary>
			<Answer />
		</>
	);
}

/** What became of the last codes. */
function Answer() {
	const { t } = useTranslation('bet');
	const answer = useClassBets((bets) => bets.answer);
	return (
		<div role="status" data-testid="bet-answer">
			{answer && (
				<>
					<p>{t('taken', { count: answer.taken })}</p>
					<ul className={styles.refused}>
						{answer.refused.slice(0, MOST_TOLD).map(({ text: code, why }, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: one code may stand there twice
							<li key={index}>
								<code translate="no">{code}</code>: {t(`why_${why}`)}
							</li>
						))}
						{answer.refused.length > MOST_TOLD && (
							<li>{t('moreRefused', { count: answer.refused.length - MOST_TOLD })}</li>
						)}
					</ul>
				</>
			)}
		</div>
	);
}

let seen = '';

function takeSeen(text: string): void {
	if (text === seen) return;
	seen = text;
	takeCodes(text);
}

/** Drops every code, and brings them back. */
function DropAll() {
	const { t } = useTranslation('bet');
	const many = useClassBets((bets) => bets.codes.length);
	const [undo, setUndo] = useState<(() => void) | null>(null);
	return (
		<>
			{many > 0 && (
				<button
					type="button"
					className="button"
					data-testid="bet-drop-all"
					onClick={() => {
						const bringBack = dropAllCodes();
						setUndo(() => bringBack);
					}}
				>
					{t('dropAll')}
				</button>
			)}
			{undo && many === 0 && (
				<button
					type="button"
					className="button"
					onClick={() => {
						undo();
						setUndo(null);
					}}
				>
					{t('undo')}
				</button>
			)}
		</>
	);
}
