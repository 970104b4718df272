/** The model and its latent space. */
import { entry, symbol } from './entry';

export const LATENT_ENTRIES = {
	vae: entry(
		{ en: 'Variational autoencoder (VAE)', 'zh-CN': '变分自编码器（VAE）' },
		{
			en: 'A pair of networks: the encoder gives a distribution of codes for each input, the decoder turns a code back. A KL term keeps these distributions near a known prior.',
			'zh-CN': '一对神经网络：编码器对每个输入给出编码的分布，解码器再把编码还原。KL 项使这些分布靠近已知的先验。',
		},
	),
	encoder: entry(
		{ en: 'Encoder', 'zh-CN': '编码器' },
		{
			en: 'The network that computes μ and log σ, one of each per latent dimension, from state, discrete action and parameters.',
			'zh-CN': '由状态、离散动作和参数计算 μ 和 log σ 的网络，每个潜在维度各有一个。',
		},
	),
	decoder: entry(
		{ en: 'Decoder', 'zh-CN': '解码器' },
		{
			en: 'The network that turns z, told the state and the action, into the parameters x̂ and the state change Δŝ.',
			'zh-CN': '在给定状态和动作的条件下，把 z 变成参数 x̂ 和状态变化 Δŝ 的网络。',
		},
	),
	'latent-space': entry(
		{ en: 'Latent space', 'zh-CN': '潜在空间' },
		{
			en: 'The space of the codes z, here drawn as a plane. Its unit is the σ of the prior.',
			'zh-CN': '编码 z 所在的空间，这里画成一个平面，以先验的 σ 为单位。',
		},
	),
	mean: symbol('mu', { en: 'Mean μ, the centre', 'zh-CN': '均值 μ，即中心' }),
	std: symbol('sigma', { en: 'Standard deviation σ', 'zh-CN': '标准差 σ' }),
	epsilon: symbol('epsilon', { en: 'Noise ε', 'zh-CN': '噪声 ε' }),
	draw: symbol('z', { en: 'Code z (latent variable)', 'zh-CN': '编码 z（潜变量、隐变量）' }),
	reparameterisation: entry(
		{ en: 'Reparameterisation', 'zh-CN': '重参数化' },
		{
			en: 'Writing the sample as z = μ + σ·ε. The randomness then sits in ε alone, and the gradient of the decoder’s error passes to μ and σ.',
			'zh-CN': '把采样写成 z = μ + σ·ε。随机性只留在 ε 中，解码误差的梯度就能传到 μ 和 σ。',
		},
	),
	posterior: entry(
		{ en: 'Posterior q(z|x)', 'zh-CN': '后验 q(z|x)' },
		{
			en: 'The codes that may have produced one transition, with their probabilities. The encoder gives an approximation of it, the normal distribution q = N(μ, σ²).',
			'zh-CN': '可能产生一个转移样本的那些编码及其概率。编码器给出它的近似，即正态分布 q = N(μ, σ²)。',
		},
	),
	prior: symbol('prior', { en: 'Prior N(0, I)', 'zh-CN': '先验 N(0, I)' }),
	'aggregate-posterior': entry(
		{ en: 'Aggregate posterior', 'zh-CN': '聚合后验' },
		{
			en: 'The average of the posteriors of all data, q(z): where the codes lie as a whole.',
			'zh-CN': '全部数据的后验的平均，记作 q(z)：整体上编码分布在哪里。',
		},
	),
	hole: entry(
		{ en: 'Hole', 'zh-CN': '空洞' },
		{
			en: 'A place where codes are rarer than at the edge of a run that matches the prior. No training constrains what the decoder outputs there.',
			'zh-CN':
				'编码极稀少的地方：比编码与先验一致的实验在其边缘处还要稀少。解码器在那里的输出没有训练约束，结果不可靠。',
		},
	),
	interpolation: entry(
		{ en: 'Interpolation', 'zh-CN': '插值' },
		{
			en: 'Decoding the points on a path between two codes, such as the midpoint 0.5·z₁ + 0.5·z₂.',
			'zh-CN': '对两个编码之间路径上的各点解码，例如中点 0.5·z₁ + 0.5·z₂。',
		},
	),
} as const;
