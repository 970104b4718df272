/** Settings and trainings as files that a person saves and opens. */
import i18next from 'i18next';
import { fitsWorld } from '../../files/hyarWeights';
import { FILE_TEXTS } from '../../i18n/partTexts';
import { tellMissing } from '../../late/PartBoundary';
import { useLesson } from '../../lessons/lessonStore';
import { awaitData } from '../../state/awaitedData';
import { useConfig } from '../../state/configStore';
import { download } from '../../state/download';
import { keepOpenedWeights } from '../../state/keeping/pageKeeping';
import { makeManifest } from '../../state/manifest';
import { useNotices } from '../../state/noticeStore';
import type { OpenedWeights } from '../../state/opening/openedWeights';
import type { FileOutcome } from '../../state/opening/openFile';
import { usePendingTable } from '../../state/opening/pendingTable';
import { OPENING_FAULT_KEYS } from '../../state/opening/refusal';
import { pageAddress } from '../../state/pageAddress';
import { presentTrained } from '../../state/presentTrained';
import { reachLinked } from '../../state/reachLinked';
import { savedTraining } from '../../state/savedTraining';
import { unsavedTraining } from '../../state/unsavedTraining';
import { openTakenNets } from './takenNets';

/** Texts that load with it. @late */
export const texts = [FILE_TEXTS];

/** Bytes from which on a file takes so long that a bar is shown. */
const LARGE_FILE = 2 ** 21;

/** The `header` texts in the present language. */
function headerTexts() {
	return i18next.getFixedT(null, 'header');
}

/** Hands the browser a file with the present configuration, and how far it is trained. */
export function downloadManifest(): void {
	const { config } = useConfig.getState();
	const json = `${JSON.stringify(makeManifest(config, presentTrained()), null, '\t')}\n`;
	download(new Blob([json], { type: 'application/json' }), `latent-lab-${config.environment}.json`);
}

/** Hands the browser a file with the newest checkpoint. @returns false when there is none yet */
export function downloadTraining(): boolean {
	const bytes = savedTraining();
	if (!bytes) return false;
	const { environment } = useConfig.getState().config;
	download(new Blob([bytes as Uint8Array<ArrayBuffer>]), `latent-lab-${environment}.checkpoint`);
	unsavedTraining.clear();
	return true;
}

/** Files that are taken at once. */
const MOST_FILES = 16;

/**
 * Takes over what files hold, one after another: settings, a training, weights. Says why not, and changes nothing. An agent's
 * networks are opened when all files are read, in whatever order they come.
 */
export async function takeFiles(files: readonly File[]): Promise<void> {
	const taken: Taken[] = [];
	for (const file of files.slice(0, MOST_FILES)) {
		const part = await takeOne(file);
		if (part) taken.push(part);
	}
	if (taken.length === 0) return;
	const ofNets = taken.filter(({ hasNets }) => hasNets);
	const names = (ofNets.length > 0 ? ofNets : taken).map(({ name }) => name);
	await openTakenNets(names.join(', '), ofNets.length > 0);
}

/** As {@link takeFiles}. */
export function takeFile(file: File): Promise<void> {
	return takeFiles([file]);
}

/** A file that had a representation, or networks of an agent. */
interface Taken {
	readonly name: string;
	readonly hasNets: boolean;
}

async function takeOne(file: File): Promise<Taken | undefined> {
	const { show } = useNotices.getState();
	const name = file.name.slice(0, 60);
	const opening = await import('../../state/opening/openFile').catch((fault) =>
		tellMissing(fault, () => takeFile(file)),
	);
	if (!opening) return;
	// A small file is read before anybody could see a bar.
	const reading = (share: number) => {
		if (file.size > LARGE_FILE) usePendingTable.setState({ reading: { name, share } });
	};
	reading(0);
	const outcome = await opening.openFile(file, { name: opening.nameOfData(name), onProgress: reading });
	usePendingTable.setState({ reading: null });
	if (outcome.kind === 'table') {
		usePendingTable.getState().table?.session.end();
		usePendingTable.setState({ table: { session: outcome.session, name, taken: leaveLesson } });
		return;
	}
	if (outcome.kind === 'needs-data') {
		askForData(name, outcome.environment, () => void takeFile(file));
		return;
	}
	if (outcome.kind === 'own-data') {
		await leaveLesson();
		const { world, size } = outcome;
		show({ id: 'file', tone: 'info', message: 'ownData:takenWhole', values: { name: world.name, size } });
		return;
	}
	if (outcome.kind === 'nets') return { name, hasNets: true };
	if (outcome.kind === 'which-world') {
		const { model, hasNets } = outcome;
		const take = async (environment: string) => {
			const chosen = { ...model, environment };
			await leaveLesson();
			opening.adoptWeights(chosen);
			tellWeights(name, chosen);
			await openTakenNets(name, hasNets);
		};
		usePendingTable.setState({ weights: { model, name, take: (environment) => void take(environment) } });
		return;
	}
	if (outcome.kind === 'agents' || outcome.kind === 'study') {
		// The learner's own agents are restored first: an opened file replaces them, not those of a lesson.
		if (useLesson.getState().lesson) await (await import('../../lessons/course/pageCourse')).course.leave();
		const [{ openInTab }, { useAgentView }] = await Promise.all([
			import('../../agentLab/openInTab'),
			import('../../agentLab/view/agentView'),
		]);
		await openInTab(outcome.kind, file, (part) => useAgentView.setState({ part }));
		return;
	}
	if (outcome.kind === 'refused' && outcome.foreign?.code === 'no-world') {
		askForWorld(name, outcome.foreign.values as WorldNumbers, () => void takeFile(file));
		return;
	}
	if (outcome.kind === 'refused' || outcome.kind === 'unread') {
		const values = outcome.kind === 'refused' ? outcome.foreign?.values : undefined;
		show({ id: 'file', tone: 'error', message: 'fileInvalid', values: { ...values, name, detail: describe(outcome) } });
		return;
	}
	await leaveLesson();
	// Older files do not contain the past of their training.
	if (outcome.kind === 'weights') {
		tellWeights(name, outcome.model);
		return { name, hasNets: outcome.hasNets };
	}
	const taken = outcome.kind === 'manifest' ? 'fileTaken' : outcome.hasPast ? 'trainingTaken' : 'trainingTakenBare';
	show({ id: 'file', tone: 'info', message: taken, values: { name } });
	if (outcome.kind === 'manifest' && outcome.trained) void reachLinked(outcome.trained);
}

/** A file that lies in the page's own folder. */
const BESIDE_PAGE = /^\w[\w.-]{0,80}$/;

/**
 * Opens a file that whoever put the page up put beside it, such as a training: the one that the address names
 * (`?open=first-lesson.checkpoint`), or the one in the poster's place. The address names it from then on, so that a reload
 * opens it again. It may lie nowhere else, so that a link never brings another host's file.
 */
export async function openPublished(name: string): Promise<void> {
	const refuse = (detail: string) =>
		useNotices.getState().show({
			id: 'file',
			tone: 'error',
			message: 'fileInvalid',
			values: { name: name.slice(0, 60), detail },
		});
	if (!BESIDE_PAGE.test(name)) {
		refuse('header:publishedElsewhere');
		return;
	}
	try {
		const response = await fetch(new URL(name, document.baseURI));
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		await takeFile(new File([await response.blob()], name));
		if (!pageAddress.search) pageAddress.goTo(`?open=${name}`, false);
	} catch (error) {
		refuse(headerTexts()('fileUnread', { detail: error instanceof Error ? error.message : String(error) }));
	}
}

/** What was opened inside a lesson is to stay, not to go with it; and it is in that file. */
async function leaveLesson(): Promise<void> {
	if (useLesson.getState().lesson) await (await import('../../lessons/course/pageCourse')).course.end();
	unsavedTraining.clear();
}

/** Waits for data; who asked for them is told no longer once they are here. */
function waitForData({ goOn, ...data }: Parameters<typeof awaitData>[0]): void {
	awaitData({
		...data,
		goOn: () => {
			useNotices.getState().dismiss('data');
			goOn();
		},
	});
}

/** Reports that something needs data that are missing; once they are opened, it continues. */
function askForData(name: string, environment: string, goOn: () => void): void {
	waitForData({ wanted: environment, fits: ({ id }) => id === environment, goOn });
	useNotices.getState().show({
		id: 'data',
		tone: 'warning',
		message: 'ownData:needed',
		values: { name, environment },
		actions: [{ label: 'ownData:chooseFile', run: chooseFile }],
	});
}

type WorldNumbers = Readonly<Record<'states' | 'actions' | 'parameters', number>>;

/** Says that no world has the sizes of some weights; once data that have them are opened, the weights are. */
function askForWorld(name: string, sizes: WorldNumbers, goOn: () => void): void {
	const { states: stateDim, actions: actionCount, parameters: parameterDim } = sizes;
	waitForData({
		wanted: `S = ${stateDim}, K = ${actionCount}, P = ${parameterDim}`,
		fits: (world) => fitsWorld({ stateDim, actionCount, parameterDim }, world),
		goOn,
	});
	useNotices.getState().show({
		id: 'data',
		tone: 'warning',
		message: 'ownData:neededWorld',
		values: { name, ...sizes },
		actions: [{ label: 'ownData:chooseFile', run: chooseFile }],
	});
}

/** Says which weights both runs have now, and of which world, and keeps them. */
function tellWeights(name: string, { environment: world, shape }: OpenedWeights): void {
	const values = { name, world, ...shape };
	keepOpenedWeights();
	useNotices.getState().show({ id: 'file', tone: 'info', message: 'files:weightsTaken', values });
}

/** Says so of the link in the address. */
export function askForLinkedData(environment: string, goOn: () => void): void {
	askForData(i18next.getFixedT(null, 'ownData')('linkName'), environment, goOn);
}

/** Says so of a training that the browser keeps. */
export function askForKeptData(environment: string, goOn: () => void): void {
	askForData(i18next.getFixedT(null, 'ownData')('keptName'), environment, goOn);
}

/** Lets a person choose a file, and opens it. */
function chooseFile(): void {
	const input = document.createElement('input');
	input.type = 'file';
	input.multiple = true;
	input.addEventListener('change', () => void takeFiles(Array.from(input.files ?? [])));
	input.click();
}

/** What is wrong with a file: in the present language, or the key of a text, which follows the language. */
function describe(outcome: Extract<FileOutcome, { kind: 'refused' | 'unread' }>): string {
	if (outcome.kind === 'unread') return headerTexts()('fileUnread', { detail: outcome.detail });
	if (outcome.foreign) return `files:${outcome.foreign.code}`;
	const [issue] = outcome.issues;
	return issue
		? `${issue.path} = ${issue.received} (${issue.expected})`
		: `header:${OPENING_FAULT_KEYS[outcome.fault as keyof typeof OPENING_FAULT_KEYS]}`;
}
