/** Exercises on interpolating and sampling. */
import { straightPoint } from '../../analysis/latentPath';
import { mixtureMoments } from '../../analysis/mixtureMoments';
import { normalCdf } from '../../analysis/normalDistribution';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, written } from './models';

export const sampling: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'point',
		task(draw) {
			const from = draw.pick([-1.6, -0.8, 0.4]);
			const to = draw.pick([0.8, 1.2, 2]);
			const t = draw.pick([0.25, 0.5, 0.75]);
			const [answer] = straightPoint([from], [to], t);
			return {
				text: both(
					`In one dimension: which $\\term{z}{z}$ lies at t = ${t} on the straight path from $z_1 = ${from}$ to $z_2 = ${to}$?`,
					`只看一个维度：从 $z_1 = ${from}$ 到 $z_2 = ${to}$ 的直线路径上，t = ${t} 处的 $\\term{z}{z}$ 是多少？`,
				),
				answer,
				slips: [
					{ value: t * from + (1 - t) * to, says: both('At t = 0 the path is at z₁.', 't = 0 时在 z₁。') },
					{ value: t * (to - from), says: both('Begin at z₁.', '要从 z₁ 出发。') },
				],
				solution: same(`$(1 - ${t})\\cdot(${from}) + ${t}\\cdot ${to} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'variance',
		task(draw) {
			const latentDim = draw.pick([2, 4, 6, 8]);
			const t = draw.pick([0.25, 0.5]);
			// Two independent samples of N(0, I), weighted with t and 1 − t.
			const answer = Math.hypot(...straightPoint([1, 0], [0, 1], t)) ** 2;
			return {
				text: both(
					`$z_1$ and $z_2$ are independent samples of N(0, I) with Z = ${latentDim}. What is the variance of each dimension of the point at t = ${t} between them?`,
					`$z_1$、$z_2$ 是 N(0, I) 的独立样本，Z = ${latentDim}。两者之间 t = ${t} 处的点，每个维度的方差是多少？`,
				),
				answer,
				slips: [
					{
						value: 1,
						says: both('The variances are weighted with the squares of t and 1 − t.', '方差要乘以 t 和 1 − t 的平方。'),
					},
					{ value: Math.sqrt(answer), says: both('That is the standard deviation.', '这是标准差。') },
				],
				solution: same(`$(1 - ${t})^2 + ${t}^2 = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'square',
		task(draw) {
			const latentDim = draw.pick([2, 4, 6]);
			const half = draw.pick([1, 1.5, 2]);
			const answer = 100 * (normalCdf(half) - normalCdf(-half)) ** latentDim;
			return {
				text: both(
					`How many percent of the samples of N(0, I) with Z = ${latentDim} have every dimension between −${half} and ${half}?`,
					`Z = ${latentDim} 时，N(0, I) 的样本中有百分之多少，各维都在 −${half} 与 ${half} 之间？`,
				),
				answer,
				tolerance: 0.03,
				unit: same('%'),
				slips: [
					{
						value: 100 * (normalCdf(half) - normalCdf(-half)),
						says: both('That is one dimension; all of them have to be inside.', '这是一个维度的；所有维度都要在内。'),
					},
				],
				solution: same(`$(${written(normalCdf(half) - normalCdf(-half))})^{${latentDim}} = ${written(answer)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'moments',
		task(draw) {
			const centre = draw.pick([0.6, 0.8, 0.9]);
			const sigma = draw.pick([0.3, 0.5]);
			const answer = mixtureMoments([centre, -centre], [sigma, sigma], 1).std[0] ** 2;
			return {
				text: both(
					`Half of the posteriors are $\\mathcal N(${centre}, ${sigma}^2)$, half $\\mathcal N(-${centre}, ${sigma}^2)$. What is the variance of z over all? (The prior has 1.)`,
					`一半后验是 $\\mathcal N(${centre}, ${sigma}^2)$，一半是 $\\mathcal N(-${centre}, ${sigma}^2)$。z 的总方差是多少？（先验是 1。）`,
				),
				answer,
				slips: [
					{ value: centre ** 2, says: both('That is the variance of μ; σ² is added.', '这是 μ 的方差；还要加 σ²。') },
					{ value: centre + sigma, says: both('Variances are added: squares.', '相加的是方差，即平方。') },
				],
				solution: same(`$${centre}^2 + ${sigma}^2 = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'spread',
		task(draw) {
			const w = draw.pick([0.05, 0.1]);
			// The standard deviation of a uniform parameter.
			const predicted = Math.sqrt(1 / 3);
			return {
				text: both(
					`Goal, w = ${w}: if samples of N(0, I) decode to actions like those of the data, what is the standard deviation of $\\hat x_1$ over the samples? Predict it from x uniform on [−1, 1], then train 600 steps.`,
					`足球射门，w = ${w}：如果 N(0, I) 的样本解码出与数据相似的动作，$\\hat x_1$ 在样本中的标准差是多少？由 x 在 [−1, 1] 上均匀分布来预测，然后训练 600 步。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'sampleSpread', run: 0, scale: 1 },
				predicted,
				within: 1.3,
				solution: same(`$\\sqrt{1/3} = ${written(predicted)}$`),
			};
		},
	},
	{
		kind: 'explain',
		id: 'honest',
		text: both(
			'The actions on a straight path between two codes look smooth. How do you find out whether they can be trusted?',
			'两个编码之间的直线路径上，解码出的动作看上去很平滑。怎样判断它们是否可信？',
		),
		model: both(
			'Smoothness is no evidence: the decoder is smooth everywhere. Look at the density of codes along the path: where it falls far below that of the ends, no training constrains the decoder. And play the actions: predicted and simulated effect have to agree.',
			'平滑不是证据：解码器处处平滑。看路径上的编码密度：远低于两端之处，解码器没有训练约束。再把动作放到环境中执行：预测与仿真的效果应当一致。',
		),
		points: [
			both('smoothness proves nothing', '平滑说明不了什么'),
			both('density of codes on the way', '途中的编码密度'),
			both('simulate, or compare with data', '仿真，或与数据比较'),
		],
	},
	{
		kind: 'explain',
		id: 'arc',
		text: both(
			'For Z = 2 a straight path is no worse than an arc, for Z = 100 it is. Why?',
			'Z = 2 时直线并不比圆弧差，Z = 100 时却更差。为什么？',
		),
		model: both(
			'The midpoint of two independent samples has half the variance, so it lies at √½ of the usual distance from the origin. In 100 dimensions all samples lie close to the sphere of radius √Z, and hardly any has this shorter distance; in two dimensions distances vary so much that it is nothing unusual.',
			'两个独立样本的中点方差减半，到原点的距离约为通常的 √½。100 维时样本都在半径 √Z 的球面附近，几乎没有这样短的距离；2 维时距离变化很大，这并不反常。',
		),
		points: [
			both('the midpoint has half the variance', '中点的方差减半'),
			both('in many dimensions samples lie near a sphere', '维度多时样本靠近球面'),
		],
	},
];
