import type { InstrumentTexts } from '../../en/instruments';

export const forces: InstrumentTexts['forces'] = {
	name: '拉力',
	line: '什么在拉动一个样本的 μ 和 σ：重构朝一边，KL 朝另一边，以及两者之和。',
	why: `一个样本的损失为 L = wₛ·‖Δs − Δŝ‖² ÷ S + wₓ·‖x − x̂‖² ÷ P + (w ÷ Z)·Σ KL，公开代码中 wₛ = 1，wₓ = 2。拉力是它对 μ 或 log σ 的斜率取负。
重构：前两项对 μ 求导取负，经过解码器和 z = μ + σ·ε，对 16 次 ε 取平均。对 log σ 通常为负：噪声越小，重构越好。
KL：对 μ 为 −(w ÷ Z)·μ，拉向 0；对 log σ 为 −(w ÷ Z)·(σ² − 1)，拉向 1。
两者平衡时，后验停住。没有 KL：没有什么托住 σ，它落到截断下限，截断在那里切断两种拉力。KL 过强：没有什么使 μ 离开 0，这就是后验坍塌。
训练移动的是网络的权重，不是 μ 本身：别的样本拉得更用力时，一个样本可能逆着自己的拉力移动。`,
	transition: '样本',
	hint: '点击图上的点即可选取。',
	onMu: '对 μ 的拉力',
	onLogSigma: '对 log σ 的拉力',
	reconstruction: '重构',
	kl: 'KL',
	sum: '合计',
	clamped: '被截断固定',
	scale: '40 像素的箭头表示 {{value}} 的拉力；图上相同',
	picture: '样本 {{index}}，运行 {{run}}：对 μ 的拉力 {{mean}}，对 log σ 的拉力 {{logSigma}}。',
	table: '拉力的数值，运行 {{run}}',
	beyond: '样本 {{index}} 不在所绘的点中。',
};
