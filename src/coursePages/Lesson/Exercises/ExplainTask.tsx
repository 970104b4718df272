import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../i18n';
import type { Exercise } from '../../../lessons/exercises/Exercise';
import { RichText } from '../RichText';
import styles from './Exercises.module.css';

interface ExplainTaskProps {
	readonly exercise: Extract<Exercise, { kind: 'explain' }>;
}

/** A short text by the student; then the required points, and a model answer, to compare with. */
export function ExplainTask({ exercise: { text, model, points } }: ExplainTaskProps) {
	const { t } = useTranslation('exercises');
	const [typed, setTyped] = useState('');
	const [shown, setShown] = useState(false);
	const id = useId();
	return (
		<>
			<p id={id}>
				<RichText text={localized(text)} linked={false} />
			</p>
			<textarea
				className={styles.own}
				rows={4}
				aria-label={t('answer')}
				aria-describedby={id}
				value={typed}
				onChange={(event) => setTyped(event.target.value)}
			/>
			<button
				type="button"
				className="button"
				aria-expanded={shown}
				disabled={typed.trim() === ''}
				onClick={() => setShown(!shown)}
			>
				{t('compare')}
			</button>
			{shown && (
				<div className={styles.model}>
					<p>{t('points')}</p>
					<ul>
						{points.map((point) => (
							<li key={point.en}>
								<label>
									<input type="checkbox" /> <RichText text={localized(point)} linked={false} />
								</label>
							</li>
						))}
					</ul>
					<p>
						<b>{t('model')}</b> <RichText text={localized(model)} linked={false} />
					</p>
				</div>
			)}
		</>
	);
}
