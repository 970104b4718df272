import { useTranslation } from 'react-i18next';
import { BIBLIOGRAPHY, type ReferenceId } from '../../lessons/bibliography';
import styles from './FurtherReading.module.css';

/** What to read on a page's subject, folded; nothing of it is fetched. */
export function FurtherReading({ ids }: { readonly ids: readonly ReferenceId[] }) {
	const { t } = useTranslation('lessons');
	return (
		<details className={styles.reading} data-testid="lesson-reading">
			<summary>{t('reading')}</summary>
			<ul>
				{ids.map((id) => {
					const { authors, title, venue, year } = BIBLIOGRAPHY[id];
					return (
						<li key={id} lang="en">
							{authors}: <cite>{title}</cite>. {venue}, {year}.
						</li>
					);
				})}
			</ul>
		</details>
	);
}
