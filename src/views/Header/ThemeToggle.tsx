import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ThemeChoice, useTheme } from '../../theme/theme';
import { tip } from '../../ui/tip';
import styles from './Header.module.css';

const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const NAMES = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

/** Goes round: as the system, light, dark. */
export function ThemeToggle() {
	const { t } = useTranslation('header');
	const choice = useTheme((state) => state.choice);
	const choose = useTheme((state) => state.choose);
	const Icon = ICONS[choice];
	const name = t(NAMES[choice]);
	return (
		<button type="button" className={styles.pill} aria-label={name} {...tip(name)} onClick={() => choose(NEXT[choice])}>
			<Icon size={16} aria-hidden="true" />
		</button>
	);
}
