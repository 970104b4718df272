/** Exercises on the KL weight. */
import { collapseWeight, rateAndDistortion, typicalSigma } from '../../analysis/rateDistortion';
import { decoderNoise, klWeightOfNoise } from '../../model/decoderNoise';
import { both, type Exercise, same } from './Exercise';
import { exerciseShape, GOAL, LAMBDA, PLATFORM, trained, uniformTheory, written } from './models';

const NATS = both('nats', '奈特');

export const kl: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'collapse-weight',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const latentDim = draw.pick([2, 4, 6]);
			const { name } = sizes.environment;
			const answer = collapseWeight(uniformTheory(sizes, latentDim));
			return {
				text: both(
					`${name.en}, P = ${sizes.parameterDim}, Z = ${latentDim}, λ = 2, parameters uniform on [−1, 1]. From which weight $w^* = (2\\lambda Z \\div P)\\,\\max V$ on does linear-Gaussian theory keep nothing?`,
					`${name['zh-CN']}，P = ${sizes.parameterDim}，Z = ${latentDim}，λ = 2，参数在 [−1, 1] 上均匀分布。按线性高斯理论，从哪个权重 $w^* = (2\\lambda Z \\div P)\\,\\max V$ 起什么也不保留？`,
				),
				answer,
				slips: [
					{
						value: answer / latentDim,
						says: both(
							'The factor Z is missing: the KL is a mean over the dimensions.',
							'漏了因子 Z：KL 按维度取平均。',
						),
					},
					{
						value: answer / LAMBDA,
						says: both('The weight λ = 2 of the parameters is missing.', '漏了参数的权重 λ = 2。'),
					},
					{
						value: 3 * answer,
						says: both('The variance of a uniform parameter on [−1, 1] is 1/3.', '[−1, 1] 上均匀分布的方差是 1/3。'),
					},
				],
				solution: same(
					`$2\\cdot 2\\cdot ${latentDim} \\div ${sizes.parameterDim}\\cdot\\tfrac13 = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'same-weight',
		task(draw) {
			const w = draw.pick([0.05, 0.1, 0.2]);
			const from = draw.pick([2, 3]);
			const to = draw.pick([4, 6]);
			// The same weight on ΣKL is the same noise of the decoder.
			const { parameters: noise } = decoderNoise(
				{ klWeight: w, parameterWeight: LAMBDA, stateWeight: 1 },
				exerciseShape(GOAL, from),
			);
			const answer = klWeightOfNoise(noise, LAMBDA, exerciseShape(GOAL, to));
			return {
				text: both(
					`With Z = ${from} the weight was w = ${w}. Which w does a model with Z = ${to} need so that the weight on ΣKL, w ÷ Z, stays the same?`,
					`Z = ${from} 时权重为 w = ${w}。要使 ΣKL 的权重 w ÷ Z 不变，Z = ${to} 的模型需要多大的 w？`,
				),
				answer,
				slips: [
					{
						value: w,
						says: both('w is divided by Z, so the same w weighs less.', 'w 要除以 Z，所以同样的 w 作用变小。'),
					},
					{
						value: (w * from) / to,
						says: both('The other way round: a larger Z wants a larger w.', '反了：Z 越大，w 也要越大。'),
					},
				],
				solution: same(`$${w}\\cdot ${to} \\div ${from} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'sigma',
		task(draw) {
			const w = draw.pick([0.05, 0.2, 0.4]);
			const latentDim = draw.pick([2, 4]);
			const answer = typicalSigma(uniformTheory(PLATFORM, latentDim), w);
			return {
				text: both(
					`Platform has one parameter an action (P = 1, V = 1/3). Which σ does theory predict in the live dimension for w = ${w}, Z = ${latentDim}, λ = 2: $\\sigma = \\sqrt{wP \\div (2\\lambda ZV)}$?`,
					`平台跳跃的每个动作有一个参数（P = 1，V = 1/3）。w = ${w}，Z = ${latentDim}，λ = 2 时，理论预测活跃维度的 σ 是多少：$\\sigma = \\sqrt{wP \\div (2\\lambda ZV)}$？`,
				),
				answer,
				slips: [
					{ value: answer * Math.sqrt(latentDim), says: both('÷ Z is missing.', '漏了 ÷ Z。') },
					{ value: answer ** 2, says: both('That is σ²: take the root.', '这是 σ²，还要开方。') },
					{ value: answer * Math.sqrt(LAMBDA), says: both('λ = 2 is missing.', '漏了 λ = 2。') },
				],
				solution: same(`$\\sqrt{${w}\\cdot 3 \\div (2\\cdot 2\\cdot ${latentDim})} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'rate-of-platform',
		task(draw) {
			const w = draw.pick([0.05, 0.1, 0.2]);
			const predicted = rateAndDistortion(uniformTheory(PLATFORM, 2), w).rate;
			return {
				text: both(
					`Platform, Z = 2, w = ${w}. Every action has one parameter, so one dimension is enough: $R = \\tfrac12\\ln(V \\div \\ell)$, $\\ell = wP \\div (2\\lambda Z)$. Predict the KL a transition, then train 600 steps.`,
					`平台跳跃，Z = 2，w = ${w}。每个动作只有一个参数，一个维度就够：$R = \\tfrac12\\ln(V \\div \\ell)$，$\\ell = wP \\div (2\\lambda Z)$。预测每个转移样本的 KL，然后训练 600 步。`,
				),
				stage: trained(PLATFORM, w, 600),
				measure: { kind: 'kl', run: 0 },
				predicted,
				unit: NATS,
				within: 1.4,
				solution: same(`$\\tfrac12\\ln(\\tfrac13 \\div ${written(w / 8)}) = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'sigma-of-goal',
		task(draw) {
			const w = draw.pick([0.05, 0.1]);
			const predicted = typicalSigma(uniformTheory(GOAL, 2), w);
			return {
				text: both(
					`Goal, Z = 2, w = ${w}: predict σ of the dimension that is narrowest, then train 600 steps. Twice the weight makes σ larger by √2: is that so?`,
					`足球射门，Z = 2，w = ${w}：预测最窄维度的 σ，然后训练 600 步。权重加倍时 σ 应增大到 √2 倍：是这样吗？`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
				predicted,
				within: 1.4,
				solution: same(`$\\sqrt{${w}\\cdot 2\\cdot 3 \\div 8} = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'dead',
		text: both(
			'A model of Platform with Z = 2 has a dimension with KL 0.001. Is that a failure? How do you tell it from a collapse?',
			'平台跳跃的模型 Z = 2，其中一个维度的 KL 为 0.001。这算失败吗？怎样与坍塌区分？',
		),
		model: both(
			'No: an action of Platform has one parameter, and one dimension holds it. A second would cost nats and save no error. It is a collapse of the whole model only when no dimension carries anything: then the KL is 0 over all, and the error of x̂ is the variance of the data. Papers call a single such dimension partial collapse.',
			'不算：平台跳跃的动作只有一个参数，一个维度就够。第二个维度要增加 KL，却不减少误差。只有所有维度都不携带信息时，整个模型才坍塌：KL 全为 0，x̂ 的误差等于数据的方差。文献把单个这样的维度称为部分坍塌。',
		),
		points: [
			both('one parameter needs one dimension', '一个参数只需一个维度'),
			both('collapse shows in the error of x̂ or in all dimensions', '坍塌看 x̂ 的误差或所有维度'),
		],
	},
	{
		kind: 'explain',
		id: 'compare',
		text: both(
			'Two trainings with w = 0.1 and w = 0.5 end at L = 0.22 and L = 0.41. What can be said about which is better?',
			'两次训练 w = 0.1 和 w = 0.5，损失分别为 0.22 和 0.41。能说哪个更好吗？',
		),
		model: both(
			'Nothing: the totals contain the KL with different weights. Compare the terms one by one, the errors and the KL unweighted: each weight is another point of the trade-off between rate and distortion. Which point is wanted depends on what the model is for.',
			'不能：两个总损失中 KL 的权重不同。应逐项比较不加权的误差和 KL：每个权重是率与失真之间的另一个折中点。要哪一点取决于用途。',
		),
		points: [
			both('totals with different weights are not comparable', '权重不同的总损失不可比'),
			both('compare raw terms', '比较各项的原始值'),
		],
	},
];
