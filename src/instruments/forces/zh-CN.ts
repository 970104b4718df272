import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['forces'] = {
	name: '作用力',
	line: '作用在一个转移样本的 μ 和 σ 上的力：来自重构，来自 KL，以及两者之和。',
	why: `一个样本的损失为 L = wₛ·‖Δs − Δŝ‖² ÷ S + wₓ·‖x − x̂‖² ÷ P + (w ÷ Z)·Σ KL，官方代码中 wₛ = 1，wₓ = 2。力是它对 μ 或 log σ 的梯度取负。
重构：前两项对 μ 求导取负，经过解码器和 z = μ + σ·ε，对 ε 的 16 个样本取平均。对 log σ 通常为负：噪声越小，重构越好。
KL：对 μ 为 −(w ÷ Z)·μ，拉向 0；对 log σ 为 −(w ÷ Z)·(σ² − 1)，拉向 1。
两者平衡时，后验停住。没有 KL：没有哪一项能阻止 σ 变小，它落到截断下限，那里两者的梯度都为零。KL 过强：重构太弱，不能使 μ 离开 0，这就是后验坍塌。
训练移动的是网络的权重，不是 μ 本身：别的样本受的力更大时，一个样本可能逆着自己受的力移动。`,
	forceOn: '受力的量',
	onMu: 'μ',
	onLogSigma: 'log σ',
	reconstruction: '重构',
	kl: 'KL',
	sum: '合计',
	clamped: '被截断固定',
	scale: '40 像素的箭头表示大小为 {{value}} 的力；图上相同',
	picture: '转移样本 {{index}}，实验 {{run}}：对 μ 的力 {{mean}}，对 log σ 的力 {{logSigma}}。',
	table: '力的数值，实验 {{run}}',
	beyond: '转移样本 {{index}} 不在所绘的点中。',
};

export default texts;
