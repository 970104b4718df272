import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['gaussianKl'] = {
	name: '高斯 KL 演示',
	line: '亲手操作一个潜在维度：拖动 μ 和 σ，看 KL(q‖p) 的代价和它的梯度方向。',
	why: `KL(q‖p) = ∫ q(z)·log(q(z) ÷ p(z)) dz，其中 q = N(μ, σ²)，p = N(0, 1)。被积函数下的面积就是 KL，零以下的部分计为负。把两个对数展开，得到闭式 ½(σ² + μ² − 1 − log σ²)。
蒙特卡洛：对 z = μ + σ·ε 的采样取 log q(z) − log p(z) 的平均；误差按 1 ÷ √n 减小。
∂KL/∂μ = μ，拉向 0。∂KL/∂log σ = σ² − 1，把 σ 拉向 1：σ 小于 1 时拉力小，大于 1 时拉力大。
网络输出的 log σ 被截断到 [−4, 15]。低于 −4 时，σ 保持 e⁻⁴ = 0.018，梯度为 0：是截断托住了 σ，它并没有到 0。所以没有 KL 时，σ 会落到下限并停在那里。
KL 不会为负。在 float32 中，log σ 低于约 −52 时 σ² 下溢，log(σ²) 为 −∞，KL 为 ∞；log σ 高于约 44 时 σ² 上溢为 ∞，KL 是 ∞ − ∞，即 NaN。写成 2·log σ，对数保持有限；但 KL 中的 σ² 项仍会上溢，所以高于 44 时结果是 ∞ 而不是 NaN。把次正规数归零的 GPU 下溢得更早，在 −43.7 处。截断使官方代码避开了这两种情况。在 σ = 1 附近各项相消，舍入可能留下 −3e−8：这是数值误差，与模型无关。`,
	mu: 'μ',
	logSigma: '原始 log σ',
	draws: '采样数',
	again: '重新采样',
	fromData: '取自转移样本 #{{index}}，{{dim}}',
	closedForm: '闭式',
	integral: '积分',
	monteCarlo: '蒙特卡洛，{{count}} 次采样',
	gradientMean: '∂KL/∂μ = μ',
	gradientLogSigma: '∂KL/∂log σ = σ² − 1',
	clamped: '被截断：梯度为 0',
	handle: '用手柄改变 q：左右键移动 μ，上下键改变 σ',
	handleValue: 'μ {{mu}}，σ {{sigma}}，KL {{kl}} 奈特',
	q: 'q',
	prior: '先验 p',
	integrand: 'q·log(q ÷ p)',
	float32: '没有截断时的 float32',
	float32LogSigma: 'log σ',
	variance: 'σ²',
	logOfVariance: 'log(σ²)',
	twice: '2·log σ',
	published: '用 log(σ²) 的 KL',
	stable: '用 2·log σ 的 KL',
	numbers: '各种算法得到的 KL，单位奈特',
};

export default texts;
