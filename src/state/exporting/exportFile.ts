/** Exports: weights and numbers as files of other programs' formats, each with a manifest of its origin. */

import { summariseCodes } from '../../analysis/codeSummary';
import type { Dataset } from '../../dataset/Dataset';
import { ownData } from '../../dataset/ownData';
import { worldById } from '../../environments/ownWorlds';
import { writeOwnFile } from '../../files/data/ownFile';
import { tensorsOfWeights } from '../../files/hyarWeights';
import { writeNpz } from '../../files/npz';
import { writeSafetensors } from '../../files/safetensors';
import { type Table, tableAsCsv, tableAsNpz } from '../../files/table';
import { RUN_NAMES } from '../../i18n/runNames';
import type { Frame } from '../../training/Frame';
import type { Config } from '../config/schema';
import { useConfig } from '../configStore';
import { MANIFEST_KEY, type Manifest, makeManifest } from '../manifest';
import { presentTrained } from '../presentTrained';
import type { PolicyId } from '../rolloutSources';
import { playedSource, type RolloutTerms, useRollouts } from '../rollouts';
import { useSession } from '../sessionStore';
import { lossHistory } from '../shownHistory';
import { latestSweepFrame, useSweep } from '../sweep';
import type { TrainedState } from '../trainedState';
import { codesTable, dataTable, lossesTable, rateDistortionTable, rolloutsTable } from './tables';

/** The tables that can be exported. */
export const EXPORTED_TABLES = ['codes', 'losses', 'rate-distortion', 'rollouts', 'data'] as const;
export type ExportedTable = (typeof EXPORTED_TABLES)[number];

/** What can be asked for: weights of a run, or a table, each in two formats. */
export const EXPORTS = [
	'safetensors:A',
	'safetensors:B',
	'npz:A',
	'npz:B',
	...EXPORTED_TABLES.flatMap((table) => [`csv:${table}`, `npz:${table}`] as const),
] as const;
export type ExportName = (typeof EXPORTS)[number];

/** What the exports are taken from. */
export interface ExportSource {
	readonly frame: Frame;
	readonly dataset: Dataset;
}

/** A file that was made. */
export interface ExportedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Its origin; this is saved as {@link manifestName}. */
	readonly manifest: ExportManifest;
	readonly manifestName: string;
}

/** The origin of a file. */
export interface ExportManifest extends Manifest {
	/** The file beside which this one lies. */
	readonly file: string;
	/** SHA-256 of that file's bytes in hexadecimal digits; null where the browser computes none (pages without https). */
	readonly sha256: string | null;
	/** Version of the page. */
	readonly page: string;
	readonly step: number;
	/** Of rate and distortion: the KL weight of every run of the sweep, whose other settings are those of run A. */
	readonly sweep?: { readonly klWeights: readonly number[] };
	/** Of rollouts: what was played under, and what each policy was made of. */
	readonly rollouts?: RolloutTerms & { readonly policies: readonly PlayedPolicy[] };
	/** What the indices of a column stand for in npz, by its name. */
	readonly labels?: Readonly<Record<string, readonly string[]>>;
}

/** A policy that played. */
interface PlayedPolicy {
	readonly id: PolicyId;
	/** Step of its weights; null for policies without. */
	readonly step: number | null;
	/** The discrete action and the code that it decodes in every state; left out for policies without. */
	readonly action?: number;
	readonly z?: readonly number[];
}

/** There is nothing to export yet: no sweep, no rollouts, no step. */
export class NothingToExport extends Error {}

/** @throws NothingToExport @param page version of the page */
export async function exportFile(
	what: ExportName,
	{ frame, dataset }: ExportSource,
	page: string,
): Promise<ExportedFile> {
	const [format, subject] = what.split(':') as [string, string];
	const { config, step, trained, terms } = cameOf(subject, frame.step);
	const manifest = makeManifest(config, trained);
	// With what they are, so that they are the same data wherever the file is opened.
	const own = subject === 'data' ? ownData(dataset.environment) : undefined;
	const isRun = subject === 'A' || subject === 'B';
	const table = isRun ? null : tableOf(subject as ExportedTable, frame, dataset);
	const bytes = isRun
		? weightsOf(format, frame, subject === 'A' ? 0 : 1, manifest)
		: format === 'csv'
			? tableAsCsv(table as Table)
			: own
				? writeOwnFile(own.world, own.dataset)
				: tableAsNpz(table as Table);
	const part = isRun ? `weights-${subject}` : subject;
	const name = `latent-lab-${config.environment}-${part}-step-${step}.${format}`;
	const labels = table?.groups.flatMap((group) => (group.labels ? [[group.name, group.labels] as const] : [])) ?? [];
	return {
		name,
		bytes,
		manifestName: `${name}.manifest.json`,
		manifest: {
			...manifest,
			file: name,
			sha256: await sha256(bytes),
			page,
			step,
			...terms,
			...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
		},
	};
}

/**
 * The origin of a file: the settings and the step of the page, or those that the sweep began with, and what no
 * configuration contains.
 */
function cameOf(
	subject: string,
	shown: number,
): {
	readonly config: Config;
	readonly step: number;
	readonly trained: TrainedState | null;
	readonly terms: Pick<ExportManifest, 'sweep' | 'rollouts'>;
} {
	const { config } = useConfig.getState();
	const { sweep, step, weights } = useSweep.getState();
	if (subject === 'rate-distortion' && sweep)
		return { config: sweep.config, step, trained: null, terms: { sweep: { klWeights: weights } } };
	const { terms, rows } = useRollouts.getState();
	const played = subject === 'rollouts' && terms;
	return {
		config,
		step: shown,
		trained: presentTrained(),
		terms: played ? { rollouts: { ...terms, policies: rows.map(({ id }) => playedPolicy(id)) } } : {},
	};
}

function playedPolicy(id: PolicyId): PlayedPolicy {
	const source = playedSource(id);
	const spec = source?.spec;
	const decodes = spec?.kind === 'latent' ? { action: spec.action, z: Array.from(spec.z) } : {};
	return { id, step: source?.step ?? null, ...decodes };
}

/** The weights of a run with the official names; the manifest goes along inside where the format has a place for it. */
function weightsOf(format: string, { shape, runs, step }: Frame, run: number, manifest: Manifest): Uint8Array {
	const tensors = tensorsOfWeights(shape, runs[run].weights);
	if (format === 'npz') return writeNpz(tensors);
	const metadata = {
		format: 'pt',
		[MANIFEST_KEY]: JSON.stringify(manifest),
		run: RUN_NAMES[run],
		step: String(step),
	};
	return writeSafetensors({ tensors, metadata });
}

function tableOf(table: ExportedTable, frame: Frame, dataset: Dataset): Table {
	switch (table) {
		case 'codes':
			return codesTable(frame, dataset);
		case 'data': {
			const environment = worldById(dataset.environment);
			if (!environment) throw new NothingToExport('there is no data yet');
			return dataTable(dataset, environment);
		}
		case 'losses':
			return some(lossesTable(lossHistory()), 'no step has been taken yet');
		case 'rate-distortion':
			return sweptTable();
		case 'rollouts':
			return some(rolloutsTable(useRollouts.getState().rows), 'nothing has been rolled out yet');
	}
}

function some(table: Table, otherwise: string): Table {
	if (table.rows === 0) throw new NothingToExport(otherwise);
	return table;
}

function sweptTable(): Table {
	const swept = latestSweepFrame();
	if (!swept || swept.losses.length === 0) throw new NothingToExport('there is no sweep over the KL weight yet');
	const { runs, measured, latentDim, losses } = swept;
	return rateDistortionTable(
		useSweep.getState().weights.map((klWeight, run) => ({
			klWeight,
			rate: losses[run].kl * latentDim,
			distortion: losses[run].parameters,
			sigma: summariseCodes(runs[run].measured.mean, runs[run].measured.std, measured, latentDim).sigma,
		})),
	);
}

async function sha256(bytes: Uint8Array): Promise<string | null> {
	if (!globalThis.crypto?.subtle) return null;
	const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The data of the frame that is shown; null if there is no model to export. */
export function presentSource(frame: Frame | null): ExportSource | null {
	const { dataset } = useSession.getState();
	return frame && dataset && frame.source !== 'recording' ? { frame, dataset } : null;
}
