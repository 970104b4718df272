/** Every file that can be taken along, read back: by the page's own readers, and by NumPy where Python has it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { readHyarWeights } from '../../../src/files/hyarWeights';
import { readNpz } from '../../../src/files/npz';
import { readTensorFile } from '../../../src/files/tensorFile';
import { initialWeights } from '../../../src/model/initialise';
import type { PolicyReport } from '../../../src/rollouts/protocol';
import { LIMITS } from '../../../src/state/config/limits';
import { useConfig } from '../../../src/state/configStore';
import { EXPORTS, type ExportedFile, type ExportName, exportFile } from '../../../src/state/exporting/exportFile';
import { MANIFEST_KEY, parseManifest } from '../../../src/state/manifest';
import { useRollouts } from '../../../src/state/rollouts';
import { lossHistory } from '../../../src/state/shownHistory';
import { useSweep } from '../../../src/state/sweep';
import { shapeOfConfig } from '../../../src/state/trainable';
import type { Frame } from '../../../src/training/Frame';

const ROWS = 8;
const dataset = collectTransitions({ environment: goal, published: true, seed: 1, size: 500 });
const { config } = useConfig.getState();
const shape = shapeOfConfig(config);
const numbers = (stream: number) =>
	Float32Array.from({ length: ROWS * shape.latentDim }, (_, i) => Math.fround((i + stream) / 7));
const run = (seed: number) => ({
	weights: initialWeights(shape, seed),
	mean: numbers(seed),
	std: numbers(seed + 1),
	z: numbers(seed + 2),
});
const frame = { source: 'training', step: 40, count: ROWS, shape, runs: [run(1), run(2)] } as unknown as Frame;

/** A sweep of three weights, with settings and a step that are not those of the page. */
const sweptConfig = { ...config, data: { ...config.data, seed: 9 } };
const measured = { mean: Float32Array.of(0.5, -0.5), std: Float32Array.of(0.25, 0.75) };
vi.mock('../../../src/state/sweep', async (original) => ({
	...(await original<typeof import('../../../src/state/sweep')>()),
	latestSweepFrame: () => ({
		runs: [0, 1, 2].map(() => ({ measured })),
		measured: 1,
		latentDim: 2,
		losses: [3, 2, 1].map((kl) => ({ state: 1, parameters: kl / 7, kl })),
	}),
}));

const files = new Map<ExportName, ExportedFile>();
const isOfSweep = (name: ExportName) => name.endsWith('rate-distortion');

beforeAll(async () => {
	lossHistory().append({
		firstStep: 1,
		count: 2,
		values: Float32Array.from({ length: 12 }, (_, i) => i / 3),
		settings: [{ step: 1, runs: config.runs }],
		engine: 'reference',
	});
	const level = {
		episodes: 10,
		decisions: 300,
		meanReturn: -1.5,
		returnDeviation: 0.25,
		success: null,
		meanLength: 30,
	};
	useRollouts.setState({
		terms: { environment: 'goal', published: true, episodes: 10, seed: 7 },
		rows: [{ id: 'random', report: { level } as unknown as PolicyReport }],
	});
	useSweep.setState({ step: 60, weights: [0, 0.1, 5], sweep: { config: sweptConfig, until: 0 } as never });
	for (const name of EXPORTS) files.set(name, await exportFile(name, { frame, dataset }, '1.2.3'));
});

test.each(EXPORTS)('%s has a manifest beside it with every setting, step, version and hash', (name) => {
	const { bytes, manifest, name: file, manifestName } = files.get(name) as ExportedFile;
	expect(manifestName).toBe(`${file}.manifest.json`);
	expect(manifest).toMatchObject({
		file,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		page: '1.2.3',
		step: isOfSweep(name) ? 60 : 40,
		config: isOfSweep(name) ? sweptConfig : config,
	});
	// It opens on the page as any manifest.
	expect(parseManifest(JSON.stringify(manifest))).toMatchObject({ ok: true, config: manifest.config });
});

test('rate and distortion say of which weights they are', () => {
	expect((files.get('npz:rate-distortion') as ExportedFile).manifest.sweep).toEqual({ klWeights: [0, 0.1, 5] });
});

test('rollouts say what they were played under', () => {
	const { manifest } = files.get('csv:rollouts') as ExportedFile;
	expect(manifest.rollouts).toEqual({
		environment: 'goal',
		published: true,
		episodes: 10,
		seed: 7,
		policies: [{ id: 'random', step: null }],
	});
	expect(manifest.labels).toEqual({ policy: ['random'] });
});

test.each(['safetensors:A', 'safetensors:B', 'npz:A', 'npz:B'] as const)(
	'%s has the weights to the last bit',
	(name) => {
		const file = readTensorFile((files.get(name) as ExportedFile).bytes);
		expect(readHyarWeights(file, LIMITS).weights).toEqual(frame.runs[name.endsWith('A') ? 0 : 1].weights);
		if (name.startsWith('safetensors')) expect(parseManifest(file.metadata[MANIFEST_KEY])).toMatchObject({ ok: true });
	},
);

const tables = EXPORTS.flatMap((name) => (name.startsWith('csv:') ? [name.slice(4)] : []));

test.each(tables)('%s is the same table as CSV and as npz', (table) => {
	const csv = csvParse(new TextDecoder().decode((files.get(`csv:${table}` as ExportName) as ExportedFile).bytes));
	const { bytes, manifest } = files.get(`npz:${table}` as ExportName) as ExportedFile;
	const columns = Array.from(readNpz(bytes)).flatMap(
		([
			name,
			{
				shape: [rows, width = 1],
				values,
			},
		]) =>
			Array.from({ length: width }, (_, column) =>
				Array.from({ length: rows }, (_row, row) => {
					const value = Number(values[row * width + column]);
					return manifest.labels?.[name]?.[value] ?? value;
				}),
			),
	);
	expect(csv.columns).toHaveLength(columns.length);
	for (const [at, name] of csv.columns.entries())
		expect(csv.map((row) => row[name])).toEqual(columns[at].map((value) => String(value)));
});

const folder = mkdtempSync(join(tmpdir(), 'latent-lab-exports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasNumpy = (() => {
	try {
		execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
})();

test.skipIf(!hasNumpy)('NumPy reads every npz, with the same numbers as the CSV beside it', () => {
	for (const { name, bytes } of files.values()) writeFileSync(join(folder, name), bytes);
	const program = `
import csv, glob, json, numpy, sys
for path in glob.glob(sys.argv[1] + '/*.npz'):
    arrays = {name: array for name, array in numpy.load(path, allow_pickle=False).items()}
    if '-weights-' in path:
        assert arrays['embeddings'].dtype == numpy.float32 and arrays['mean.bias'].ndim == 1
        continue
    with open(path[:-3] + 'csv') as file:
        rows = list(csv.reader(file))[1:]
    columns = [column for array in arrays.values() for column in array.reshape(len(array), -1).T]
    assert len(rows) == len(columns[0]) and len(rows[0]) == len(columns), path
    for at, column in enumerate(columns):
        if 'rollouts' in path and at == 0: continue
        numpy.testing.assert_array_equal([float(row[at]) for row in rows], column.astype(float))
print(json.dumps('read'))
`;
	expect(JSON.parse(execFileSync('python3', ['-c', program, folder], { encoding: 'utf8' }))).toBe('read');
});
