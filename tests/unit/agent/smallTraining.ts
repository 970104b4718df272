/** Trainings small enough for a test: some tens of episodes, networks of eight units. */
import { loadAgent } from '../../../scripts/agentModule';
import { AgentLearner, type CreateEngine } from '../../../src/agent/AgentLearner';
import { specOf, teachingPreset } from '../../../src/agent/presets';
import { ReferenceAgent } from '../../../src/agent/ReferenceAgent';
import type { AgentSettings, AgentSpec } from '../../../src/agent/settings';
import { SimdAgent } from '../../../src/agent/wasm/SimdAgent';
import { environmentById } from '../../../src/environments/registry';

const platform = environmentById('platform');
if (!platform) throw new Error('platform');
export const PLATFORM = platform;

const preset = teachingPreset(PLATFORM);

export const SMALL: AgentSettings = {
	...preset.settings,
	width: 8,
	batchSize: 8,
	boxSamples: 150,
	noiseEpisodes: 10,
	representation: { ...preset.settings.representation, width: 8, steps: 20, batchSize: 8, laterEvery: 2, laterFrom: 2 },
};

/** Agents of these settings on some episodes of Platform. */
export function smallSpec(agents: readonly { seed?: number; settings?: AgentSettings }[] = [{}]): AgentSpec {
	const entries = agents.map(({ seed = 1, settings = SMALL }) => ({ seed, settings }));
	const spec = specOf(PLATFORM, preset, entries);
	return { ...spec, randomEpisodes: 30, evaluateEvery: 10, evaluationEpisodes: 3 };
}

export const simdEngine: CreateEngine = async (model, shape, rows) =>
	SimdAgent.create(await loadAgent(), model, shape, rows);

export const referenceEngine: CreateEngine = async (model, shape, rows) => new ReferenceAgent(model, shape, rows);

/** Learns until every agent has taken so many environment steps. */
export function learnTo(learner: AgentLearner, environmentSteps: number): AgentLearner {
	while (learner.environmentStep < environmentSteps) learner.advance();
	return learner;
}

/** A training that has learned for so long. */
export async function trained(spec: AgentSpec, environmentSteps: number, engine = simdEngine): Promise<AgentLearner> {
	return learnTo(await AgentLearner.create(spec, engine), environmentSteps);
}

/** Through the random episodes and the representation: its agents begin with the next piece. */
export async function begun(spec: AgentSpec, engine = simdEngine): Promise<AgentLearner> {
	const learner = await AgentLearner.create(spec, engine);
	while (learner.phase !== 'agent') learner.advance();
	return learner;
}
