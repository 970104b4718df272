import type { InstrumentTexts } from '../../en/instruments';

export const holes: InstrumentTexts['holes'] = {
	name: '空洞',
	line: '先验 N(0, I) 中有多少地方附近没有后验：从那里采样，解码结果没有训练约束，不可靠。',
	why: `q(z) = 1/N · Σᵢ N(z; μᵢ, σᵢ²) 是聚合后验，即数据的编码所在之处。
若某处的 q(z) 低于阈值 t，该处就是空洞；该实验自己的 z = μ + σ·ε 中，有所选比例的密度高于 t。空洞比例是 z ~ N(0, I) 时 P(q(z) < t) 的值，由 1 000 次采样计数得到，± 为计数的标准误差。
MMD² 用核 exp(−‖a − b‖² ÷ 2Z) 比较 q 与 N(0, I)，有闭式解；只有两者相等时才为 0。
各阶矩对这个混合分布是精确的。矩一致并不能排除空洞，要看比例。
没有 KL 时，σ 降到截断下限 0.018，q 缩成相距很远的细针，N(0, I) 几乎全是空洞。后验坍塌（KL 过强）时没有空洞，但也什么都没有编码。`,
	keep: '阈值所保留的 z 比例',
	shade: '在图上为空洞加阴影',
	shadeTwo: '阴影针对所示的两个维度。',
	share: '落入空洞的 N(0, I)',
	threshold: '阈值 log q，奈特',
	mmd: '到 N(0, I) 的 MMD²',
	momentMean: '均值',
	momentStd: '标准差',
	momentSkewness: '偏度',
	momentKurtosis: '峰度',
	prior: '先验',
	table: '两个实验的空洞比例、与先验的距离及编码的各阶矩',
	curve: '落入空洞的 N(0, I) 随步数的变化',
};
