/** Exercises on the decoder and its outputs. */
import { rateAndDistortion } from '../../analysis/rateDistortion';
import { meanSquareDifference } from '../../analysis/sampleOutcomes';
import { unscaleFromUnit } from '../../environments/Environment';
import { parameterLayout } from '../../model/layout';
import { both, type Exercise, same } from './Exercise';
import { exerciseShape, GOAL, PLATFORM, trained, uniformTheory, written } from './models';

export const decoder: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'outputs',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const latentDim = draw.pick([2, 4, 6]);
			const { layers } = parameterLayout(exerciseShape(sizes, latentDim));
			const answer =
				layers.parameter_action_output.outputs +
				layers.delta_state_output.outputs +
				layers.mean.outputs +
				layers.log_std.outputs;
			return {
				text: both(
					`forward() returns four outputs: u, s, mean and std. With S = ${sizes.stateDim}, P = ${sizes.parameterDim} and Z = ${latentDim}, how many numbers are that for one transition?`,
					`forward() 返回四个输出：u、s、mean、std。S = ${sizes.stateDim}，P = ${sizes.parameterDim}，Z = ${latentDim} 时，一个转移样本一共有多少个数？`,
				),
				answer,
				tolerance: 0,
				slips: [
					{
						value: sizes.stateDim + sizes.parameterDim + latentDim,
						says: both('mean and std have Z numbers each.', 'mean 和 std 各有 Z 个数。'),
					},
					{
						value: sizes.stateDim + sizes.parameterDim,
						says: both('mean and std are returned too.', 'mean 和 std 也会返回。'),
					},
				],
				solution: same(`$P + S + 2Z = ${sizes.parameterDim} + ${sizes.stateDim} + 2\\cdot ${latentDim} = ${answer}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'error',
		task(draw) {
			const truth = [draw.pick([0.2, 0.5]), draw.pick([-0.4, -0.1])];
			const decoded = [draw.pick([0.3, 0.6]), draw.pick([-0.3, 0])];
			const answer = meanSquareDifference(decoded, truth);
			return {
				text: both(
					`The parameters were x = (${truth.join(', ')}), decoded are x̂ = (${decoded.join(', ')}). What is the mean squared error?`,
					`真实参数 x = (${truth.join(', ')})，解码得到 x̂ = (${decoded.join(', ')})。均方误差是多少？`,
				),
				answer,
				slips: [
					{
						value: 2 * answer,
						says: both(
							'That is the sum; the loss takes the mean over the P places.',
							'这是总和；损失取 P 个位置的平均。',
						),
					},
					{ value: Math.sqrt(answer), says: both('That is the root of it.', '这是它的平方根。') },
				],
				solution: same(
					`$\\tfrac12\\bigl((${decoded[0]} - ${truth[0]})^2 + (${decoded[1]} - (${truth[1]}))^2\\bigr) = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'metres',
		task(draw) {
			const value = draw.pick([-0.5, 0.25, 0.6]);
			const change = draw.pick([0.02, 0.05, 0.1]);
			const feature = GOAL.environment.features[0];
			const answer = unscaleFromUnit(value + change, feature.low, feature.high);
			return {
				text: both(
					`The feature “${feature.name.en}” runs from ${written(feature.low)} to ${written(feature.high)} ${feature.unit} and is scaled to [−1, 1]. It is at ${written(value)}, and the decoder predicts a change of ${change}. Where does it come to lie, in ${feature.unit}?`,
					`特征“${feature.name['zh-CN']}”从 ${written(feature.low)} 到 ${written(feature.high)} ${feature.unit}，缩放到 [−1, 1]。现在为 ${written(value)}，解码器预测变化 ${change}。它会变到多少 ${feature.unit}？`,
				),
				answer,
				unit: same(feature.unit),
				slips: [
					{
						value: unscaleFromUnit(change, feature.low, feature.high),
						says: both('Δŝ is a change: add it to the state first.', 'Δŝ 是变化量：先加到状态上。'),
					},
					{
						value: unscaleFromUnit(value, feature.low, feature.high),
						says: both('That is where it is now.', '这是现在的位置。'),
					},
				],
				solution: same(
					`$${feature.low} + (${value} + ${change} + 1) \\div 2\\cdot(${feature.high} - (${feature.low})) = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'measure',
		id: 'mean',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const { name } = sizes.environment;
			// One parameter is not encoded: its variance remains as error.
			const predicted = Math.sqrt(rateAndDistortion(uniformTheory(PLATFORM, 2), Number.MAX_VALUE).distortion);
			return {
				text: both(
					`${name.en}: a decoder that has learnt nothing but the mean outputs 0 as $\\hat x_1$. The first parameter is uniform on [−1, 1]. Predict how far off it is, as the standard deviation of $x_1$, then have it measured on the data.`,
					`“${name['zh-CN']}”：什么都没学到的解码器总以均值 0 作为 $\\hat x_1$。第一个参数在 [−1, 1] 上均匀分布。预测它的误差，即 $x_1$ 的标准差，再在数据上测量。`,
				),
				stage: trained(sizes, 0.1, 0),
				measure: { kind: 'dataSpread', run: 0 },
				predicted,
				within: 1.1,
				solution: same(`$\\sqrt{2^2 \\div 12} = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'without-encoder',
		text: both(
			'At run time the policy gives e and z, and nobody encodes anything. What is the encoder for, then?',
			'运行时由策略给出 e 和 z，并没有编码任何东西。那么编码器有什么用？',
		),
		model: both(
			'It is needed in training: it says which z belongs to which transition, so that the decoder learns what to make of z, and its samples of z fix the box. It is needed again when stored entries are relabelled: their state, choice and parameters are encoded again.',
			'训练时需要它：它指出哪个 z 属于哪个转移样本，解码器才能学会解读 z；它采得的 z 还决定潜在框。重标注时也需要它：把存下的状态、选择和参数重新编码。',
		),
		points: [both('training of the decoder', '训练解码器'), both('the box or relabelling', '潜在框或重标注')],
	},
	{
		kind: 'explain',
		id: 'effect',
		text: both(
			'What does the head for Δŝ ask of z that the head for x̂ alone would not?',
			'预测 Δŝ 的输出头对 z 提出了什么额外要求，是只有 x̂ 时没有的？',
		),
		model: both(
			'Codes with different effects have to differ, so that the change can be told from z and the condition. That favours codes that are near when their effects are alike; it does not force it. HyAR claims this orders the space, and it lets relabelling judge a stored code by its effect.',
			'效果不同的编码必须不同，才能由 z 和条件推出变化。这有利于效果相近的编码彼此靠近，但并不强制。HyAR 主张这会使空间有序；重标注也因此能按效果判断存下的编码。',
		),
		points: [
			both('different effects need different codes', '效果不同，编码须不同'),
			both('favours, does not force, similar near similar', '有利于而非强制相近者相邻'),
		],
	},
];
