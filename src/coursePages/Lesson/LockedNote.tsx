import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTargets } from '../../ui/useTarget';
import styles from './Lesson.module.css';
import { targetName } from './Teacher/linkTargets';

/** Says what a teacher's link has locked: a control that is disabled cannot say it by keyboard or touch. */
export function LockedNote() {
	const { t } = useTranslation('teacher');
	const locked = useTargets((targets) => targets.locked);
	if (locked.length === 0) return null;
	const names = locked.map(targetName).flatMap((name) => (name ? [`${t(name.group)} (${t(name.target)})`] : []));
	return (
		<p className={styles.locked} data-testid="lesson-locked">
			<Lock size={13} aria-hidden="true" /> <span>{t('lockedByTeacher')}</span>
			{names.length > 0 && `: ${names.join(' · ')}`}
		</p>
	);
}
