/** Carries out one training of a study, on the thread that this is called on. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { AgentLearner } from '../src/agent/AgentLearner';
import type { CurvePoint } from '../src/agent/protocol';
import { readTraining, writeTraining } from '../src/agent/savedTraining';
import { SimdAgent } from '../src/agent/wasm/SimdAgent';
import { loadAgent } from './agentModule';
import { writeAtomically } from './atomicFile';
import type { StudyJob } from './studyPlan';

/** A training and where its files lie. */
export interface PlacedJob {
	readonly job: StudyJob;
	readonly result: string;
	readonly checkpoint: string;
	/** Milliseconds between two checkpoints: what a kill can cost at most. */
	readonly saveInterval: number;
}

/** What came of a training: the content of its result's file. */
export interface StudyResult {
	readonly job: Omit<StudyJob, 'spec'>;
	readonly curve: readonly CurvePoint[];
	/** Environment step of the best evaluation. */
	readonly bestStep: number | null;
	/** Environment step at which an exploring episode first succeeded. */
	readonly firstSuccess: number | null;
	/** Seconds from the beginning, or from the last kill on. */
	readonly seconds: number;
}

/** Goes on from its checkpoint where there is one, and writes its result. @returns the result */
export async function runJob({ job, result, checkpoint, saveInterval }: PlacedJob): Promise<StudyResult> {
	const start = performance.now();
	const module = await loadAgent();
	const learner = await AgentLearner.create(
		job.spec,
		(model, shape, rows) => SimdAgent.create(module, model, shape, rows),
		existsSync(checkpoint) ? readTraining(readFileSync(checkpoint)) : undefined,
	);
	let saved = performance.now();
	while (learner.environmentStep < job.environmentSteps) {
		learner.advance();
		if (performance.now() - saved < saveInterval) continue;
		writeAtomically(checkpoint, writeTraining(learner.state()));
		saved = performance.now();
	}
	const [{ curve, bestStep, firstSuccess }] = learner.frame().agents;
	const { spec: _, ...told } = job;
	const seconds = (performance.now() - start) / 1000;
	const outcome: StudyResult = { job: told, curve, bestStep, firstSuccess, seconds };
	writeAtomically(result, new TextEncoder().encode(`${JSON.stringify(outcome)}\n`));
	rmSync(checkpoint, { force: true });
	return outcome;
}
