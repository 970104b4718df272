/** The loss and what its KL term does. */
import { entry, said, symbol } from './entry';

export const LOSS_ENTRIES = {
	kl: symbol('kl', { en: 'KL divergence', 'zh-CN': 'KL 散度' }),
	'kl-mean-part': entry({ en: 'Part of μ in the KL', 'zh-CN': 'KL 中 μ 的部分' }, said('charts', 'klMuTitle')),
	'kl-spread-part': entry({ en: 'Part of σ in the KL', 'zh-CN': 'KL 中 σ 的部分' }, said('charts', 'klSigmaTitle')),
	nats: entry(
		{ en: 'Nats', 'zh-CN': '奈特' },
		{
			en: 'The unit of information with the natural logarithm; 1 nat is 1.44 bits.',
			'zh-CN': '取自然对数时的信息量单位；1 奈特等于 1.44 比特。',
		},
	),
	elbo: entry(
		{ en: 'ELBO', 'zh-CN': '证据下界（ELBO）' },
		{
			en: 'The lower bound log p(x) ≥ E[log p(x|z)] − KL(q‖p). Raising it means to reconstruct well with codes that stay near the prior.',
			'zh-CN': '下界 log p(x) ≥ E[log p(x|z)] − KL(q‖p)。提高它，就是既要重建得好，又要让编码靠近先验。',
		},
	),
	reconstruction: entry(
		{ en: 'Reconstruction', 'zh-CN': '重建' },
		{
			en: 'How well decoding gives back what was encoded: the squared error of the parameters and of the state change.',
			'zh-CN': '解码能在多大程度上还原被编码的内容：参数和状态变化的平方误差。',
		},
	),
	beta: entry(
		{ en: 'β, β-VAE', 'zh-CN': 'β 与 β-VAE' },
		{
			en: 'A VAE whose summed KL is multiplied by a weight β. The plain VAE has β = 1.',
			'zh-CN': '给 KL 总和乘以权重 β 的变分自编码器。普通的变分自编码器取 β = 1。',
		},
	),
	'effective-weight': entry(
		{ en: 'Effective weight', 'zh-CN': '有效权重' },
		{
			en: 'HyAR averages the KL over the latent dims, so its weight w acts on the summed KL as w ÷ Z.',
			'zh-CN': 'HyAR 对各潜在维度的 KL 取平均，因此权重 w 对 KL 总和的作用是 w ÷ Z。',
		},
	),
	collapse: entry(
		{ en: 'Posterior collapse', 'zh-CN': '后验坍塌' },
		{
			en: 'Every posterior has become the prior: μ = 0, σ = 1, KL = 0, and z says nothing. It comes from too much KL, not from its absence.',
			'zh-CN': '每个后验都变成了先验：μ = 0，σ = 1，KL = 0，z 不再携带信息。原因是 KL 太强，而不是没有 KL。',
		},
	),
	'live-dim': entry(
		{ en: 'Live and dead dims', 'zh-CN': '活跃维度与失活维度' },
		said('charts', 'liveTitle'),
		said('charts', 'weakTitle'),
		said('charts', 'deadTitle'),
		{
			en: 'A dead dim is no failure: an action with one parameter needs only one.',
			'zh-CN': '失活的维度不算失败：只有一个参数的动作只需要一个维度。',
		},
	),
	'rate-distortion': entry(
		{ en: 'Rate and distortion', 'zh-CN': '率失真' },
		{
			en: 'Rate: the KL, what the code says, in nats. Distortion: the error that is left. The weight w chooses between them.',
			'zh-CN': '码率：KL，即编码携带的信息，单位为奈特。失真：剩下的误差。权重 w 在两者之间取舍。',
		},
	),
	'log-std-clamp': entry(
		{ en: 'Clamp of log σ', 'zh-CN': 'log σ 的截断' },
		{
			en: 'The network’s log σ is held between −4 and 15. Outside, its gradient is zero.',
			'zh-CN': '网络输出的 log σ 被限制在 −4 到 15 之间。超出范围时梯度为零。',
		},
	),
	'clamp-floor': entry({ en: 'Clamp floor', 'zh-CN': '截断下限' }, said('map', 'floorTitle')),
} as const;
