/** The manifest as a file that a person saves and opens. */
import i18next from 'i18next';
import { useConfig } from '../../state/configStore';
import { MAX_MANIFEST_BYTES, makeManifest, type ParsedManifest, parseManifest } from '../../state/manifest';
import { useNotices } from '../../state/noticeStore';

/** The `header` texts in the present language. */
function texts() {
	return i18next.getFixedT(null, 'header');
}

/** Hands the browser a file with the present configuration. */
export function downloadManifest(): void {
	const { config } = useConfig.getState();
	const json = `${JSON.stringify(makeManifest(config), null, '\t')}\n`;
	const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `latent-lab-${config.environment}.json`;
	link.click();
	// The browser has taken the file when the click returns, but some look at the URL a moment later.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Takes over the configuration of a file, or says why not and changes nothing. */
export async function takeManifestFile(file: File): Promise<void> {
	const { show } = useNotices.getState();
	const name = file.name.slice(0, 60);
	const detail = file.size > MAX_MANIFEST_BYTES ? texts()('manifestTooLarge') : takeManifest(await file.text());
	if (detail === null) show({ id: 'file', tone: 'info', message: 'fileTaken', values: { name } });
	else show({ id: 'file', tone: 'error', message: 'fileInvalid', values: { name, detail } });
}

/** @returns what is wrong, in the present language; null when it was taken */
function takeManifest(text: string): string | null {
	const parsed = parseManifest(text);
	if (!parsed.ok) return describe(parsed);
	useConfig.getState().replace(parsed.config);
	return null;
}

function describe({ reason, issues }: Extract<ParsedManifest, { ok: false }>): string {
	if (reason === 'no-json') return texts()('manifestNoJson');
	if (reason === 'no-manifest') return texts()('manifestNoManifest');
	const [{ path, received, expected }] = issues;
	return `${path} = ${received} (${expected})`;
}
