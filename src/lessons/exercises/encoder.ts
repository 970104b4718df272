/** Exercises on the encoder and what a code stands for. */
import { nearestAction } from '../../model/embedding';
import { parameterLayout } from '../../model/layout';
import { both, type Exercise, same } from './Exercise';
import { exerciseShape, GOAL, PLATFORM, trained, written } from './models';

export const encoder: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'inputs',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const embeddingDim = draw.pick([4, 6, 8]);
			const shape = { ...exerciseShape(sizes, 2), embeddingDim };
			const { layers } = parameterLayout(shape);
			const answer = layers.e0_0.inputs + layers.e0_1.inputs;
			return {
				text: both(
					`A state of ${sizes.stateDim} features, an embedding of ${embeddingDim} numbers and ${sizes.parameterDim} parameter place(s) go into the encoder. How many numbers is that in all?`,
					`状态有 ${sizes.stateDim} 个特征，嵌入 ${embeddingDim} 维，参数 ${sizes.parameterDim} 个位置，都输入编码器。一共多少个数？`,
				),
				answer,
				tolerance: 0,
				slips: [
					{
						value: sizes.stateDim + 1 + sizes.parameterDim,
						says: both('The action goes in as its embedding.', '动作以嵌入的形式输入。'),
					},
					{ value: sizes.stateDim + sizes.parameterDim, says: both('The embedding is missing.', '漏了嵌入。') },
				],
				solution: same(`$${sizes.stateDim} + ${embeddingDim} + ${sizes.parameterDim} = ${answer}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'weights',
		task(draw) {
			const width = draw.pick([32, 64, 128, 256]);
			const latentDim = draw.pick([2, 4, 6]);
			const { layers } = parameterLayout(exerciseShape(GOAL, latentDim, width));
			const answer =
				(layers.mean.inputs + 1) * layers.mean.outputs + (layers.log_std.inputs + 1) * layers.log_std.outputs;
			return {
				text: both(
					`The last two layers of the encoder turn ${width} units into a mean and a log σ, Z = ${latentDim} each. How many weights and biases do the two have together?`,
					`编码器最后两层把 ${width} 个单元分别变成均值和 log σ，各 Z = ${latentDim} 个。两层合计有多少个权重和偏置？`,
				),
				answer,
				tolerance: 0,
				slips: [
					{ value: width * latentDim * 2, says: both('The biases are missing.', '漏了偏置。') },
					{ value: answer / 2, says: both('There are two such layers.', '这样的层有两个。') },
				],
				solution: same(`$2\\cdot(${width} + 1)\\cdot ${latentDim} = ${answer}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'nearest',
		task(draw) {
			const rows = [-0.7, 0.1, 0.8];
			const e = draw.pick([-0.5, -0.2, 0.3, 0.4, 0.6]);
			const shape = { ...exerciseShape(PLATFORM, 2), actionCount: rows.length, embeddingDim: 1 };
			const weights = Float32Array.from(rows, (row) => Math.atanh(row));
			const answer = nearestAction(shape, weights, [e]) + 1;
			return {
				text: both(
					`Three actions have the embeddings ${rows.map(written).join(', ')} (one number each). A policy outputs e = ${written(e)}, and the nearest embedding decides. Which action is taken: 1, 2 or 3?`,
					`三个动作的嵌入为 ${rows.map(written).join('、')}（各一个数）。策略输出 e = ${written(e)}，取最近的嵌入。选中的是动作 1、2 还是 3？`,
				),
				answer,
				tolerance: 0,
				slips: [],
				solution: both(
					`The distances are ${rows.map((row) => written(Math.abs(e - row))).join(', ')}: action ${answer}.`,
					`距离为 ${rows.map((row) => written(Math.abs(e - row))).join('、')}：动作 ${answer}。`,
				),
			};
		},
	},
	{
		kind: 'measure',
		id: 'guess',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const { name, actions } = sizes.environment;
			return {
				text: both(
					`${name.en}: the ${actions.length} actions are taken equally often. Predict how often, in percent, it is right to name always the most frequent action, then have it measured. A guess from z has to be compared with it.`,
					`“${name['zh-CN']}”：${actions.length} 个动作出现得同样多。总猜最常见的动作，预测猜对的百分比，再测量。由 z 猜动作的准确率要与它比较。`,
				),
				stage: trained(sizes, 0.1, 0),
				measure: { kind: 'leakChance', run: 0 },
				predicted: 100 / actions.length,
				scale: 100,
				unit: same('%'),
				within: 1.1,
				solution: same(`$100 \\div ${actions.length} = ${written(100 / actions.length)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'condition',
		text: both(
			'μ is computed from state, action and parameters. Why does it nevertheless carry mostly the parameters?',
			'μ 由状态、动作和参数三者算出。为什么它携带的却主要是参数？',
		),
		model: both(
			'The decoder is told the state and the action. Repeating them in z would save no error, and room in z has its price. What the decoder cannot know otherwise are the parameters, so these stay in z. The hybrid action is the pair (e, z).',
			'解码器已知状态和动作，在 z 中重复它们并不减少误差，而 z 的容量是有代价的。解码器无从知道的是参数，所以留在 z 里的是参数。混合动作是二元组 (e, z)。',
		),
		points: [
			both('the decoder has the condition', '解码器已有条件'),
			both('what it has need not be paid for', '已有的不必再付代价'),
			both('the hybrid action is the pair (e, z)', '混合动作是二元组 (e, z)'),
		],
	},
	{
		kind: 'explain',
		id: 'swap',
		text: both(
			'How would you find out by experiment whether μ depends on the state? Say what you change, what you keep and what you measure.',
			'怎样用实验查明 μ 是否依赖状态？说明改什么、保持什么、测什么。',
		),
		model: both(
			'Take transitions, put the state of another transition into each, keep action and parameters, and encode again. Measure how far μ moves, relative to how much μ varies over the data. Do the same for the parameters to have something to compare with, and repeat with several seeds.',
			'取一批转移样本，换上别的样本的状态，动作和参数不变，重新编码。测 μ 移动的距离，并除以 μ 在数据中的变化幅度。对参数也做一遍以便比较，并换几个种子重复。',
		),
		points: [
			both('one input is exchanged, the others are kept', '只换一个输入，其余不变'),
			both('the move is divided by the standard deviation of μ', '移动量与 μ 的变化幅度相比'),
			both('a comparison or several seeds', '有对照，或换几个种子'),
		],
	},
];
