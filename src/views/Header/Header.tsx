import { useTranslation } from 'react-i18next';
import { useChoseEverything } from '../../state/screenStore';
import { CourseButton } from './CourseButton';
import { EngineStatus } from './EngineStatus';
import { EnvironmentSelect } from './EnvironmentSelect';
import styles from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';
import { ShareButton } from './ShareButton';
import { ThemeToggle } from './ThemeToggle';
import { ViewButton } from './ViewButton';

/** The head of the page: what it is, which world, what computes, and how the page is shown and shared. */
export function Header() {
	const { t } = useTranslation('header');
	const everything = useChoseEverything();
	return (
		<header className={styles.header} data-calm={everything ? undefined : ''}>
			<h1 className={styles.name} translate="no">
				<Mark className={styles.mark} />
				{t('name')}
			</h1>
			<EnvironmentSelect />
			<CourseButton />
			<EngineStatus />
			<div className={styles.tools}>
				<ShareButton />
				<LanguageSwitch />
				{everything && <ThemeToggle />}
				<ViewButton />
			</div>
		</header>
	);
}
