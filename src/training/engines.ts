/**
 * The engines there are, how each is started, and how the one to use is chosen: a probe whether it can
 * be had, a numeric self-test against the reference, a short race on the real problem.
 */
import type { EngineReport } from './protocol';
import { ReferenceTrainer } from './reference/ReferenceTrainer';
import { selfTestDeviation } from './selfTest';
import { isSoftwareAdapter } from './softwareAdapter';
import type { EngineId, Trainer, TrainerSetup } from './Trainer';
import { TfjsTrainer } from './tfjs/TfjsTrainer';
import type { LoadSimd } from './wasm/SimdProgram';
import { SimdTrainer } from './wasm/SimdTrainer';
import { WebGpuTrainer } from './webgpu/WebGpuTrainer';

/** @param onProgress called with the share of the start that is done, 0 … 1, by engines that take long to start */
export type CreateTrainer = (setup: TrainerSetup, onProgress?: (share: number) => void) => Promise<Trainer>;

/** An engine as the choice sees it. */
export interface EngineCandidate {
	readonly engine: EngineId;
	/** Rejects with the reason when the engine cannot be had here. */
	readonly create: CreateTrainer;
	/** Why it need not race, or null: only asked when nobody named the engine. */
	readonly sitsOut?: () => Promise<string | null>;
}

/** WebGPU on the CPU need not race: compiling its kernels takes longer there than the others take to start and win. */
const onSoftware = async () => ((await isSoftwareAdapter()) ? 'its adapter is software on the CPU' : null);

/** Every engine of this build. @param loadSimd gives the compiled SIMD engine */
export function engineCandidates(loadSimd: LoadSimd): EngineCandidate[] {
	return [
		{
			engine: 'webgpu',
			create: (setup, onProgress) => WebGpuTrainer.create(setup, undefined, onProgress),
			sitsOut: onSoftware,
		},
		{
			engine: 'tfjs-webgpu',
			create: (setup) => TfjsTrainer.create(setup),
			sitsOut: onSoftware,
		},
		{ engine: 'simd', create: async (setup) => SimdTrainer.create(await loadSimd(), setup) },
		{ engine: 'reference', create: async (setup) => new ReferenceTrainer(setup) },
	];
}

/**
 * A race takes this long an engine, warm-up apart, or this many rounds. A round is what training does
 * between two frames: some steps, then the codes of what is shown.
 */
const RACE = { milliseconds: 200, rounds: 6, stepsPerRound: 4, points: 1_000 } as const;

/** Share of trying an engine that its start is, where it takes long. */
const STARTING = 0.8;

/** The trainer that won, at step 0, and what was seen of each engine. */
export interface Choice {
	readonly trainer: Trainer | null;
	readonly reports: readonly EngineReport[];
}

/**
 * Tries the engines and keeps the fastest that computes right.
 * @param wanted the only engine to try, or `auto`
 * @param onTried called with the share of engines tried, 0 … 1, after each and while one starts
 */
export async function chooseEngine(
	candidates: readonly EngineCandidate[],
	wanted: EngineId | 'auto',
	setup: TrainerSetup,
	now: () => number,
	onTried: (share: number) => void,
): Promise<Choice> {
	const reports: EngineReport[] = [];
	const tried = candidates.filter(({ engine }) => wanted === 'auto' || engine === wanted);
	for (const candidate of tried) {
		const onProgress = (share: number) => onTried((reports.length + STARTING * share) / tried.length);
		reports.push(await tryEngine(candidate, setup, now, wanted === 'auto', onProgress));
		onTried(reports.length / tried.length);
	}
	const inOrder = reports
		.filter(({ ok }) => ok)
		.sort((a, b) => (a.millisecondsPerStep ?? 0) - (b.millisecondsPerStep ?? 0));
	const winner = tried.find(({ engine }) => engine === inOrder[0]?.engine);
	return { trainer: winner ? await winner.create(setup) : null, reports };
}

async function tryEngine(
	{ engine, create, sitsOut }: EngineCandidate,
	setup: TrainerSetup,
	now: () => number,
	racing: boolean,
	onProgress: (share: number) => void,
): Promise<EngineReport> {
	const out = (reason: string): EngineReport => ({ engine, ok: false, millisecondsPerStep: null, reason });
	try {
		const reason = racing ? await sitsOut?.() : null;
		if (reason) return out(reason);
		const deviation = await selfTestDeviation((problem) => create(problem, onProgress));
		if (deviation) return out(deviation);
		return { engine, ok: true, millisecondsPerStep: racing ? await race(create, setup, now) : null, reason: '' };
	} catch (error) {
		return out(error instanceof Error ? error.message : String(error));
	}
}

/** Median milliseconds a lock-step takes, its share of a frame included, after one round that warms up. */
async function race(create: CreateTrainer, setup: TrainerSetup, now: () => number): Promise<number> {
	const trainer = await create(setup);
	const points = Math.min(RACE.points, setup.dataset.size);
	const shown = Uint32Array.from({ length: points }, (_, index) => index);
	const round = async () => {
		await trainer.advance(RACE.stepsPerRound);
		for (let run = 0; run < setup.runs.length; run++) await trainer.encode(run, shown);
	};
	try {
		await round();
		const times: number[] = [];
		const start = now();
		while (times.length < RACE.rounds && (times.length < 2 || now() - start < RACE.milliseconds)) {
			const before = now();
			await round();
			times.push(now() - before);
		}
		times.sort((a, b) => a - b);
		return times[Math.floor(times.length / 2)] / RACE.stepsPerRound;
	} finally {
		trainer.dispose();
	}
}
