import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/sessionStore';
import styles from './TrainControls.module.css';

/** The stage of the preparation: a share while data are collected and engines are tried, else an indeterminate bar. */
export function PreparationProgress() {
	const { t } = useTranslation('controls');
	const preparation = useSession((state) => state.preparation) ?? 'engines';
	const progress = useSession((state) => state.progress);
	const known = preparation === 'collecting' || (preparation === 'engines' && progress > 0);
	const percent = known ? Math.round(progress * 100) : undefined;
	return (
		<div className={styles.preparation}>
			<div
				className={styles.progress}
				role="progressbar"
				aria-label={t('preparation')}
				aria-valuemin={0}
				aria-valuemax={100}
				aria-valuenow={percent}
				aria-valuetext={t(preparation, { percent })}
			>
				<div
					className={styles.bar}
					data-unknown={percent === undefined || undefined}
					style={{ width: `${percent ?? 100}%` }}
				/>
			</div>
			<span aria-hidden="true">{t(preparation, { percent })}</span>
		</div>
	);
}
