/** Settings and trainings as files that a person saves and opens. */
import i18next from 'i18next';
import { addFileTexts } from '../../i18n/fileTexts';
import { tellMissing } from '../../late/PartBoundary';
import { useLesson } from '../../lessons/lessonStore';
import { useConfig } from '../../state/configStore';
import { makeManifest } from '../../state/manifest';
import { useNotices } from '../../state/noticeStore';
import type { OpeningFault } from '../../state/opening/openedFile';
import type { FileOutcome } from '../../state/opening/openFile';
import { presentTrained } from '../../state/presentTrained';
import { reachLinked } from '../../state/reachLinked';
import { savedTraining } from '../../state/savedTraining';
import { unsavedTraining } from '../../state/unsavedTraining';

addFileTexts();

/** The `header` texts in the present language. */
function texts() {
	return i18next.getFixedT(null, 'header');
}

/** Hands the browser a file with the present configuration, and how far it is trained. */
export function downloadManifest(): void {
	const { config } = useConfig.getState();
	const json = `${JSON.stringify(makeManifest(config, presentTrained()), null, '\t')}\n`;
	download(new Blob([json], { type: 'application/json' }), `latent-lab-${config.environment}.json`);
}

/** Hands the browser a file. */
export function download(content: Blob, name: string): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken the file when the click returns, but some look at the URL a moment later.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
	// A frame may forbid downloads, and no page is told.
	if (self !== top)
		useNotices.getState().show({ id: 'saved', tone: 'info', message: 'savedInFrame', values: { name } });
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

/** Takes over what a file holds, settings or a training, or says why not and changes nothing. */
export async function takeFile(file: File): Promise<void> {
	const { show } = useNotices.getState();
	const name = file.name.slice(0, 60);
	const opening = await import('../../state/opening/openFile').catch((fault) =>
		tellMissing(fault, () => takeFile(file)),
	);
	if (!opening) return;
	const outcome = await opening.openFile(file);
	if (outcome.kind === 'refused' || outcome.kind === 'unread') {
		const values = outcome.kind === 'refused' ? outcome.foreign?.values : undefined;
		show({ id: 'file', tone: 'error', message: 'fileInvalid', values: { ...values, name, detail: describe(outcome) } });
		return;
	}
	// What was opened inside a lesson is to stay, not to go with it.
	if (useLesson.getState().lesson) (await import('../../lessons/course/course')).endCourse();
	// It is in that file.
	unsavedTraining.clear();
	// Files of before do not say how their training came where it is.
	if (outcome.kind === 'weights') {
		const { environment: world, shape } = outcome.model;
		show({ id: 'file', tone: 'info', message: 'files:weightsTaken', values: { name, world, ...shape } });
		return;
	}
	const taken = outcome.kind === 'manifest' ? 'fileTaken' : outcome.hasPast ? 'trainingTaken' : 'trainingTakenBare';
	show({ id: 'file', tone: 'info', message: taken, values: { name } });
	if (outcome.kind === 'manifest' && outcome.trained) void reachLinked(outcome.trained);
}

/** A file that lies in the page's own folder. */
const BESIDE_PAGE = /^\w[\w.-]{0,80}$/;

/**
 * Opens the file that the page's address names (`?open=first-lesson.checkpoint`): a training that whoever put the page up
 * put beside it. It may lie nowhere else, so that a link never brings another host's file.
 */
export async function openPublished(): Promise<void> {
	const name = new URLSearchParams(location.search).get('open');
	if (!name) return;
	const refuse = (detail: string) =>
		useNotices.getState().show({
			id: 'file',
			tone: 'error',
			message: 'fileInvalid',
			values: { name: name.slice(0, 60), detail },
		});
	if (!BESIDE_PAGE.test(name)) {
		refuse(texts()('publishedElsewhere'));
		return;
	}
	try {
		const response = await fetch(new URL(name, document.baseURI));
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		await takeFile(new File([await response.blob()], name));
	} catch (error) {
		refuse(texts()('fileUnread', { detail: error instanceof Error ? error.message : String(error) }));
	}
}

/** Why a file was not taken, without its values; those of settings that are outside the limits are said by them. */
const FAULTS = {
	broken: 'checkpointBroken',
	misfit: 'checkpointMisfit',
	'not-finite': 'checkpointNotFinite',
	moments: 'checkpointMoments',
	overflow: 'checkpointOverflow',
	'too-large': 'fileTooLarge',
	'no-json': 'fileNoKind',
	'no-manifest': 'manifestNoManifest',
	invalid: 'manifestNoManifest',
} as const satisfies Record<Exclude<OpeningFault, 'foreign'>, string>;

/** What is wrong with a file, in the present language. */
function describe(outcome: Extract<FileOutcome, { kind: 'refused' | 'unread' }>): string {
	if (outcome.kind === 'unread') return texts()('fileUnread', { detail: outcome.detail });
	if (outcome.foreign) return `files:${outcome.foreign.code}`;
	const [issue] = outcome.issues;
	return issue
		? `${issue.path} = ${issue.received} (${issue.expected})`
		: texts()(FAULTS[outcome.fault as keyof typeof FAULTS]);
}
