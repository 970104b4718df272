/** Exercises on μ, σ, ε and z. */

import { normalCdf } from '../../analysis/normalDistribution';
import { noiseOf, reparameterise } from '../../analysis/posteriorCodes';
import { typicalSigma } from '../../analysis/rateDistortion';
import { SIGMA_FLOOR } from '../../model/sigmaRange';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, uniformTheory, written } from './models';

export const blob: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'sample',
		task(draw) {
			const mu = draw.pick([-1.2, -0.6, 0.4, 0.8, 1.4]);
			const sigma = draw.pick([0.2, 0.3, 0.5]);
			const epsilon = draw.pick([-1.5, -0.8, 0.6, 1.2]);
			const [answer] = reparameterise([mu], [sigma], [epsilon]);
			return {
				text: both(
					`A transition has $\\term{mu}{\\mu} = ${mu}$ and $\\term{sigma}{\\sigma} = ${sigma}$; the noise is $\\term{epsilon}{\\varepsilon} = ${epsilon}$. Which $\\term{z}{z}$ is sampled?`,
					`一个转移样本的 $\\term{mu}{\\mu} = ${mu}$，$\\term{sigma}{\\sigma} = ${sigma}$，噪声 $\\term{epsilon}{\\varepsilon} = ${epsilon}$。采得的 $\\term{z}{z}$ 是多少？`,
				),
				answer,
				slips: [
					{
						value: mu + sigma ** 2 * epsilon,
						says: both('ε is multiplied by σ, not by the variance σ².', 'ε 乘的是标准差 σ，不是方差 σ²。'),
					},
					{
						value: (mu + sigma) * epsilon,
						says: both('ε multiplies σ alone; μ is added.', 'ε 只乘 σ，μ 是加上去的。'),
					},
				],
				solution: same(`$z = \\mu + \\sigma\\varepsilon = ${mu} + ${sigma}\\cdot(${epsilon}) = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'noise',
		task(draw) {
			const mu = draw.pick([-0.9, -0.3, 0.5, 1.1]);
			const sigma = draw.pick([0.25, 0.4, 0.8]);
			const z = draw.pick([-0.2, 0.1, 0.7]);
			const [answer] = noiseOf([mu], [sigma], [z]);
			return {
				text: both(
					`Conversely: $\\term{z}{z} = ${z}$ was sampled with $\\term{mu}{\\mu} = ${mu}$ and $\\term{sigma}{\\sigma} = ${sigma}$. With which $\\term{epsilon}{\\varepsilon}$?`,
					`反过来：在 $\\term{mu}{\\mu} = ${mu}$、$\\term{sigma}{\\sigma} = ${sigma}$ 时采得 $\\term{z}{z} = ${z}$。所用的 $\\term{epsilon}{\\varepsilon}$ 是多少？`,
				),
				answer,
				slips: [
					{ value: z - mu, says: both('That is σ·ε: divide by σ.', '这是 σ·ε，还要除以 σ。') },
					{ value: -answer, says: both('The sign: ε points from μ to z.', '符号错了：ε 从 μ 指向 z。') },
				],
				solution: same(
					`$\\varepsilon = (z - \\mu) \\div \\sigma = (${z} - (${mu})) \\div ${sigma} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'within',
		task(draw) {
			const k = draw.pick([0.5, 1, 1.5, 2]);
			const answer = 100 * (normalCdf(k) - normalCdf(-k));
			return {
				text: both(
					`In one dimension: in how many percent of the samples does $\\term{z}{z}$ lie within ${k} σ of μ?`,
					`只看一个维度：有百分之多少的样本，$\\term{z}{z}$ 落在 μ 两侧 ${k} σ 之内？`,
				),
				answer,
				unit: same('%'),
				slips: [
					{
						value: 100 * normalCdf(k),
						says: both(
							'That counts everything below μ + kσ; the lower tail has to go as well.',
							'这是 μ + kσ 以下的全部；下侧的尾部也要去掉。',
						),
					},
					{
						value: 100 * (1 - Math.exp((-k * k) / 2)),
						says: both('That is the fraction inside the ellipse in two dimensions.', '这是二维椭圆内的比例。'),
					},
				],
				solution: same(`$\\Phi(${k}) - \\Phi(-${k}) = ${written(answer)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'floor',
		task(draw) {
			const spread = draw.pick([0.5, 1, 2, 4]);
			const answer = spread / SIGMA_FLOOR;
			return {
				text: both(
					`Without KL, σ sits at the floor of the clamp, $\\log\\sigma = -4$. How many σ apart are two centres at a distance of ${spread}?`,
					`没有 KL 时，σ 停在截断的下限，$\\log\\sigma = -4$。相距 ${spread} 的两个中心之间有多少个 σ？`,
				),
				answer,
				tolerance: 0.03,
				slips: [
					{ value: spread / 4, says: both('−4 is log σ. σ is e⁻⁴.', '−4 是 log σ，σ 是 e⁻⁴。') },
					{ value: spread / SIGMA_FLOOR ** 2, says: both('Divide by σ, not by σ².', '应除以 σ，而不是 σ²。') },
				],
				solution: same(`$${spread} \\div e^{-4} = ${spread} \\div 0.0183 = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'sigma',
		task(draw) {
			const w = draw.pick([0.05, 0.1, 0.2]);
			const predicted = typicalSigma(uniformTheory(GOAL, 2), w);
			return {
				text: both(
					`Goal, Z = 2, P = 2, λ = 2, KL weight w = ${w}; the parameters are uniform on [−1, 1], so $V = 1/3$. Predict σ in the narrowest dimension: $\\sigma = \\sqrt{wP \\div (2\\lambda ZV)}$. Then train 600 steps and compare.`,
					`足球射门，Z = 2，P = 2，λ = 2，KL 权重 w = ${w}；参数在 [−1, 1] 上均匀分布，所以 $V = 1/3$。预测最窄维度的 σ：$\\sigma = \\sqrt{wP \\div (2\\lambda ZV)}$。然后训练 600 步，再比较。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
				predicted,
				within: 1.4,
				solution: same(`$\\sqrt{${w}\\cdot 2 \\div (2\\cdot 2\\cdot 2\\cdot \\tfrac13)} = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'why',
		text: both(
			'Why is z written as μ + σ·ε, when one could just as well sample it from N(μ, σ²)? What other gradient would there be?',
			'为什么把 z 写成 μ + σ·ε，而不是直接从 N(μ, σ²) 采样？除此之外还有什么梯度估计？',
		),
		model: both(
			'Both give the same z. But sampling is not a differentiable operation: with ε as an input, z is a smooth function of μ and σ, and the gradient of the error passes through it. Without that, the score-function estimator (REINFORCE) is left; it is unbiased too, but usually far noisier.',
			'两种写法得到的 z 相同。但采样不是可微的运算：把 ε 当作输入后，z 就是 μ 和 σ 的光滑函数，误差的梯度可以穿过它。否则只能用得分函数估计（REINFORCE）；它同样无偏，但噪声通常大得多。',
		),
		points: [
			both('the distribution of z is the same', 'z 的分布不变'),
			both('the path from μ and σ to the loss is differentiable', '从 μ、σ 到损失的路径可微'),
			both('names the score-function gradient and its noise', '提到得分函数梯度及其噪声'),
		],
	},
	{
		kind: 'explain',
		id: 'width',
		text: both(
			'What holds σ up, and what holds it down? Say which term of the loss does which.',
			'是什么让 σ 不变小，又是什么让它不变大？指出各由损失的哪一项负责。',
		),
		model: both(
			'The reconstruction pulls σ down: noise in z only adds to the error. The KL holds it up: its part ½(σ² − 1 − log σ²) is least at σ = 1 and grows without bound as σ goes to 0. σ settles where the two gradients cancel.',
			'重构项把 σ 压小：z 中的噪声只会增大误差。KL 把它撑大：其中的 ½(σ² − 1 − log σ²) 在 σ = 1 处最小，σ 趋于 0 时无限增大。两个梯度相互抵消之处，就是 σ 停住的地方。',
		),
		points: [
			both('reconstruction: noise only costs', '重构：噪声只有代价'),
			both('KL: least at σ = 1, unbounded towards 0', 'KL：在 σ = 1 处最小，趋于 0 时无界'),
			both('a balance of two gradients', '两个梯度的平衡'),
		],
	},
];
