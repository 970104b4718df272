/** Exercises on the model that could have made the data. */

import { rateAndDistortion } from '../../analysis/rateDistortion';
import { decoderNoise, klWeightOfNoise } from '../../model/decoderNoise';
import { logNormalDensity } from '../../model/kl';
import { roundTo } from '../../numerics/round';
import { both, type Exercise, same } from './Exercise';
import { exerciseShape, GOAL, LAMBDA, PLATFORM, trained, uniformTheory, written } from './models';

const NATS = both('nats', '奈特');

export const generative: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'weight-of-noise',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const latentDim = draw.pick([2, 4, 6]);
			const noise = draw.pick([0.1, 0.15, 0.2]);
			const answer = klWeightOfNoise(noise, LAMBDA, exerciseShape(sizes, latentDim));
			return {
				text: both(
					`${sizes.environment.name.en}, P = ${sizes.parameterDim}, Z = ${latentDim}, λ = 2. The decoder's noise on the parameters is to be τ_x = ${noise}. Which KL weight w says so: $w = 2\\lambda Z\\tau_x^2 \\div P$?`,
					`${sizes.environment.name['zh-CN']}，P = ${sizes.parameterDim}，Z = ${latentDim}，λ = 2。要使解码器在参数上的噪声为 τ_x = ${noise}，KL 权重 w 应为多少：$w = 2\\lambda Z\\tau_x^2 \\div P$？`,
				),
				answer,
				slips: [
					{
						value: answer / latentDim,
						says: both(
							'The factor Z is missing: HyAR averages the KL over the dimensions.',
							'漏了因子 Z：HyAR 对 KL 按维度取平均。',
						),
					},
					{ value: answer / noise, says: both('τ_x is squared.', 'τ_x 要平方。') },
					{
						value: answer / LAMBDA,
						says: both('The weight λ = 2 of the parameters is missing.', '漏了参数的权重 λ = 2。'),
					},
				],
				solution: same(
					`$2\\cdot 2\\cdot ${latentDim}\\cdot ${noise}^2 \\div ${sizes.parameterDim} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'noise-of-state',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const w = draw.pick([0.1, 0.5]);
			const latentDim = draw.pick([2, 6]);
			const { state: answer } = decoderNoise(
				{ klWeight: w, parameterWeight: LAMBDA, stateWeight: 1 },
				exerciseShape(sizes, latentDim),
			);
			return {
				text: both(
					`HyAR weights the error of the state change with 1 (S = ${sizes.stateDim} features), the KL with w = ${w}, and Z = ${latentDim}. Which noise τ_s of the state change does that assume: $\\tau_s^2 = wS \\div (2Z)$?`,
					`HyAR 中状态变化误差的权重为 1（S = ${sizes.stateDim} 个特征），KL 的权重 w = ${w}，Z = ${latentDim}。这假定了状态变化的噪声 τ_s 是多少：$\\tau_s^2 = wS \\div (2Z)$？`,
				),
				answer,
				slips: [
					{ value: answer ** 2, says: both('That is the variance τ_s²: take the root.', '这是方差 τ_s²，还要开方。') },
					{ value: answer * Math.sqrt(latentDim), says: both('÷ Z is missing.', '漏了 ÷ Z。') },
					{
						value: answer / Math.SQRT2,
						says: both(
							'The weight 2 is that of the parameters; the state change has 1.',
							'权重 2 是参数的；状态变化的权重是 1。',
						),
					},
				],
				solution: same(`$\\sqrt{${w}\\cdot ${sizes.stateDim} \\div (2\\cdot ${latentDim})} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'likelihood',
		task(draw) {
			const noise = draw.pick([0.1, 0.2, 0.5]);
			const error = draw.pick([0.05, 0.1, 0.3]);
			const answer = logNormalDensity(error, 0, Math.log(noise));
			return {
				text: both(
					`A decoder with noise τ = ${noise} outputs x̂, and x is off by ${error}. What is log p(x|z) of this one parameter?`,
					`解码器的噪声 τ = ${noise}，输出 x̂，而 x 与它相差 ${error}。这一个参数的 log p(x|z) 是多少？`,
				),
				answer,
				unit: NATS,
				slips: [
					{
						value: -(error ** 2) / (2 * noise ** 2),
						says: both('The constant −log τ − ½ log 2π is missing.', '漏了常数 −log τ − ½ log 2π。'),
					},
					{
						value: -answer,
						says: both(
							'The sign: the squared error lowers log p. (A density above 1 has a positive logarithm.)',
							'符号错了：平方误差使 log p 减小。（密度大于 1 时，对数为正。）',
						),
					},
				],
				solution: same(
					`$-${error}^2 \\div (2\\cdot ${noise}^2) - \\log ${noise} - \\tfrac12\\log 2\\pi = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'measure',
		id: 'rate',
		task(draw) {
			const noise = draw.pick([0.1, 0.15]);
			const w = roundTo(klWeightOfNoise(noise, LAMBDA, exerciseShape(PLATFORM, 2)), 4);
			const predicted = rateAndDistortion(uniformTheory(PLATFORM, 2), w).rate;
			return {
				text: both(
					`Platform, Z = 2, noise τ_x = ${noise}, that is w = ${w}. A parameter of variance V = 1/3 under such a noise costs $\\tfrac12\\ln(V \\div \\tau_x^2)$ nats. Predict the KL a transition, then train 600 steps.`,
					`平台跳跃，Z = 2，噪声 τ_x = ${noise}，即 w = ${w}。方差 V = 1/3 的参数在这样的噪声下需要 $\\tfrac12\\ln(V \\div \\tau_x^2)$ 奈特。预测每个转移样本的 KL，然后训练 600 步。`,
				),
				stage: trained(PLATFORM, w, 600),
				measure: { kind: 'kl', run: 0 },
				predicted,
				unit: NATS,
				within: 1.4,
				solution: same(`$\\tfrac12\\ln(\\tfrac13 \\div ${noise}^2) = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'story',
		text: both(
			'Tell the story of how this model says an x came about, given the state and the choice.',
			'按照这个模型，在给定状态和选择时，x 是怎样产生的？请讲出这个过程。',
		),
		model: both(
			'z is sampled from N(0, I). The decoder is told z, the state and the choice, and outputs x̂ and Δŝ. Noise of standard deviation τ_x and τ_s is added, and the result is x and Δs. All that differs from one x to another in the same state and choice comes from z and the noise.',
			'先从 N(0, I) 采样 z。解码器得知 z、状态和选择，给出 x̂ 和 Δŝ。再加上标准差为 τ_x、τ_s 的噪声，得到 x 和 Δs。状态和选择相同时，x 的一切差别都来自 z 和噪声。',
		),
		points: [
			both('z from the prior', 'z 来自先验'),
			both('decoder with the condition', '带条件的解码器'),
			both('noise is added', '加上噪声'),
		],
	},
	{
		kind: 'explain',
		id: 'gap',
		text: both(
			'log p = ELBO + gap. What is the gap, when is it 0, and why can training raise the ELBO without raising log p?',
			'log p = ELBO + 间隙。间隙是什么，何时为 0？为什么训练可以提高 ELBO 而不提高 log p？',
		),
		model: both(
			'The gap is KL(q‖p(z|x, Δs, s, k)): how far the encoder’s normal distribution is from the true posterior. It is 0 when the two agree, which a normal q can only do where the true posterior is normal. A better encoder lowers the gap and so raises the ELBO, with the same decoder and the same log p.',
			'间隙是 KL(q‖p(z|x, Δs, s, k))：编码器给出的正态分布与真实后验的差异。两者一致时为 0，而 q 是正态的，只有真实后验也是正态时才做得到。解码器不变、log p 不变时，更好的编码器能缩小间隙，从而提高 ELBO。',
		),
		points: [
			both('a KL to the true posterior', '到真实后验的 KL'),
			both('0 only where they agree', '只有一致时为 0'),
			both('the encoder alone can lower it', '只改编码器就能缩小它'),
		],
	},
];
