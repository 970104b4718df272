import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../i18n';
import type { Language } from '../../i18n/language';
import { tellMissing } from '../../late/PartBoundary';
import { tip } from '../../ui/tip';
import styles from './Header.module.css';

function switchTo(language: Language): void {
	chooseLanguage(language).catch((fault) => tellMissing(fault, () => switchTo(language)));
}

/** Switches between Chinese and English in place. */
export function LanguageSwitch() {
	const { t, i18n } = useTranslation('header');
	const chinese = i18n.language === 'zh-CN';
	return (
		<button
			type="button"
			className={styles.pill}
			data-testid="language"
			aria-label={t('language')}
			{...tip(t('language'))}
			onClick={() => switchTo(chinese ? 'en' : 'zh-CN')}
		>
			<span lang="zh-CN" data-current={chinese || undefined}>
				中
			</span>
			{' / '}
			<span lang="en" data-current={!chinese || undefined}>
				EN
			</span>
		</button>
	);
}
