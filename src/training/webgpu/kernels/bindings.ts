/** What every kernel is bound to: one layout for all, with eight storage buffers, as many as any adapter has. */
import { RUN_LIMIT } from '../stepSettings';

/** Numbers of the bindings. */
export const BINDING = {
	/** The pass: where its matrices lie. Dynamic offset. */
	pass: 0,
	/** The step: its number and the runs' settings. Dynamic offset. */
	step: 1,
	/** The matrices whose weights are updated. */
	updates: 2,
	weights: 3,
	firstMoments: 4,
	secondMoments: 5,
	activations: 6,
	/** State, parameters and state change of every transition. */
	transitions: 7,
	/** Discrete action of every transition. */
	actions: 8,
	/** The transitions that rows are taken from. */
	choices: 9,
	/** Three loss terms for each run of each step. */
	metrics: 10,
} as const;

type Name = keyof typeof BINDING;

/** How a kernel sees the four buffers of blocks: in blocks, or in their columns. */
export type Elements = 'mat4x4f' | 'vec4f';

const declarations = (elements: Elements): Record<Name, string> => ({
	pass: `var<uniform> pass_: Pass`,
	step: `var<uniform> step_: Step`,
	updates: `var<uniform> updates: Updates`,
	weights: `var<storage, read_write> weights: array<${elements}>`,
	firstMoments: `var<storage, read_write> firstMoments: array<${elements}>`,
	secondMoments: `var<storage, read_write> secondMoments: array<${elements}>`,
	activations: `var<storage, read_write> activations: array<${elements}>`,
	transitions: `var<storage, read> transitions: array<f32>`,
	actions: `var<storage, read> actions: array<u32>`,
	choices: `var<storage, read> choices: array<u32>`,
	metrics: `var<storage, read_write> metrics: array<f32>`,
});

/** The declarations of the buffers that a kernel uses, with the structs of the pass and of the step. */
export function bindings(elements: Elements, ...names: readonly Name[]): string {
	const declared = declarations(elements);
	const lines = (['pass', 'step', ...names] as const).map(
		(name) => `@group(0) @binding(${BINDING[name]}) ${declared[name]};`,
	);
	return `${STRUCTS}\n${lines.join('\n')}\n`;
}

/** A matrix is vec2u(first block, blocks from one row of blocks to the next); see blockMatrix.ts. */
const STRUCTS = `
struct Pass {
	columns: u32,            // blocks of the output
	inner: u32,              // blocks summed over
	blocksPerRun: u32,       // of the activations
	weightsPerRun: u32,      // blocks
	source: vec2u,
	weight: vec2u,
	output: vec2u,
	first: vec2u,            // what else the pass reads and writes
	second: vec2u,
	third: vec2u,
	sizes: vec4u,            // of kernels that need more
}
struct Run {
	stepSize: f32,           // learning rate over the first moment's correction
	correction: f32,         // of the second moment's root
	keepFirst: f32,          // share of the old moments that stays: 0 when Adam is rebuilt
	keepSecond: f32,
	errorScales: vec2f,      // of the gradients by state change and by parameters
	klScale: f32,
	seed: u32,               // of batches and noise
}
struct Step {
	number: u32,
	slot: u32,               // of the metrics
	seed: u32,
	drawing: u32,            // see draw.ts
	rows: u32,               // transitions in the batch; further rows of blocks are padding
	firstChoice: u32,        // where the list of choices begins for this batch
	choiceCount: u32,
	runCount: u32,
	runs: array<Run, ${RUN_LIMIT}>,
}
fn rowBlocks() -> u32 { return (step_.rows + 3) / 4; }
`;
