import { Pin, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOwnId } from '../../environments/ownWorlds';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatCount, formatFixed, formatTime } from '../../i18n/formatNumber';
import { useLesson } from '../../lessons/lessonStore';
import { useConfig } from '../../state/configStore';
import { openDockTab } from '../../state/dockStore';
import { keptData } from '../../state/keeping/bringKeptData';
import type { KeptDataEntry, KeptEntry } from '../../state/keeping/keptDatabase';
import { goOnWith, keepNow, keptTrainings, showKeptData } from '../../state/keeping/pageKeeping';
import { Dialog, useModal } from '../../ui/Dialog';
import { tip } from '../../ui/tip';
import styles from './KeptDialog.module.css';
import shared from './ShareDialog.module.css';

/** A name is shown in one line. */
const LONGEST_NAME = 60;

interface KeptDialogProps {
	readonly onClose: () => void;
}

/** What this browser keeps, and what a person does with it; what is marked as removed goes when the list closes. */
function useKept(onOpened: () => void) {
	/** null until they are read; 'off' where nothing is kept. */
	const [entries, setEntries] = useState<readonly KeptEntry[] | 'off' | null>(null);
	const environment = useConfig(({ config }) => config.environment);
	const [data, setData] = useState<readonly KeptDataEntry[]>([]);
	const [shown, setShown] = useState<string | null>(null);
	const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());

	useEffect(() => {
		void keepNow()
			.then((id) => {
				setShown(id);
				return keptTrainings.list();
			})
			.then(setEntries, () => setEntries('off'));
		void keptData.list().then(setData, () => {});
	}, []);

	function change(id: string, part: Partial<Pick<KeptEntry, 'name' | 'pinned'>>): void {
		if (!Array.isArray(entries)) return;
		setEntries(entries.map((entry: KeptEntry) => (entry.id === id ? { ...entry, ...part } : entry)));
		void keptTrainings.change(id, part).catch(() => setEntries('off'));
		// A browser may clear its storage when the disk is full, unless persistence is requested.
		if (part.pinned) void navigator.storage?.persist?.().catch(() => false);
	}

	function toggleRemoved(id: string): void {
		const next = new Set(removed);
		if (!next.delete(id)) next.add(id);
		setRemoved(next);
	}

	async function open(id: string): Promise<void> {
		// What was opened inside a lesson is to stay, not to go with it.
		if (useLesson.getState().lesson) await (await import('../../lessons/course/pageCourse')).course.end();
		if (isOwnId(id)) await showKeptData(id);
		else if (list.find((entry) => entry.id === id)?.kind === 'agents') await openAgents(id);
		else await goOnWith(id);
		onOpened();
	}

	const list = Array.isArray(entries) ? (entries as readonly KeptEntry[]) : [];
	return { entries, list, data, environment, shown, removed, change, toggleRemoved, open };
}

/** The trainings that this browser keeps: each is opened, named, pinned or deleted here. */
export function KeptDialog({ onClose }: KeptDialogProps) {
	const { t } = useTranslation('kept');
	const modal = useModal();
	const { entries, list, data, environment, shown, removed, change, toggleRemoved, open } = useKept(modal.close);

	function end(): void {
		for (const id of removed) void (isOwnId(id) ? keptData : keptTrainings).remove(id).catch(() => {});
		onClose();
	}

	return (
		<Dialog modal={modal} title={t('title')} onClose={end}>
			<p className={shared.explanation}>
				{t('explain')} {list.length + data.length > 0 && t('size', { megabytes: megabytes(sum([...list, ...data])) })}
			</p>
			{entries === 'off' && <p role="status">{t('off')}</p>}
			{entries !== null && entries !== 'off' && list.length + data.length === 0 && <p role="status">{t('none')}</p>}
			<ul className={styles.list}>
				{list.map((entry) => (
					<KeptRow
						key={entry.id}
						entry={entry}
						isShown={entry.id === shown}
						isRemoved={removed.has(entry.id)}
						onOpen={() => void open(entry.id)}
						onChange={(part) => change(entry.id, part)}
						onRemove={() => toggleRemoved(entry.id)}
					/>
				))}
				{data.map((entry) => (
					<DataRow
						key={entry.id}
						entry={entry}
						isShown={entry.id === environment}
						isRemoved={removed.has(entry.id)}
						onOpen={() => void open(entry.id)}
						onRemove={() => toggleRemoved(entry.id)}
					/>
				))}
			</ul>
		</Dialog>
	);
}

/** Goes on with kept agents, in their tab. */
async function openAgents(id: string): Promise<void> {
	const { goOnWithAgents } = await import('../../agentLab/keepAgents');
	await goOnWithAgents(id);
	openDockTab('agent');
}

interface KeptRowProps {
	readonly entry: KeptEntry;
	readonly isShown: boolean;
	readonly isRemoved: boolean;
	readonly onOpen: () => void;
	readonly onChange: (part: Partial<Pick<KeptEntry, 'name' | 'pinned'>>) => void;
	readonly onRemove: () => void;
}

function KeptRow({ entry, isShown, isRemoved, onOpen, onChange, onRemove }: KeptRowProps) {
	const { t, i18n } = useTranslation('kept');
	const world = environmentById(entry.environment);
	const weights = entry.klWeights.join(' / ');
	const auto = t(entry.kind === 'agents' ? 'autoAgents' : 'auto', {
		world: world ? localized(world.name) : (entry.data ?? entry.environment),
		weights,
	});
	const name = entry.name ?? auto;
	const date = formatTime(entry.savedAt, i18n.language);
	const of = (act: string) => t('of', { act, name });
	if (isRemoved) return <RemovedRow id={entry.id} name={name} onUndo={onRemove} />;
	return (
		<li className={styles.row} data-kept={entry.id}>
			<div className={styles.what}>
				<input
					className={styles.name}
					aria-label={of(t('name'))}
					maxLength={LONGEST_NAME}
					defaultValue={name}
					onBlur={({ target }) => {
						const given = target.value.trim();
						if (given === '') target.value = auto;
						if (given !== name) onChange({ name: given === '' || given === auto ? null : given });
					}}
					onKeyDown={({ key, currentTarget }) => {
						if (key === 'Enter') currentTarget.blur();
					}}
				/>
				<p className={styles.details}>
					{t('details', { step: formatCount(entry.step), megabytes: megabytes(entry.bytes), date })}
					{isShown && ` · ${t('shown')}`}
				</p>
			</div>
			<button
				type="button"
				className="iconButton"
				aria-pressed={entry.pinned}
				aria-label={of(t('pin'))}
				{...tip(t('pin'))}
				onClick={() => onChange({ pinned: !entry.pinned })}
			>
				<Pin size={15} aria-hidden="true" fill={entry.pinned ? 'currentColor' : 'none'} />
			</button>
			<button
				type="button"
				className="iconButton"
				aria-label={of(t('remove'))}
				{...tip(t('remove'))}
				onClick={onRemove}
			>
				<Trash2 size={15} aria-hidden="true" />
			</button>
			<button type="button" className="button" aria-label={of(t('goOn'))} disabled={isShown} onClick={onOpen}>
				{t('goOn')}
			</button>
		</li>
	);
}

interface DataRowProps {
	readonly entry: KeptDataEntry;
	readonly isShown: boolean;
	readonly isRemoved: boolean;
	readonly onOpen: () => void;
	readonly onRemove: () => void;
}

/** Data of a person's own: they come back with what needs them, and are deleted here. */
function DataRow({ entry, isShown, isRemoved, onOpen, onRemove }: DataRowProps) {
	const { t } = useTranslation('kept');
	const name = t('data', { name: entry.name });
	if (isRemoved) return <RemovedRow id={entry.id} name={name} onUndo={onRemove} />;
	return (
		<li className={styles.row} data-kept={entry.id}>
			<div className={styles.what}>
				<p className={styles.dataName}>{name}</p>
				<p className={styles.details}>
					{t('dataDetails', { size: formatCount(entry.size), megabytes: megabytes(entry.bytes) })}
					{isShown && ` · ${t('shown')}`}
				</p>
			</div>
			<button
				type="button"
				className="iconButton"
				aria-label={t('of', { act: t('remove'), name })}
				{...tip(t('remove'))}
				onClick={onRemove}
			>
				<Trash2 size={15} aria-hidden="true" />
			</button>
			<button
				type="button"
				className="button"
				aria-label={t('of', { act: t('goOn'), name })}
				disabled={isShown}
				onClick={onOpen}
			>
				{t('goOn')}
			</button>
		</li>
	);
}

/** What is deleted when the list closes. */
function RemovedRow({ id, name, onUndo }: { readonly id: string; readonly name: string; readonly onUndo: () => void }) {
	const { t } = useTranslation('kept');
	return (
		<li className={styles.row} data-kept={id} data-removed="">
			<p className={styles.what}>{t('removed', { name })}</p>
			<button type="button" className="button" onClick={onUndo}>
				{t('undoRemove')}
			</button>
		</li>
	);
}

function sum(entries: readonly { readonly bytes: number }[]): number {
	return entries.reduce((total, { bytes }) => total + bytes, 0);
}

function megabytes(bytes: number): string {
	return bytes < 1e5 ? '< 0.1' : formatFixed(bytes / 1e6, 1);
}
