/** Exercises on a VAE without the KL term. */

import { normalCdf } from '../../analysis/normalDistribution';
import { predictedSigma } from '../../analysis/rateDistortion';
import { klDivergence, klGradientLogSigma } from '../../model/kl';
import { SIGMA_FLOOR } from '../../model/sigmaRange';
import { both, type Exercise, same } from './Exercise';
import { GOAL, PLATFORM, trained, uniformTheory, written } from './models';

const NATS = both('nats', '奈特');

export const noKl: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'floor-kl',
		task(draw) {
			const mu = draw.pick([1, 2, 3, 4, 5]);
			const answer = klDivergence(mu, -4);
			return {
				text: both(
					`Without KL a posterior has $\\log\\sigma = -4$ and $\\mu = ${mu}$ in a dimension. What would its KL be there?`,
					`没有 KL 时，某个维度上 $\\log\\sigma = -4$，$\\mu = ${mu}$。它在该维度的 KL 会是多少？`,
				),
				answer,
				unit: NATS,
				slips: [
					{
						value: (mu * mu) / 2,
						says: both('σ costs too: −log σ − ½ is 3.5 nats here.', 'σ 也要算：这里 −log σ − ½ 是 3.5 奈特。'),
					},
					{ value: 0, says: both('KL has no weight in the loss; it is not 0.', 'KL 在损失中没有权重，但它不是 0。') },
				],
				solution: same(`$\\tfrac12(e^{-8} + ${mu}^2 - 1 + 8) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'mismatch',
		task(draw) {
			const count = draw.pick([300, 600, 1000, 2000]);
			const mu = draw.pick([3, 4]);
			const kl = 2 * klDivergence(mu, -4);
			const answer = kl - Math.log(count);
			return {
				text: both(
					`${count} posteriors have a KL of ${written(kl)} nats each. The codes of ${count} transitions hold at most ln ${count} nats of information on average. How much of the KL, at least, is mismatch between the codes as a whole and the prior?`,
					`${count} 个后验的 KL 各为 ${written(kl)} 奈特。${count} 个转移样本的编码至多携带 ln ${count} 奈特的信息。KL 中至少有多少是全体编码与先验的失配？`,
				),
				answer,
				unit: NATS,
				slips: [
					{ value: Math.log(count), says: both('That is the most that can be information.', '这是信息量的上限。') },
					{ value: kl - Math.log2(count), says: both('Nats want the natural logarithm.', '奈特要用自然对数。') },
				],
				solution: same(`$${written(kl)} - \\ln ${count} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'covered',
		task(draw) {
			const width = draw.pick([1, 2, 3]);
			const half = width * SIGMA_FLOOR;
			const answer = 100 * (normalCdf(half) - normalCdf(-half));
			return {
				text: both(
					`One needle at the origin of one dimension, σ at the floor e⁻⁴. How many percent of N(0, 1) lie within ${width} σ of it?`,
					`一维的原点处有一个针状的后验，σ 在下限 e⁻⁴。N(0, 1) 有百分之多少落在它两侧 ${width} σ 之内？`,
				),
				answer,
				unit: same('%'),
				slips: [
					{
						value: 100 * (normalCdf(width) - normalCdf(-width)),
						says: both('That is the share of the needle’s own samples.', '这是该后验自己的样本的比例。'),
					},
					{ value: answer / 2, says: both('Both sides count.', '两侧都要算。') },
				],
				solution: same(`$2\\cdot ${width}\\cdot 0.0183\\cdot 0.399 = ${written(answer)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'pull',
		task(draw) {
			const sigma = draw.pick([0.1, 0.2, 0.5]);
			const answer = klGradientLogSigma(Math.log(sigma));
			return {
				text: both(
					`If the KL had weight 1: what is its derivative with respect to log σ at σ = ${sigma}? (A negative one lets σ grow.)`,
					`如果 KL 的权重是 1：在 σ = ${sigma} 处，它对 log σ 的导数是多少？（为负则 σ 会变大。）`,
				),
				answer,
				slips: [
					{ value: sigma - 1 / sigma, says: both('That is the derivative with respect to σ.', '这是对 σ 的导数。') },
					{
						value: -answer,
						says: both('The sign: below σ = 1 the KL falls as σ grows.', '符号错了：σ < 1 时，σ 变大则 KL 减小。'),
					},
				],
				solution: same(`$\\sigma^2 - 1 = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'sigma',
		task(draw) {
			const sizes = draw.pick([GOAL, PLATFORM]);
			const theory = uniformTheory(sizes, 2);
			const [predicted] = predictedSigma(theory, theory.sources[0], 0);
			return {
				text: both(
					`${sizes.environment.name.en}, w = 0. Predict the median σ after 600 steps in the dimension where it is narrowest, then train.`,
					`${sizes.environment.name['zh-CN']}，w = 0。预测 600 步后最窄维度上 σ 的中位数，然后训练。`,
				),
				stage: trained(sizes, 0, 600),
				measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
				predicted,
				within: 1.3,
				solution: same(`$e^{-4} = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'collapse',
		text: both(
			'“Without KL the posterior collapses.” Correct this sentence, and say what collapse is.',
			'“没有 KL，后验就会坍塌。”请改正这句话，并说明什么是坍塌。',
		),
		model: both(
			'Without KL the opposite happens: σ falls to the floor and the codes move apart, since noise and overlap only harm the reconstruction. Collapse means that every posterior is the prior, KL 0, and z carries nothing. It comes when z saves less than it costs: too large a weight, a decoder that needs no z, or a KL that acts too early.',
			'没有 KL 时恰恰相反：σ 降到下限，编码彼此远离，因为噪声和重叠只会损害重构。坍塌是指每个后验都等于先验，KL 为 0，z 不携带任何信息。z 省下的少于它的代价时就会发生：权重太大、解码器不需要 z，或 KL 起作用太早。',
		),
		points: [
			both('without KL: narrow and far apart', '没有 KL：很窄且相距很远'),
			both('collapse: posterior equals prior, z carries nothing', '坍塌：后验等于先验，z 无信息'),
			both('at least one cause of collapse', '至少一个坍塌的原因'),
		],
	},
	{
		kind: 'explain',
		id: 'bargain',
		text: both(
			'Run B has the smaller reconstruction error. Why is it nevertheless the worse model to sample from?',
			'实验 B 的重构误差更小。为什么它反而更不适合用来采样？',
		),
		model: both(
			'Its posteriors are needles, and most of them lie where N(0, I) hardly ever falls. A sample of N(0, I) meets one of the few near the origin, or a place between needles that the decoder was hardly trained on: the output is smooth, but nothing makes it right or as varied as the data. The KL puts the codes where samples will be taken.',
			'它的后验细如针尖，大多在 N(0, I) 几乎到不了的地方。N(0, I) 的样本要么遇到原点附近的少数编码，要么落在它们之间、解码器几乎没有训练过的地方：输出虽然平滑，却没有任何约束保证它正确，或像数据那样多样。KL 把编码放到将要采样的地方。',
		),
		points: [
			both('codes are not where the prior has its mass', '编码不在先验有质量的地方'),
			both('no training constrains the decoder there', '解码器在那里没有训练约束'),
		],
	},
];
