/**
 * Fails where a source file has more than 300 lines: a file is one concept. Lesson content is text in two languages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';

const MOST = 300;

/** Texts, one file a lesson. */
const CONTENT = /^lessons[\\/](content|exercises|glossary)[\\/]/;

const long = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
	.filter((path) => /\.tsx?$/.test(path) && !CONTENT.test(path))
	.map((path) => ({ path, lines: readFileSync(join(inProject('src'), path), 'utf8').split('\n').length - 1 }))
	.filter(({ lines }) => lines > MOST);
for (const { path, lines } of long) console.error(`src/${path} has ${lines} lines; at most ${MOST} are one concept.`);
console.log(`${long.length} files longer than ${MOST} lines`);
process.exitCode = long.length > 0 ? 1 : 0;
