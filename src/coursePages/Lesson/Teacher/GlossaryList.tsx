import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../i18n';
import { LANGUAGES } from '../../../i18n/language';
import { LESSON_TEXTS, VIEW_TEXTS } from '../../../i18n/partTexts';
import { GLOSSARY, GLOSSARY_IDS, type GlossaryId } from '../../../lessons/glossary';
import { Dialog, useModal } from '../../../ui/Dialog';
import list from './GlossaryList.module.css';

/** Texts that load with it. @late */
export const texts = [LESSON_TEXTS, VIEW_TEXTS];

interface GlossaryListProps {
	readonly onClose: () => void;
}

/** Whether the name of an entry, in either language, or its text contains what was typed. */
function found(id: GlossaryId, typed: string): boolean {
	const { name, text } = GLOSSARY[id];
	const words = [...LANGUAGES.map((language) => name[language]), localized(text)].join(' ');
	return words.toLowerCase().includes(typed.trim().toLowerCase());
}

/** Every word of the course, to be searched. */
export default function GlossaryList({ onClose }: GlossaryListProps) {
	const { t, i18n } = useTranslation('teacher');
	const modal = useModal();
	const search = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState('');

	useEffect(() => {
		search.current?.focus();
	}, []);

	const ids = GLOSSARY_IDS.filter((id) => found(id, typed)).sort((a, b) =>
		localized(GLOSSARY[a].name).localeCompare(localized(GLOSSARY[b].name), i18n.language),
	);
	return (
		<Dialog modal={modal} title={t('glossaryTitle')} width={620} testId="glossary" onClose={onClose}>
			<input
				ref={search}
				type="search"
				className={list.search}
				aria-label={t('glossarySearch')}
				placeholder={t('glossarySearch')}
				value={typed}
				onChange={(event) => setTyped(event.target.value)}
			/>
			<p className={list.count} role="status">
				{ids.length === 0 ? t('glossaryNone') : t('glossaryCount', { count: ids.length })}
			</p>
			<dl className={list.entries}>
				{ids.map((id) => (
					<div key={id} className={list.entry} data-entry={id}>
						<dt data-term={GLOSSARY[id].term}>{localized(GLOSSARY[id].name)}</dt>
						<dd>{localized(GLOSSARY[id].text)}</dd>
					</div>
				))}
			</dl>
		</Dialog>
	);
}
