/**
 * Compiles the SIMD programs from AssemblyScript, where their binaries are missing or older than their sources. The build,
 * the tests and every script that trains do it first, so that no binary is kept in git.
 */
import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { inProject, isProgram } from './paths.mjs';

const ASSEMBLY = 'src/training/wasm/assembly';
const AGENT = 'src/agent/wasm/assembly';
const STAMPS = 'src/map/wasm/assembly';
const NUMERICS = 'src/numerics';

/** The compiled engine of the representation, that of the agent around it, and what draws the dots of the maps. */
export const SIMD_BINARY = inProject('src/training/wasm/simd.wasm');
export const AGENT_BINARY = inProject('src/agent/wasm/agent.wasm');
export const STAMPS_BINARY = inProject('src/map/wasm/stamps.wasm');

/** What is compiled: an entry, where its binary lies, and the folders that it is made of. */
const PROGRAMS = [
	{ entry: `${ASSEMBLY}/index.ts`, binary: SIMD_BINARY, sources: [ASSEMBLY, NUMERICS] },
	{ entry: `${AGENT}/index.ts`, binary: AGENT_BINARY, sources: [AGENT, ASSEMBLY, NUMERICS] },
	{ entry: `${STAMPS}/index.ts`, binary: STAMPS_BINARY, sources: [STAMPS] },
];

/** Without relaxed SIMD, whose instructions may round differently on each machine. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** Folders that binaries are made of, and files that say how. */
const SOURCES = [AGENT, ASSEMBLY, STAMPS, NUMERICS];
const MAKERS = ['scripts/compile-simd.mjs', 'node_modules/assemblyscript/package.json'];

/** @param {typeof PROGRAMS[number]} program */
function isStale({ binary, sources }) {
	if (!existsSync(binary)) return true;
	const made = statSync(binary).mtimeMs;
	const files = sources.flatMap((folder) => readdirSync(inProject(folder)).map((file) => join(folder, file)));
	return [...files, ...MAKERS].some((file) => statSync(inProject(file)).mtimeMs > made);
}

/**
 * A source of AssemblyScript. What the numbers' bits are is the only thing that it says otherwise than the page.
 * @param {string} path as the compiler has it: relative to `folder`
 * @param {string} folder
 */
async function source(path, folder) {
	const isNumerics = dirname(path).endsWith(NUMERICS);
	const file = isNumerics && basename(path) === 'words.ts' ? join(ASSEMBLY, 'words.ts') : path;
	try {
		return await readFile(isAbsolute(file) ? file : join(folder, file), 'utf8');
	} catch {
		return null;
	}
}

/**
 * Compiles a file of AssemblyScript as the engine is compiled.
 * @param {string} entry relative to the project
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the binary
 * @throws {Error} with what the compiler says
 */
export async function compileAssembly(entry) {
	const { default: asc } = await import('assemblyscript/asc');
	const files = new Map();
	const said = asc.createMemoryStream();
	const { error } = await asc.main([entry, '--baseDir', inProject('.'), '--outFile', 'simd.wasm', ...OPTIONS], {
		stdout: said,
		stderr: said,
		readFile: source,
		writeFile: (name, contents) => {
			files.set(name, contents);
		},
	});
	const text = said.toString();
	// A warning is of a conversion that may lose something.
	if (error || text.trim() !== '') throw new Error(`${entry} does not compile.\n${text}${error ?? ''}`);
	return files.get('simd.wasm');
}

/** Makes the binaries fit their sources. @throws {Error} with what the compiler says */
export async function compileSimd() {
	for (const program of PROGRAMS.filter(isStale)) {
		const compiled = await compileAssembly(program.entry);
		// Whole or not at all: another process may be reading it.
		const unfinished = `${program.binary}.${process.pid}`;
		writeFileSync(unfinished, compiled);
		renameSync(unfinished, program.binary);
	}
}

/** For vitest, before all tests. */
export const setup = compileSimd;

/** For Vite: the binary is there before anything asks for it, and follows its sources while the page is developed. */
export function simdEngine() {
	return {
		name: 'simd-engine',
		buildStart: compileSimd,
		/** @param {{ file: string }} update */
		hotUpdate: async ({ file }) => {
			if (SOURCES.some((folder) => file.startsWith(inProject(folder)))) await compileSimd();
		},
	};
}

if (isProgram(import.meta.url)) await compileSimd();
