/** Exercises on the latent box and relabelling. */
import { boxInterval, fromLatent, type LatentBox, rangeRateOf, toLatent } from '../../analysis/latentBox';
import { both, type Exercise, same } from './Exercise';
import { GOAL, normalQuantile, trained, written } from './models';

/** The numbers 1 … count, so that a bound of the box is a rank. */
function ranks(count: number): Float64Array {
	return Float64Array.from({ length: count }, (_, i) => i + 1);
}

/** A box of one dimension. */
function interval(lower: number, upper: number): LatentBox {
	return { lower: Float64Array.of(lower), upper: Float64Array.of(upper) };
}

export const box: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'rank',
		task(draw) {
			const [count, rate] = draw.pick([
				[100, 5],
				[1000, 2],
				[5000, 2],
				[2000, 1],
			] as const);
			const [, upper] = boxInterval(ranks(count), count, 1, 0, rate);
			const answer = count - upper;
			return {
				text: both(
					`get_c_rate sorts ${count} samples of a dimension and drops ${rate} % at each end. How many of the samples lie above the upper bound?`,
					`get_c_rate 把一个维度的 ${count} 个样本排序，两端各去掉 ${rate} %。有多少个样本大于上界？`,
				),
				answer,
				tolerance: 0,
				slips: [
					{ value: 2 * answer, says: both('That is both ends together.', '这是两端之和。') },
					{ value: answer / 2, says: both(`${rate} % are dropped at each end.`, `每一端都去掉 ${rate} %。`) },
				],
				solution: both(
					`int(${rate}·${count} ÷ 100) = ${answer}: the bound is sample number ${answer + 1} from above.`,
					`int(${rate}·${count} ÷ 100) = ${answer}：上界是从大到小的第 ${answer + 1} 个样本。`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'to-latent',
		task(draw) {
			const lower = draw.pick([-2.2, -1.8, -1.4]);
			const upper = draw.pick([1.6, 2, 2.6]);
			const a = draw.pick([-0.5, 0.25, 0.8]);
			const answer = toLatent(interval(lower, upper), 0, a);
			return {
				text: both(
					`In a dimension the box goes from ${lower} to ${upper}. The policy outputs a = ${a}. Which $\\term{z}{z}$ is decoded?`,
					`某个维度上，潜在框从 ${lower} 到 ${upper}。策略输出 a = ${a}。解码的 $\\term{z}{z}$ 是多少？`,
				),
				answer,
				slips: [
					{
						value: (a * (upper - lower)) / 2,
						says: both('The centre of the box has to be added.', '还要加上框的中心。'),
					},
					{ value: a * upper, says: both('The box need not be symmetric about 0.', '潜在框不一定关于 0 对称。') },
					{
						value: a * (upper - lower) + (upper + lower) / 2,
						says: both('a is multiplied by half the width.', 'a 乘的是半宽。'),
					},
				],
				solution: same(
					`$${a}\\cdot\\tfrac12(${upper} - (${lower})) + \\tfrac12(${upper} + (${lower})) = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'from-latent',
		task(draw) {
			const lower = draw.pick([-2.4, -1.6]);
			const upper = draw.pick([1.2, 2]);
			const z = draw.pick([-0.8, 0.4, 1]);
			const answer = fromLatent(interval(lower, upper), 0, z);
			return {
				text: both(
					`Conversely: the box goes from ${lower} to ${upper}, a transition is encoded at z = ${z}. Which a is stored?`,
					`反过来：潜在框从 ${lower} 到 ${upper}，一个转移样本编码为 z = ${z}。存下的 a 是多少？`,
				),
				answer,
				slips: [
					{
						value: z / ((upper - lower) / 2),
						says: both('Subtract the centre of the box first.', '要先减去框的中心。'),
					},
					{
						value: z,
						says: both(
							'a lives in the square of the policy, z in the latent space.',
							'a 属于策略的方框，z 属于潜在空间。',
						),
					},
				],
				solution: same(
					`$(${z} - ${written((upper + lower) / 2)}) \\div ${written((upper - lower) / 2)} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'all-dims',
		task(draw) {
			const percent = draw.pick([90, 96, 98]);
			const latentDim = draw.pick([2, 4, 6]);
			const answer = 100 * ((100 - 2 * rangeRateOf(percent)) / 100) ** latentDim;
			return {
				text: both(
					`Each dimension of the box keeps ${percent} % of the samples. If the dimensions are independent: how many percent are inside in all Z = ${latentDim}?`,
					`潜在框每个维度保留 ${percent} % 的样本。如果各维独立：所有 Z = ${latentDim} 维都在框内的占百分之多少？`,
				),
				answer,
				tolerance: 0.01,
				unit: same('%'),
				slips: [
					{ value: percent, says: both('That is one dimension.', '这是一个维度的。') },
					{
						value: 100 - latentDim * (100 - percent),
						says: both('The shares are multiplied, not subtracted.', '比例要相乘，不是相减。'),
					},
				],
				solution: same(`$100\\cdot ${percent / 100}^{${latentDim}} = ${written(answer)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'half-width',
		task(draw) {
			const w = draw.pick([0.1, 0.2]);
			const predicted = normalQuantile(1 - rangeRateOf(96) / 100);
			return {
				text: both(
					`Goal, w = ${w}: if z is N(0, I) over all transitions, where do the bounds of the central 96 % lie? Predict the half-width of the box, then train 600 steps.`,
					`足球射门，w = ${w}：如果全体转移样本的 z 服从 N(0, I)，中央 96 % 的边界在哪里？预测潜在框的半宽，然后训练 600 步。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'boxReach', run: 0, percent: 96 },
				predicted,
				within: 1.25,
				solution: same(`$\\Phi^{-1}(0.98) = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'promise',
		text: both(
			'What does the latent box promise a policy, and what does it not?',
			'潜在框向策略保证了什么，没有保证什么？',
		),
		model: both(
			'That every dimension of z is in the central range of the sampled codes. Not that the point is near a code: the box is a rectangle round a cloud of any shape, and its corners can be empty. Nor that it stays: it moves as the encoder is trained. And it constrains z alone, not the embedding e.',
			'保证 z 的每个维度都在采样编码的中央范围内。不保证该点附近有编码：框是包住任意形状点云的矩形，角落可能是空的。也不保证不变：编码器训练时框会移动。它只约束 z，不约束嵌入 e。',
		),
		points: [
			both('range of each dimension', '各维度的范围'),
			both('corners can be empty', '角落可能为空'),
			both('it moves, or constrains z alone', '会移动，或只约束 z'),
		],
	},
	{
		kind: 'explain',
		id: 'two-things',
		text: both(
			'Tell the latent box (LSC) from relabelling (RSC): which problem does each solve, and when is it at work?',
			'区分潜在框（LSC）与重标注（RSC）：各解决什么问题，何时起作用？',
		),
		model: both(
			'The box acts when the policy acts: it maps a ∈ [−1, 1] onto the latent range that the decoder has been trained on. Relabelling acts when the replay buffer is read: an entry whose stored latent no longer predicts the effect that was seen gets a new one, encoded from its state, choice and parameters.',
			'潜在框在策略行动时起作用：把 a ∈ [−1, 1] 映射到解码器训练过的潜在范围。重标注在读取回放缓冲区时起作用：若存下的潜在动作已预测不出当时的效果，就由该条目的状态、选择和参数重新编码。',
		),
		points: [
			both('box: range, when acting', '框：范围，行动时'),
			both('relabelling: stale entries, when reading the buffer', '重标注：过时条目，读缓冲区时'),
		],
	},
];
