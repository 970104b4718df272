/** Exercises on the way from an actor's output to an action. */
import { wilsonInterval } from '../../analysis/confidenceInterval';
import { rangeRateOf, toLatent } from '../../analysis/latentBox';
import { normalCdf } from '../../analysis/normalDistribution';
import { clamp } from '../../numerics/clamp';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, written } from './models';

const PERCENT = same('%');

export const agent: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'explore',
		task(draw) {
			const lower = draw.pick([-2.2, -1.6, -1.2]);
			const upper = draw.pick([1.4, 1.8, 2.4]);
			const a = draw.pick([0.4, 0.5, 0.6]);
			const noise = draw.pick([-0.9, 0.2, 0.7]);
			const box = { lower: Float64Array.of(lower), upper: Float64Array.of(upper) };
			const answer = toLatent(box, 0, clamp(a + noise, -1, 1));
			return {
				text: both(
					`In one dimension the actor outputs a = ${a}, exploration adds ${noise}, and the sum is clipped to [−1, 1]. The box goes from ${lower} to ${upper}. Which $\\term{z}{z}$ is decoded?`,
					`某一维上策略网络输出 a = ${a}，探索噪声加上 ${noise}，其和裁剪到 [−1, 1]。潜在框从 ${lower} 到 ${upper}。解码的 $\\term{z}{z}$ 是多少？`,
				),
				answer,
				slips: [
					{
						value: toLatent(box, 0, a) + noise,
						says: both(
							'The noise is added before the box, in the square of the policy.',
							'噪声加在潜在框之前，即策略的方框里。',
						),
					},
					{
						value: toLatent(box, 0, a),
						says: both('That is the greedy action, without noise.', '这是不带噪声的贪心动作。'),
					},
				],
				solution: same(
					`$${written(clamp(a + noise, -1, 1))}\\cdot ${written((upper - lower) / 2)} + ${written((upper + lower) / 2)} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'clipped-share',
		task(draw) {
			// The other edge counts in each of these.
			const a = draw.pick([0, 0.3, 0.5]);
			const deviation = draw.pick([0.7, 0.8, 1]);
			const above = 1 - normalCdf((1 - a) / deviation);
			const answer = 100 * (above + normalCdf((-1 - a) / deviation));
			return {
				text: both(
					`The actor outputs a = ${a} in a dimension; the exploration noise is normal with standard deviation ${deviation}. In how many percent of the steps is a clipped to an edge of [−1, 1]?`,
					`策略网络在某一维输出 a = ${a}；探索噪声为正态分布，标准差 ${deviation}。有百分之多少的步数，a 会被裁剪到 [−1, 1] 的边界？`,
				),
				answer,
				unit: PERCENT,
				slips: [
					{ value: 100 - answer, says: both('That is how often it is not clipped.', '这是未被裁剪的比例。') },
					{ value: 100 * above, says: both('There are two edges.', '边界有两个。') },
				],
				solution: same(
					`$100\\cdot(\\Phi(${written((a - 1) / deviation)}) + \\Phi(${written((-1 - a) / deviation)})) = ${written(answer)}\\,\\%$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'evaluation',
		task(draw) {
			const count = draw.pick([25, 50, 100]);
			const share = draw.pick([0.6, 0.8, 0.92]);
			const successes = Math.round(share * count);
			const { low, high } = wilsonInterval(successes, count);
			const answer = 100 * (high - low);
			const standardError = 100 * Math.sqrt(((successes / count) * (1 - successes / count)) / count);
			return {
				text: both(
					`The greedy policy succeeds in ${successes} of ${count} episodes. How wide is the 95 % interval (Wilson) of its success, in percentage points?`,
					`贪心策略在 ${count} 个回合中成功 ${successes} 次。成功率的 95 % 区间（Wilson）有多宽，以百分点计？`,
				),
				answer,
				unit: PERCENT,
				tolerance: 0.02,
				slips: [
					{ value: answer / 2, says: both('That is half of it.', '这是一半的宽度。') },
					{
						value: standardError,
						says: both('That is one standard error of the share.', '这是比例的一个标准误差。'),
					},
				],
				solution: both(
					`From ${written(100 * low)} % to ${written(100 * high)} %: ${written(answer)} percentage points. It says nothing about other seeds.`,
					`从 ${written(100 * low)} % 到 ${written(100 * high)} %：${written(answer)} 个百分点。它不涉及其他种子。`,
				),
			};
		},
	},
	{
		kind: 'measure',
		id: 'inside',
		task(draw) {
			const w = draw.pick([0.02, 0.1]);
			const kept = (100 - 2 * rangeRateOf(96)) / 100;
			const predicted = 100 * kept ** 2;
			return {
				text: both(
					`${GOAL.environment.name.en}, Z = 2, w = ${w}: the box keeps 96 % of the codes in each dimension. If the dimensions are independent, how many percent of the codes can the policy reach in both? Predict, then train 600 steps.`,
					`${GOAL.environment.name['zh-CN']}，Z = 2，w = ${w}：潜在框每个维度保留 96 % 的编码。如果各维独立，策略在两个维度上都够得到的编码占百分之多少？先预测，再训练 600 步。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'boxData', run: 0, percent: 96 },
				scale: 100,
				predicted,
				unit: PERCENT,
				within: 1.05,
				solution: same(`$100\\cdot 0.96^2 = ${written(predicted)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'without-gradient',
		text: both(
			'Snapping e to the nearest embedding is a step: its gradient is 0 wherever it has one. How can the policy learn which discrete action to take all the same?',
			'e 的最近邻匹配是一个阶跃，梯度处处为 0（边界上不存在）。策略为什么仍能学会选择离散动作？',
		),
		model: both(
			'The critic is given e itself, not the action that it snaps to, so its estimate has a gradient with respect to e and the policy follows it. Exploration noise carries e across the borders between actions now and then, so that the critic learns what lies on the other side.',
			'评论家的输入是 e 本身，而不是匹配到的离散动作，因此其估值对 e 有梯度，策略沿此梯度更新。探索噪声不时把 e 带过动作之间的边界，评论家由此学到另一侧的情况。',
		),
		points: [
			both('the critic takes e before it is snapped', '评论家接收匹配之前的 e'),
			both('exploration crosses the borders', '探索会越过边界'),
		],
	},
	{
		kind: 'explain',
		id: 'two-critics',
		text: both(
			'Where does TD3 take the smaller of two critics, and why? What happens to a policy where a critic is too high and nothing has been tried?',
			'TD3 在哪里取两个评论家中较小的值，为什么？如果某个评论家在尚未尝试之处估值过高，策略会怎样？',
		),
		model: both(
			'The target takes the smaller of two target critics. Learning from a value at the policy’s own action selects overestimates, and bootstrapping would carry them on; two critics rarely err upwards in the same place. The policy itself still climbs one critic: where that one is too high and nothing has been tried, it is pulled in, until entries of the replay buffer correct the estimate.',
			'目标值取两个目标评论家中较小的一个。策略所选的动作往往正是被高估的动作，自举会把高估传下去；两个评论家很少在同一处都高估。但策略更新时只沿其中一个评论家上升：如果它在尚未尝试之处估值过高，策略仍会被拉过去，直到回放缓冲区的条目修正估值。',
		),
		points: [
			both('a maximum over estimates picks errors upwards', '对估值取最大会选中高估'),
			both(
				'the minimum is in the target; the policy climbs one critic',
				'取最小值发生在目标中；策略只沿一个评论家上升',
			),
		],
	},
	{
		kind: 'compute',
		id: 'reach',
		task(draw) {
			const kept = draw.pick([90, 96, 98]);
			const latentDim = draw.pick([2, 4, 6]);
			const answer = 100 * ((100 - 2 * rangeRateOf(kept)) / 100) ** latentDim;
			return {
				text: both(
					`With Z = ${latentDim} and a box that keeps ${kept} % of the codes in each dimension: how many percent of the codes can a policy not reach, if the dimensions are independent?`,
					`Z = ${latentDim}，潜在框每个维度保留 ${kept} % 的编码：如果各维独立，策略够不到的编码占百分之多少？`,
				),
				answer: 100 - answer,
				unit: PERCENT,
				slips: [
					{ value: answer, says: both('That is what it can reach.', '这是够得到的部分。') },
					{ value: 100 - kept, says: both('That is one dimension.', '这是一个维度的。') },
				],
				solution: same(`$100 - 100\\cdot ${kept / 100}^{${latentDim}} = ${written(100 - answer)}\\,\\%$`),
			};
		},
	},
];
