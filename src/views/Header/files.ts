/** Settings and trainings as files that a person saves and opens. */
import i18next from 'i18next';
import { useLesson } from '../../lessons/lessonStore';
import { useConfig } from '../../state/configStore';
import { lossHistory } from '../../state/history';
import { MAX_MANIFEST_BYTES, makeManifest, type ParsedManifest, parseManifest } from '../../state/manifest';
import { useNotices } from '../../state/noticeStore';
import { presentTrained } from '../../state/presentTrained';
import { reachLinked } from '../../state/reachLinked';
import { MAX_CHECKPOINT_BYTES, openTraining, savedTraining } from '../../state/savedTraining';

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

function download(content: Blob, name: string): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken the file when the click returns, but some look at the URL a moment later.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Hands the browser a file with the newest checkpoint. @returns false when there is none yet */
export function downloadTraining(): boolean {
	const bytes = savedTraining();
	if (!bytes) return false;
	const { environment } = useConfig.getState().config;
	download(new Blob([bytes as Uint8Array<ArrayBuffer>]), `latent-lab-${environment}.checkpoint`);
	return true;
}

/** Takes over what a file holds, settings or a training, or says why not and changes nothing. */
export async function takeFile(file: File): Promise<void> {
	const { show } = useNotices.getState();
	const name = file.name.slice(0, 60);
	const training = !file.name.endsWith('.json');
	const detail = training ? await takeTraining(file) : await takeManifestFile(file);
	if (detail !== null) show({ id: 'file', tone: 'error', message: 'fileInvalid', values: { name, detail } });
	else {
		// What was opened inside a lesson is to stay, not to go with it.
		if (useLesson.getState().lesson) (await import('../Lesson/course')).endCourse();
		show({ id: 'file', tone: 'info', message: training ? trainingTaken() : 'fileTaken', values: { name } });
	}
}

/** Files of before do not say how their training came where it is. */
function trainingTaken(): string {
	return lossHistory().length > 0 ? 'trainingTaken' : 'trainingTakenBare';
}

async function takeTraining(file: File): Promise<string | null> {
	if (file.size > MAX_CHECKPOINT_BYTES) return texts()('checkpointTooLarge');
	const fault = openTraining(new Uint8Array(await file.arrayBuffer()));
	return fault && texts()(fault === 'broken' ? 'checkpointBroken' : 'checkpointMisfit');
}

async function takeManifestFile(file: File): Promise<string | null> {
	return file.size > MAX_MANIFEST_BYTES ? texts()('manifestTooLarge') : takeManifest(await file.text());
}

/** @returns what is wrong, in the present language; null when it was taken */
function takeManifest(text: string): string | null {
	const parsed = parseManifest(text);
	if (!parsed.ok) return describe(parsed);
	useConfig.getState().replace(parsed.config);
	if (parsed.trained) void reachLinked(parsed.trained);
	return null;
}

function describe({ reason, issues }: Extract<ParsedManifest, { ok: false }>): string {
	if (reason === 'no-json') return texts()('manifestNoJson');
	if (reason === 'no-manifest') return texts()('manifestNoManifest');
	const [{ path, received, expected }] = issues;
	return `${path} = ${received} (${expected})`;
}
