/** The loss and what its KL term does. */
import { entry, said, symbol } from './entry';

export const LOSS_ENTRIES = {
	kl: symbol('kl', { en: 'KL divergence', 'zh-CN': 'KL 散度' }),
	'kl-mean-part': entry({ en: 'Part of μ in the KL', 'zh-CN': 'KL 中 μ 的部分' }, said('charts', 'klMuTitle')),
	'kl-spread-part': entry({ en: 'Part of σ in the KL', 'zh-CN': 'KL 中 σ 的部分' }, said('charts', 'klSigmaTitle')),
	nats: entry(
		{ en: 'Nats', 'zh-CN': '奈特' },
		{
			en: 'The unit of information and of KL with the natural logarithm; 1 nat is 1.44 bits.',
			'zh-CN': '取自然对数时信息量和 KL 的单位；1 奈特等于 1.44 比特。',
		},
	),
	'kl-split': entry(
		{ en: 'Information and mismatch', 'zh-CN': '信息与失配' },
		{
			en: 'The two parts of the mean KL: the information I(x; z) that z holds about the data, at most ln n nats for n transitions, and the mismatch KL(q(z)‖p) between all codes and the prior.',
			'zh-CN':
				'KL 均值的两部分：z 所含的关于数据的信息 I(x; z)，n 个转移样本最多为 ln n 奈特；以及全部编码与先验的失配 KL(q(z)‖p)。',
		},
	),
	elbo: entry(
		{ en: 'ELBO', 'zh-CN': '证据下界（ELBO）' },
		{
			en: 'The evidence lower bound log p(x) ≥ E[log p(x|z)] − KL(q‖p). Raising it means reconstructing well with posteriors that stay near the prior. Here all of it holds given the state and the action, and x stands for the parameters and the state change.',
			'zh-CN':
				'下界 log p(x) ≥ E[log p(x|z)] − KL(q‖p)。提高它，就是既要重构得好，又要让后验靠近先验。这里的各项都以状态和动作为条件，x 代表参数和状态变化。',
		},
	),
	reconstruction: entry(
		{ en: 'Reconstruction', 'zh-CN': '重构' },
		{
			en: 'How well decoding recovers what was encoded: the mean squared error of the parameters and of the state change.',
			'zh-CN': '解码能在多大程度上还原被编码的内容：参数和状态变化的均方误差。',
		},
	),
	beta: entry(
		{ en: 'β, β-VAE', 'zh-CN': 'β 与 β-VAE' },
		{
			en: 'A VAE whose summed KL is multiplied by β, beside a log likelihood. The plain VAE has β = 1. HyAR’s w ÷ Z is no such β, because its errors are means and not log likelihoods.',
			'zh-CN':
				'以对数似然为重构项、给 KL 总和乘以 β 的变分自编码器。普通的变分自编码器取 β = 1。HyAR 的 w ÷ Z 不是这样的 β，因为它的误差是均值，而不是对数似然。',
		},
	),
	'effective-weight': entry(
		{ en: 'Weight on ΣKL', 'zh-CN': 'ΣKL 的权重' },
		{
			en: 'HyAR averages the KL over the latent dimensions, so its weight w acts on the summed KL as w ÷ Z.',
			'zh-CN': 'HyAR 对各潜在维度的 KL 取平均，因此权重 w 对 KL 总和的作用是 w ÷ Z。',
		},
	),
	'decoder-noise': entry(
		{ en: 'Noise of the decoder τ', 'zh-CN': '解码器噪声 τ' },
		{
			en: 'A squared error is the log likelihood of Gaussian noise, up to a factor and a constant. HyAR’s loss assumes τ_x² = w·P ÷ (2·λ·Z) on the parameters, with λ the weight of their error, and τ_s² = w·S ÷ (2·Z) on the state change.',
			'zh-CN':
				'除一个系数和一个常数外，平方误差就是高斯噪声的对数似然。HyAR 的损失假设参数的噪声为 τ_x² = w·P ÷ (2·λ·Z)，λ 是其误差的权重；状态变化的噪声为 τ_s² = w·S ÷ (2·Z)。',
		},
	),
	collapse: entry(
		{ en: 'Posterior collapse', 'zh-CN': '后验坍塌' },
		{
			en: 'Every posterior equals the prior: μ = 0, σ = 1, KL = 0, and z says nothing. It happens when z saves less than it costs: the KL weight is too large, the decoder does not need z, or the KL acts before the decoder has learnt to use z. It does not come from a missing KL.',
			'zh-CN':
				'每个后验都等于先验：μ = 0，σ = 1，KL = 0，z 不携带信息。z 省下的少于它的代价时就会发生：KL 权重过大，解码器不需要 z，或 KL 在解码器学会使用 z 之前就已起作用。原因不是没有 KL。',
		},
	),
	'live-dim': entry(
		{ en: 'Live and dead dimensions', 'zh-CN': '活跃维度与失活维度（inactive）' },
		said('charts', 'liveTitle'),
		said('charts', 'weakTitle'),
		said('charts', 'deadTitle'),
		{
			en: 'A dead dimension is no failure: an action with one parameter needs only one.',
			'zh-CN': '失活的维度不算失败：只有一个参数的动作只需要一个维度。',
		},
	),
	'rate-distortion': entry(
		{ en: 'Rate and distortion', 'zh-CN': '率失真（rate–distortion）' },
		{
			en: 'Rate: the KL in nats, an upper bound on the information in z. Distortion: the error that remains. The weight w sets the balance between them.',
			'zh-CN': '率：KL（奈特），它是 z 所含信息的上界。失真：剩下的误差。权重 w 决定两者的平衡。',
		},
	),
	'log-std-clamp': entry(
		{ en: 'Clamp of log σ', 'zh-CN': 'log σ 的截断' },
		{
			en: 'The network’s log σ is limited to −4 … 15. Outside, its gradient is zero.',
			'zh-CN': '网络输出的 log σ 被限制在 −4 到 15 之间。超出范围时梯度为零。',
		},
	),
	'clamp-floor': entry({ en: 'Clamp floor', 'zh-CN': '截断下限' }, said('map', 'floorTitle')),
} as const;
