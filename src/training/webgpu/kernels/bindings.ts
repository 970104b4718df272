/** What every kernel is bound to: one layout for all, with eight storage buffers, as many as any adapter has. */
import { PASS, RUN, STEP } from './structs';

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
	/** Indices of the transitions that rows are taken from. */
	indexPool: 9,
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
	indexPool: `var<storage, read> indexPool: array<u32>`,
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

const STRUCTS = `${PASS.wgsl}${RUN.wgsl}${STEP.wgsl}
fn rowBlocks() -> u32 { return (step_.rows + 3) / 4; }
`;
