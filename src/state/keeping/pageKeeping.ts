/** The kept trainings as the page uses them: saved automatically, offered on return, opened again. */
import { ownData } from '../../dataset/ownData';
import { isOwnId } from '../../environments/ownWorlds';
import { adoptOwnData } from '../adoptOwnData';
import { readCheckpoint, writeCheckpoint } from '../checkpointFile';
import { useConfig } from '../configStore';
import { isPagesOwn } from '../firstTraining';
import { useLinkedTraining } from '../linkedTraining';
import type { NeedData } from '../linkSync';
import { DataMissing } from '../missingData';
import { useNotices } from '../noticeStore';
import { openFile } from '../opening/openFile';
import { stopReaching } from '../reachLinked';
import { modelKey } from '../sessionRequest';
import { shownRun, useShown } from '../shownRun';
import { unsavedTraining } from '../unsavedTraining';
import { bringKeptData, keptData, storage } from './bringKeptData';
import { DataTooLarge, MOST_DATA_BYTES } from './KeptData';
import { StorageFull, StorageOff } from './KeptStorage';
import { KeptTrainings, type KnownSave } from './KeptTrainings';
import type { KeptEntry } from './keptDatabase';
import { type Keeping, TrainingKeeper } from './TrainingKeeper';
import { holdTraining, trainingsOfTabs } from './tabLocks';

/** Remember, across a reload and in this tab alone, which training and which agents the tab had. */
const TAB = { training: 'latent-lab.training', agents: 'latent-lab.agents' } as const;
type OfTab = keyof typeof TAB;

/** Bytes of randomness in an id. */
const ID_BYTES = 12;

export const keptTrainings = new KeptTrainings(
	storage,
	keptData,
	() =>
		Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
	keepOwnDataOf,
);

/** Whether a person was told that nothing is kept, or that there is no room: once is enough. */
const told = { off: false, full: false };

/** Whether a lesson is shown, whose trainings can be trained again; injected, since the course is above this layer. */
let inLesson = () => false;

const keeper = new TrainingKeeper({
	store: keptTrainings,
	today: () => Date.now(),
	now: () => performance.now(),
	later: (act, milliseconds) => {
		const timer = setTimeout(act, milliseconds);
		return () => clearTimeout(timer);
	},
	// What a link or the page itself trains can be trained again.
	isOwn: () => !inLesson() && !isPagesOwn() && useLinkedTraining.getState().linked?.status !== 'training',
	isAtStake: () => unsavedTraining.isAtStake,
	tell,
});

/** Asks a person for the file of data that are not kept; injected, since views are above this layer. */
let needData: NeedData = () => {};

/**
 * Keeps the training that is shown, whichever it is, and the data that are shown, from now on.
 * @param lessonIsShown whether it is a lesson's
 * @param askForData is told of data that a kept training is of and that are not kept, and of what to do once they are here
 */
export function keepShownTraining(lessonIsShown: () => boolean, askForData: NeedData): void {
	inLesson = lessonIsShown;
	needData = askForData;
	useConfig.subscribe(({ config }) => config.environment, keepOwnDataOf, { fireImmediately: true });
	const follow = () => keeper.follow(shownRun(), useConfig.getState().config);
	follow();
	useShown.subscribe(({ run }) => run, follow);
	useConfig.subscribe(({ config }) => config, follow);
	const keep = () => void keeper.keep();
	addEventListener('beforeunload', keep);
	addEventListener('pagehide', keep);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') keep();
	});
}

/** Keeps the data of a world, if they are somebody's own; what cannot be kept is told with what follows from it. */
async function keepOwnDataOf(environment: string): Promise<void> {
	const data = ownData(environment);
	if (!data) return;
	try {
		await keptData.keep(data);
	} catch (error) {
		const { show } = useNotices.getState();
		const values = { name: data.world.name, megabytes: MOST_DATA_BYTES / 2 ** 20 };
		if (error instanceof DataTooLarge) show({ id: 'dataKept', tone: 'info', message: 'dataTooLarge', values });
		else if (error instanceof StorageFull) show({ id: 'dataKept', tone: 'warning', message: 'dataFull', values });
		// Where nothing is kept at all, the training says so.
	}
}

/** Keeps the weights of another program that are shown since just now. */
export function keepOpenedWeights(): void {
	keeper.takeOpened(shownRun());
}

/** Whether the training that is shown is kept, but for the last seconds. */
export function isShownKept(): boolean {
	return keeper.isKept(shownRun());
}

/** Keeps the training that is shown now. @returns its id; null where it is not kept */
export async function keepNow(): Promise<string | null> {
	return (await keeper.keep())?.id ?? null;
}

function tell(keeping: Keeping, save: KnownSave | null): void {
	tellKeeping(keeping);
	if (save) {
		unsavedTraining.clear();
		rememberOfTab('training', save.id);
		// Another training is there by now: the list has the one that was offered.
		useNotices.getState().dismiss('kept');
	}
}

/** Notifies a person, once, that nothing is kept or that there is no room; a successful save clears it. */
export function tellKeeping(keeping: Keeping): void {
	const { show, dismiss } = useNotices.getState();
	if (keeping === 'kept') dismiss('storage');
	else if (!told[keeping]) {
		told[keeping] = true;
		show({ id: 'storage', tone: 'warning', message: keeping === 'off' ? 'keptOff' : 'keptFull' });
	}
}

/** Makes a kept training the one of this tab. */
export function rememberOfTab(what: OfTab, id: string): void {
	holdTraining(id);
	try {
		sessionStorage.setItem(TAB[what], id);
	} catch {
		// Storage may be forbidden: the newest training is offered then.
	}
}

/** What this tab had before the reload; null if unknown. */
export function ofTab(what: OfTab): string | null {
	try {
		return sessionStorage.getItem(TAB[what]);
	} catch {
		return null;
	}
}

/** What is kept and open in no other tab, the newest first; nothing where nothing is kept. */
export async function freeTrainings(kind?: KeptEntry['kind']): Promise<KeptEntry[]> {
	let entries: KeptEntry[];
	try {
		entries = await keptTrainings.list();
	} catch (error) {
		if (error instanceof StorageOff) return [];
		throw error;
	}
	const others = await trainingsOfTabs();
	return entries.filter((entry) => entry.kind === kind && !others.has(entry.id));
}

/**
 * Asks whether to go on with a kept training: with that of this tab, if it is what the address asks for, or with the
 * newest where the page opens by itself and not by a link. One that another tab has is not offered, nor one that was
 * declined.
 */
export async function offerKept(): Promise<void> {
	const free = await freeTrainings();
	const byLink = location.hash !== '' || location.search !== '';
	const asked = modelKey(useConfig.getState().config);
	const own = free.find(({ id, model }) => id === ofTab('training') && (!byLink || model === asked));
	const offered = own ?? (byLink ? undefined : free[0]);
	if (!offered || offered.declined || isShownKept()) return;
	const { id, step, environment, data, klWeights, name } = offered;
	useNotices.getState().show({
		id: 'kept',
		tone: 'info',
		message: step === 0 ? 'goOnWeights' : name ? 'goOnNamed' : data ? 'goOnData' : 'goOn',
		values: { step, data: data ?? '', world: environment, weights: klWeights.join(' / '), name: name ?? '' },
		actions: [
			{ label: step === 0 ? 'goOnShow' : 'goOnYes', run: () => void goOnWith(id) },
			{ label: 'goOnLater', run: () => void keptTrainings.change(id, { declined: true }).catch(() => {}) },
		],
	});
}

/** A kept training as a file; null where it is no longer kept. @throws StorageOff; DataMissing: its data are not kept */
export async function fileOfKept(id: string): Promise<{ save: KnownSave; bytes: Uint8Array } | null> {
	const kept = await keptTrainings.read(id);
	if (!kept) return null;
	const { entry, file, frames } = kept;
	if (isOwnId(entry.environment) && !(await bringKeptData(entry.environment))) throw new DataMissing(entry.environment);
	const bytes = frames ? writeCheckpoint({ ...readCheckpoint(file), frames }) : file;
	return { save: entry, bytes };
}

/** Shows data that the browser keeps, with the present settings; where they are no longer kept, their file is asked for. */
export async function showKeptData(id: string): Promise<void> {
	await bringKeptData(id);
	const data = ownData(id);
	if (data) adoptOwnData(data);
	else needData(id, () => {});
}

/** Shows a kept training, which goes on from where it was. @returns whether it could be opened; else a notice says why */
export async function goOnWith(id: string): Promise<boolean> {
	const { show, dismiss } = useNotices.getState();
	dismiss('kept');
	// What is trained now is kept as it is, and what comes in its place is no part of it.
	shownRun().pause();
	await shownRun().paused();
	await keeper.keep();
	stopReaching();
	let detail = '';
	try {
		const kept = await fileOfKept(id);
		if (!kept) {
			show({ id: 'storage', tone: 'error', message: 'keptGone' });
			return false;
		}
		const outcome = await openFile(new Blob([kept.bytes as Uint8Array<ArrayBuffer>]));
		if (outcome.kind === 'training') {
			keeper.follow(shownRun(), useConfig.getState().config);
			keeper.takeUp(shownRun(), kept.save);
			unsavedTraining.clear();
			rememberOfTab('training', id);
			return true;
		}
		if ('detail' in outcome) detail = outcome.detail;
		if (outcome.kind === 'refused') detail ||= outcome.fault;
	} catch (error) {
		if (error instanceof DataMissing) {
			needData(error.environment, () => void goOnWith(id));
			return false;
		}
		detail = error instanceof Error ? error.message : String(error);
	}
	show({ id: 'storage', tone: 'error', message: 'keptBroken', values: { detail } });
	return false;
}
