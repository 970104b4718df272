/**
 * Fails where a source file has more than 300 lines, since a file is one concept, where a function has more than 80,
 * since it is one thought, and where a room of src/ holds more than a fifth of the lines. Lesson content is text in two
 * languages, and counts for none of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { inProject } from './paths.mjs';

const MOST = 300;
const MOST_OF_A_FUNCTION = 80;
const MOST_OF_A_ROOM = 0.2;

/** Texts, one file a lesson. */
const CONTENT = /^lessons[\\/](content|exercises|glossary)[\\/]/;

const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
	.filter((path) => /\.(tsx?|css)$/.test(path) && !CONTENT.test(path))
	.map((path) => {
		const text = readFileSync(join(inProject('src'), path), 'utf8');
		return { path, text, lines: text.split('\n').length - 1 };
	});

const long = files.filter(({ path, lines }) => lines > MOST && !path.endsWith('.css'));
for (const { path, lines } of long) console.error(`src/${path} has ${lines} lines; at most ${MOST} are one concept.`);

const longFunctions = files
	.filter(({ path }) => !path.endsWith('.css'))
	.flatMap(({ path, text }) => functionsOf(path, text))
	.filter(({ lines }) => lines > MOST_OF_A_FUNCTION);
for (const { name, place, lines } of longFunctions)
	console.error(`${place}: ${name} has ${lines} lines; at most ${MOST_OF_A_FUNCTION} are one thought.`);

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
console.log(`${longFunctions.length} functions longer than ${MOST_OF_A_FUNCTION} lines`);
console.log(`the largest room is src/${largest}/, with ${Math.round((100 * lines) / all)} % of ${all} lines`);
process.exitCode = long.length > 0 || longFunctions.length > 0 || large.length > 0 ? 1 : 0;

/**
 * Every function of a file, those within others too, with its lines from its head to its end.
 * @param {string} path in src/
 * @param {string} text
 */
function functionsOf(path, text) {
	const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
	/** @param {number} at */
	const lineOf = (at) => source.getLineAndCharacterOfPosition(at).line + 1;
	/** @type {{ name: string, place: string, lines: number }[]} */
	const found = [];
	/** @param {ts.Node} node */
	function visit(node) {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const first = lineOf(node.getStart());
			const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
			found.push({
				name: named?.getText() ?? 'a function',
				place: `src/${path}:${first}`,
				lines: lineOf(node.end) - first + 1,
			});
		}
		ts.forEachChild(node, visit);
	}
	visit(source);
	return found;
}
