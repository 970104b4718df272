/** The sections of docs/instruments.md: one an instrument of the registry, from its texts, its README, its calls and its picture. */
import { existsSync, readFileSync } from 'node:fs';
import { INSTRUMENTS } from '../src/instruments/registry';
import { inProject } from './paths.mjs';

/** Stands in docs/instruments.md where the sections begin. */
export const SECTIONS_BEGIN = '<!-- What follows is written by scripts/instrument-docs.ts from src/instruments. -->';

/** A link of a folder's README as docs/ reaches it. */
function fromDocs(folder: string, link: string): string {
	const path = new URL(link, `file:///src/instruments/${folder}/README.md`).pathname.slice(1);
	return path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`;
}

async function section({ id, inWorker, script }: (typeof INSTRUMENTS)[number]): Promise<string> {
	const { default: texts } = await import(`../src/instruments/${id}/en.ts`);
	const about = readFileSync(inProject('src', 'instruments', id, 'README.md'), 'utf8');
	const linked = about.replace(/\]\(([^):]+)\)/g, (_, link: string) => `](${fromDocs(id, link)})`);
	const calls = script.calls.map((call) => `\`${call}\``).join(', ');
	const where = inWorker ? 'in the worker' : 'on the page, or when it is asked for';
	const picture = existsSync(inProject('docs', 'images', 'instruments', `${id}.png`))
		? [`![${texts.name}](images/instruments/${id}.png)`]
		: [];
	return [
		`## ${texts.name}`,
		texts.line,
		linked.trim(),
		`[\`${id}/\`](../src/instruments/${id}/), measured ${where}. Calls: ${calls}.`,
		...picture,
	].join('\n\n');
}

/** What follows {@link SECTIONS_BEGIN}. */
export async function instrumentSections(): Promise<string> {
	const sections = await Promise.all(INSTRUMENTS.map(section));
	return `${sections.join('\n\n')}\n`;
}
