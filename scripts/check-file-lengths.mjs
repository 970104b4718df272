/**
 * Fails where a source file has more than 300 lines, since a file is one concept, and where a room of src/ holds more
 * than a fifth of the lines. Lesson content is text in two languages, and counts for neither.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { inProject } from './paths.mjs';

const MOST = 300;
const MOST_OF_A_ROOM = 0.2;

/** Texts, one file a lesson. */
const CONTENT = /^lessons[\\/](content|exercises|glossary)[\\/]/;

const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
	.filter((path) => /\.(tsx?|css)$/.test(path) && !CONTENT.test(path))
	.map((path) => ({ path, lines: readFileSync(join(inProject('src'), path), 'utf8').split('\n').length - 1 }));

const long = files.filter(({ path, lines }) => lines > MOST && !path.endsWith('.css'));
for (const { path, lines } of long) console.error(`src/${path} has ${lines} lines; at most ${MOST} are one concept.`);

/** @type {Record<string, number>} */
const rooms = {};
let all = 0;
for (const { path, lines } of files) {
	const [room] = path.split(sep);
	rooms[room] = (rooms[room] ?? 0) + lines;
	all += lines;
}
const large = Object.entries(rooms).filter(([, lines]) => lines > MOST_OF_A_ROOM * all);
for (const [room, lines] of large)
	console.error(
		`src/${room}/ has ${Math.round((100 * lines) / all)} % of the lines; at most ${100 * MOST_OF_A_ROOM} %.`,
	);

const [[largest, lines]] = Object.entries(rooms).sort(([, a], [, b]) => b - a);
console.log(`${long.length} files longer than ${MOST} lines`);
console.log(`the largest room is src/${largest}/, with ${Math.round((100 * lines) / all)} % of ${all} lines`);
process.exitCode = long.length > 0 || large.length > 0 ? 1 : 0;
