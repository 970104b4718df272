/** Exercises on the craft of training. */
import { typicalSigma } from '../../analysis/rateDistortion';
import { ADAM, adamUpdate } from '../../model/adam';
import { scheduledKlWeight, scheduledLearningRate } from '../../model/schedule';
import type { RunSettings } from '../../model/settings';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, uniformTheory, written } from './models';

const PUBLISHED: RunSettings = {
	klWeight: 0.5,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/** How far Adam moves one weight with a gradient that has been the same for so many steps. */
function lastMove(mode: 'kept' | 'rebuilt', learningRate: number, gradients: readonly number[]): number {
	const [weight, first, second] = [new Float32Array(1), new Float32Array(1), new Float32Array(1)];
	let before = 0;
	for (const [index, gradient] of gradients.entries()) {
		before = weight[0];
		adamUpdate(mode, learningRate, index + 1, weight, Float32Array.of(gradient), first, second);
	}
	return before - weight[0];
}

export const craft: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'rebuilt',
		task(draw) {
			const learningRate = draw.pick([1e-3, 3e-4, 1e-4]);
			const gradient = draw.pick([0.002, 0.05, 3]);
			const answer = lastMove('rebuilt', learningRate, [gradient]);
			return {
				text: both(
					`An Adam that is re-created at every step has the learning rate ${learningRate}. A weight has the gradient ${gradient}. By how much does it move?`,
					`每一步都重新创建的 Adam，学习率为 ${learningRate}。某权重的梯度为 ${gradient}。它移动多少？`,
				),
				answer,
				slips: [
					{
						value: learningRate * gradient,
						says: both(
							'That is plain gradient descent; Adam divides by the size of the gradient.',
							'这是普通梯度下降；Adam 会除以梯度的大小。',
						),
					},
					{
						value: learningRate * (1 - ADAM.beta1),
						says: both('The bias correction divides 1 − β₁ out again.', '偏差校正会把 1 − β₁ 除掉。'),
					},
				],
				solution: both(
					`m̂ = g and v̂ = g², so the move is lr·g ÷ (|g| + 10⁻⁸) = ${written(answer)}, whatever g is.`,
					`m̂ = g，v̂ = g²，所以移动 lr·g ÷ (|g| + 10⁻⁸) = ${written(answer)}，与 g 的大小无关。`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'flip',
		task(draw) {
			const learningRate = draw.pick([1e-3, 1e-4]);
			const gradient = draw.pick([0.1, 0.4]);
			const answer = lastMove('kept', learningRate, [gradient, -gradient]) / learningRate;
			return {
				text: both(
					`A kept Adam (β₁ = 0.9) meets the gradient ${gradient} in its first step and −${gradient} in its second. How far does it move in the second step, as a multiple of the learning rate? (m̂ ÷ √v̂; mind the sign of m̂.)`,
					`保留的 Adam（β₁ = 0.9）第一步遇到梯度 ${gradient}，第二步遇到 −${gradient}。第二步移动学习率的多少倍？（m̂ ÷ √v̂；注意 m̂ 的符号。）`,
				),
				answer,
				tolerance: 0.03,
				slips: [
					{
						value: -1,
						says: both(
							'That is what a re-created Adam does: it has forgotten the first gradient.',
							'这是重新创建的 Adam：它忘了第一个梯度。',
						),
					},
					{
						value: 10 * answer * (1 - ADAM.beta1 ** 2),
						says: both(
							'Nearly: m = 0.1·(−g) + 0.9·0.1·g; then divide by 1 − β₁².',
							'接近了：m = 0.1·(−g) + 0.9·0.1·g，再除以 1 − β₁²。',
						),
					},
					{ value: 0, says: both('The older gradient is weighted with 0.9.', '较早的梯度要乘以 0.9。') },
				],
				solution: same(`$(0.9\\cdot 0.1 - 0.1) \\div (1 - 0.81) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'schedule',
		task(draw) {
			const learningRate = draw.pick([1e-3, 3e-4]);
			const done = draw.pick([2500, 3500, 5500]);
			const kind = draw.pick(['step', 'exponential'] as const);
			const settings: RunSettings = { ...PUBLISHED, learningRate, schedule: { kind, every: 1000, factor: 0.9 } };
			const answer = scheduledLearningRate(settings, done + 1);
			const other = scheduledLearningRate(
				{ ...settings, schedule: { kind: kind === 'step' ? 'exponential' : 'step', every: 1000, factor: 0.9 } },
				done + 1,
			);
			const rule =
				kind === 'step'
					? both('falls by the factor 0.9 after every 1000 steps', '每 1000 步乘以 0.9')
					: both('decays exponentially, by the factor 0.9 per 1000 steps', '按指数衰减，每 1000 步衰减到 0.9 倍');
			return {
				text: both(
					`The learning rate starts at ${learningRate} and ${rule.en}. What is it after ${done} steps?`,
					`学习率从 ${learningRate} 开始，${rule['zh-CN']}。${done} 步之后是多少？`,
				),
				answer,
				tolerance: 0.01,
				slips: [
					{
						value: other,
						says: both('Steps or a smooth decay? That is the other schedule.', '阶梯还是平滑衰减？这是另一种调度。'),
					},
					{
						value: learningRate * 0.9 ** done,
						says: both(
							'The factor is per 1000 steps. Per step it is what calling the scheduler in train_step does.',
							'每 1000 步才乘一次。每步都乘，正是在 train_step 中调用调度器的后果。',
						),
					},
				],
				solution: same(
					`$${learningRate}\\cdot 0.9^{${kind === 'step' ? Math.floor(done / 1000) : done / 1000}} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'warm-up',
		task(draw) {
			const klWeight = draw.pick([0.5, 1]);
			const steps = draw.pick([400, 800, 1000]);
			const done = draw.pick([100, 200, 300]);
			const answer = scheduledKlWeight({ ...PUBLISHED, klWeight, klSchedule: { kind: 'warmup', steps } }, done + 1);
			return {
				text: both(
					`The KL weight warms up from 0 to ${klWeight} over ${steps} steps, in a straight line. What is it after ${done} steps?`,
					`KL 权重在 ${steps} 步内从 0 线性预热到 ${klWeight}。${done} 步之后是多少？`,
				),
				answer,
				slips: [
					{
						value: done / steps,
						says: both('That is the factor; the weight goes up to its own value.', '这是系数；权重要升到它自己的值。'),
					},
					{ value: klWeight, says: both('It has its whole weight at the end only.', '到最后才是全部权重。') },
				],
				solution: same(`$${klWeight}\\cdot ${done} \\div ${steps} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'seed',
		task(draw) {
			const seed = draw.pick([2, 3, 4, 5]);
			const predicted = typicalSigma(uniformTheory(GOAL, 2), 0.1);
			return {
				text: both(
					`Goal, w = 0.1, Z = 2, but seed ${seed}: other initial weights, batches and noise. Predict σ of the narrowest dimension, then train 600 steps. What of the picture has changed, and what has not?`,
					`足球射门，w = 0.1，Z = 2，但种子为 ${seed}：初始权重、批次和噪声都不同。预测最窄维度的 σ，然后训练 600 步。图上什么变了，什么没有变？`,
				),
				stage: trained(GOAL, 0.1, 600, seed),
				measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
				predicted,
				within: 1.4,
				solution: both(
					`$\\sqrt{0.1\\cdot 2\\cdot 3 \\div 8} = ${written(predicted)}$. The cloud is rotated or mirrored; the width that the weight decides is the same.`,
					`$\\sqrt{0.1\\cdot 2\\cdot 3 \\div 8} = ${written(predicted)}$。点云旋转或翻转了，由权重决定的宽度没有变。`,
				),
			};
		},
	},
	{
		kind: 'explain',
		id: 'control',
		text: both(
			'Someone shows that an Adam re-created at every step ends at an error of 0.06 with learning rate 0.0003, a kept one at 0.005 with 0.003. What is wrong with this comparison, and how would you correct it?',
			'有人展示：每步重新创建的 Adam 在学习率 0.0003 下误差为 0.06，保留的 Adam 在 0.003 下为 0.005。这个比较错在哪里？怎样改正？',
		),
		model: both(
			'Two things differ: the optimiser and the learning rate. Give each the best of several learning rates, keep seed, data and steps the same, and repeat with several seeds. Then a difference can be put down to the optimiser.',
			'同时改了两样：优化器和学习率。应各自尝试若干学习率取最佳，保持种子、数据和步数相同，再换几个种子重复。这样的差别才能归因于优化器。',
		),
		points: [
			both('two things differ', '同时改了两样'),
			both('each at its own best learning rate', '各自取最佳学习率'),
			both('several seeds', '多个种子'),
		],
	},
	{
		kind: 'explain',
		id: 'one-run',
		text: both(
			'Why is one training no evidence? Which statements of this course would you expect to survive another seed?',
			'为什么一次训练不算证据？本课程的哪些结论，换了种子应当仍然成立？',
		),
		model: both(
			'Initial weights, batches and noise are random, so a single number can be luck. What the settings decide should survive: σ at a given weight, the floor without KL, that w = 0 leaves holes. What the seed decides will not: the direction of the cloud, which dimension is live, how far codes without KL spread.',
			'初始权重、批次和噪声都是随机的，单个数字可能只是运气。由设置决定的应当成立：给定权重下的 σ、没有 KL 时的下限、w = 0 会留下空洞。由种子决定的则不然：点云的方向、哪个维度活跃、没有 KL 时编码散开多远。',
		),
		points: [
			both('randomness of a training', '训练的随机性'),
			both('one statement that survives', '一个仍然成立的结论'),
			both('one that does not', '一个不成立的'),
		],
	},
];
