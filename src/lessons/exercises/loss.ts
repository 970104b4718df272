/** Exercises on the loss and the KL in closed form. */
import { rateAndDistortion } from '../../analysis/rateDistortion';
import { klDivergence, klGradientMean, klOfSigma } from '../../model/kl';
import { totalLoss } from '../../model/settings';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, uniformTheory, written } from './models';

const NATS = both('nats', '奈特');

export const loss: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'closed-form',
		task(draw) {
			const mu = draw.pick([0.5, 1, 1.5, 2]);
			const sigma = draw.pick([0.25, 0.5, 0.8]);
			const answer = klDivergence(mu, Math.log(sigma));
			return {
				text: both(
					`Compute $\\mathrm{KL}(\\mathcal N(${mu}, ${sigma}^2)\\,\\|\\,\\mathcal N(0, 1))$.`,
					`计算 $\\mathrm{KL}(\\mathcal N(${mu}, ${sigma}^2)\\,\\|\\,\\mathcal N(0, 1))$。`,
				),
				answer,
				unit: NATS,
				slips: [
					{ value: 2 * answer, says: both('The ½ in front is missing.', '漏了前面的 ½。') },
					{
						value: 0.5 * (sigma ** 2 + mu ** 2 - 1 - Math.log(sigma)),
						says: both('The logarithm is that of σ², not of σ.', '对数里是 σ²，不是 σ。'),
					},
					{
						value: answer / Math.LN2,
						says: both('These are bits; nats are asked for.', '这是比特数，题目要的是奈特。'),
					},
				],
				solution: same(`$\\tfrac12(${sigma}^2 + ${mu}^2 - 1 - \\log ${sigma}^2) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'width-part',
		task(draw) {
			const sigma = draw.pick([0.1, 0.2, 0.3, 2]);
			const answer = klOfSigma(Math.log(sigma));
			return {
				text: both(
					`What does a posterior with μ = 0 and $\\sigma = ${sigma}$ cost in one dimension?`,
					`一个维度上，μ = 0、$\\sigma = ${sigma}$ 的后验的 KL 是多少？`,
				),
				answer,
				unit: NATS,
				slips: [
					{
						value: -Math.log(sigma),
						says: both('σ² − 1 is missing: it is not 0 away from σ = 1.', '漏了 σ² − 1：σ 不为 1 时它不是 0。'),
					},
					{ value: 2 * answer, says: both('The ½ in front is missing.', '漏了前面的 ½。') },
				],
				solution: same(`$\\tfrac12(${sigma}^2 - 1 - \\log ${sigma}^2) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'total',
		task(draw) {
			const terms = {
				state: draw.pick([0.04, 0.05, 0.06]),
				parameters: draw.pick([0.01, 0.02, 0.03]),
				kl: draw.pick([0.6, 0.8, 1.1]),
			};
			const answer = totalLoss(terms, {
				klWeight: 0.5,
				stateWeight: 1,
				parameterWeight: 2,
				learningRate: 1e-3,
				schedule: { kind: 'constant' },
				optimizer: 'kept',
			});
			return {
				text: both(
					`The mean squared errors are ${terms.state} (state change) and ${terms.parameters} (parameters), the KL averaged over the dimensions is ${terms.kl}. What is HyAR's loss with weights 1, 2 and 0.5?`,
					`均方误差为 ${terms.state}（状态变化）和 ${terms.parameters}（参数），按维度平均的 KL 为 ${terms.kl}。权重取 1、2、0.5 时，HyAR 的损失是多少？`,
				),
				answer,
				slips: [
					{
						value: terms.state + terms.parameters + terms.kl,
						says: both('The weights are missing.', '漏了权重。'),
					},
					{
						value: terms.state + 2 * terms.parameters + terms.kl,
						says: both('The KL has the weight 0.5.', 'KL 的权重是 0.5。'),
					},
				],
				solution: same(
					`$1\\cdot ${terms.state} + 2\\cdot ${terms.parameters} + 0.5\\cdot ${terms.kl} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'per-dimension',
		task(draw) {
			const w = draw.pick([0.1, 0.2, 0.5]);
			const latentDim = draw.pick([2, 4, 6]);
			const mu = draw.pick([0.5, 1.5, 2]);
			const answer = (w / latentDim) * klGradientMean(mu);
			return {
				text: both(
					`The loss averages the KL over Z = ${latentDim} dimensions and weights it with w = ${w}. How strongly does it pull at a μ of ${mu}: what is $\\partial L \\div \\partial\\mu$ of the KL term?`,
					`损失对 Z = ${latentDim} 个维度的 KL 取平均，再乘以 w = ${w}。在 μ 为 ${mu} 处，它的拉力多大：KL 项的 $\\partial L \\div \\partial\\mu$ 是多少？`,
				),
				answer,
				slips: [
					{ value: w * mu, says: both('The mean over the dimensions divides by Z.', '对维度取平均，还要除以 Z。') },
					{ value: answer / 2, says: both('The derivative of ½μ² is μ.', '½μ² 的导数是 μ。') },
				],
				solution: same(`$w \\div Z\\cdot\\mu = ${w} \\div ${latentDim}\\cdot ${mu} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'rate',
		task(draw) {
			const w = draw.pick([0.05, 0.1, 0.2]);
			const predicted = rateAndDistortion(uniformTheory(GOAL, 2), w).rate;
			return {
				text: both(
					`Goal, Z = 2, w = ${w}. A third of the transitions are kicks (two parameters), two thirds are shots (one parameter). Each parameter with $V = 1/3$ costs $\\tfrac12\\ln(V \\div \\ell)$ nats, $\\ell = wP \\div (2\\lambda Z)$. Predict the KL a transition, then train 600 steps.`,
					`足球射门，Z = 2，w = ${w}。三分之一的转移样本是“踢向”（两个参数），两种射门各三分之一（一个参数）。每个 $V = 1/3$ 的参数需要 $\\tfrac12\\ln(V \\div \\ell)$ 奈特，$\\ell = wP \\div (2\\lambda Z)$。预测每个转移样本的 KL，然后训练 600 步。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'kl', run: 0 },
				predicted,
				unit: NATS,
				within: 1.5,
				solution: both(
					`$\\tfrac43$ parameters a transition on average: $\\tfrac43\\cdot\\tfrac12\\ln(\\tfrac13 \\div ${written((w * 2) / 8)}) = ${written(predicted)}$`,
					`平均每个转移样本 $\\tfrac43$ 个参数：$\\tfrac43\\cdot\\tfrac12\\ln(\\tfrac13 \\div ${written((w * 2) / 8)}) = ${written(predicted)}$`,
				),
			};
		},
	},
	{
		kind: 'explain',
		id: 'negative',
		text: both(
			'Your log shows a KL of −0.003. Why can that not be, and where would you look?',
			'日志中出现 KL = −0.003。为什么不可能？你会去查哪里？',
		),
		model: both(
			'The KL of two distributions is never negative, and the closed form is 0 only at μ = 0, σ = 1. So it is an error: a wrong sign, a missing term, or log σ where log σ² belongs (its least value is −0.08). Rounding in float32 leaves no more than some 10⁻⁸ below 0. Write the logarithm as 2·log σ, with the log σ that the network gives; an underflow of σ² would give +∞, not a negative number.',
			'两个分布之间的 KL 不会为负，闭式只在 μ = 0、σ = 1 时为 0。所以这是错误：符号写错、漏了一项，或把 log σ² 写成 log σ（那时最小值为 −0.08）。float32 的舍入最多低于 0 约 10⁻⁸ 量级。对数应写成 2·log σ，直接用网络输出的 log σ；σ² 下溢得到的是 +∞，而不是负数。',
		),
		points: [
			both('KL ≥ 0, with equality only at the prior', 'KL ≥ 0，仅在等于先验时取等号'),
			both('so it is a numerical or programming error', '所以是数值或程序错误'),
			both('names a concrete place: a sign, a term, the logarithm', '指出具体位置：符号、某一项或对数'),
		],
	},
	{
		kind: 'explain',
		id: 'asymmetry',
		text: both(
			'KL(q‖p) is not KL(p‖q). Which one is in the loss, and what would the other one punish?',
			'KL(q‖p) 不等于 KL(p‖q)。损失里是哪一个？另一个会惩罚什么？',
		),
		model: both(
			'In the loss is KL(q‖p), a mean under q: it punishes q where it lies and p has little. The reverse is a mean under p: it would punish every place where p has mass and the single posterior q has next to none, so it would push each posterior to cover the whole prior.',
			'损失里是 KL(q‖p)，在 q 下取平均：q 有质量而 p 很小之处受罚。反过来在 p 下取平均：凡 p 有质量、单个后验 q 没有之处都受罚，于是每个后验都被迫覆盖整个先验。',
		),
		points: [
			both('KL(q‖p), a mean under q', 'KL(q‖p)，在 q 下取平均'),
			both('the reverse punishes uncovered places of p', '反向会惩罚 p 中未被覆盖之处'),
		],
	},
];
