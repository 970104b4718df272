import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['truePosterior'] = {
	name: '真实后验与 ELBO 间隙',
	line: '哪些 z 可能产生了这个转移样本，与编码器的回答对照；log p = ELBO + 间隙，单位为奈特。',
	why: `模型描述数据如何产生：采样 z ~ N(0, I)，给定状态 s 和动作 k，解码，再加噪声：每个参数的噪声为 τx，状态变化的每个特征的噪声为 τs。把 HyAR 的损失除以 w ÷ Z，得到这个模型的负 ELBO，只差一个与网络权重无关的常数，其中 τx² = w·P ÷ (2·λ·Z)，τs² = w·S ÷ (2·λs·Z)；λ 与 λs 是 x 与 Δs 的权重。
是哪个 z 产生了这个转移样本？由贝叶斯公式：p(z | x, Δs, s, k) ∝ N(z; 0, I) · N(x; x̂(z), τx²) · N(Δs; Δŝ(z), τs²)，即图中的阴影。编码器用一个各维不相关的高斯分布回答，即 1σ 与 2σ 椭圆。它是真实后验的近似，对所有转移样本只需一次前向计算。
log p(x, Δs | s, k) = ELBO + KL(q ‖ 真实后验)。ELBO 等于期望对数似然减去 KL(q ‖ N(0, I))；间隙是近似的代价。更好的编码器缩小间隙，更好的解码器提高 log p。
log p 在平面上积分得到，有概率质量的格子被逐级二分；同时用重要性采样估计：对 q 的 2\u202f000 个样本取 p(x, Δs, z) ÷ q(z) 的平均。除非 q 漏掉了真实后验的质量，两者一致；若漏掉，则少数到达那里的样本起决定作用，误差很大。
权重不同的实验之间，L 不能比较，log p 可以：它是同样数据的对数密度，各按自己的噪声。`,
	bars: 'log p = ELBO + 间隙；下方：期望对数似然 − KL；奈特',
	plane: '{{run}}：阴影为真实后验，椭圆为编码器',
	planeEncoder: '{{run}}：椭圆为编码器',
	noise: '噪声 τx、τs',
	reconstruction: 'E log p(x, Δs | z, s, k)',
	kl: 'KL(q ‖ N(0, I))',
	elbo: 'ELBO',
	gap: '间隙 = log p − ELBO',
	grid: 'log p，网格积分',
	importance: 'log p，重要性采样',
	table: '该转移样本在两个实验中的对数似然、KL、ELBO、间隙与 log p，单位为奈特',
	noDensity: '没有密度：w = 0',
	noiseless: '实验 {{runs}}：w = 0，损失假定解码器没有噪声，τ = 0。解码必须与 x 和 Δs 完全相等，因此没有密度可算。',
	manyDims:
		'潜在维度有 {{count}} 个时，log p 只用重要性采样估计。不画阴影：平面只能显示密度的一个切面或投影，而不是密度本身。',
	coarse: '实验 {{runs}}：真实后验比限定时间内所能划分的格子更窄，积分只是粗略值。',
	fewDraws: '实验 {{runs}}：q 的样本很少到达真实后验的质量所在，重要性采样不可靠。',
	barText: '实验 {{run}}：log p {{evidence}} = ELBO {{elbo}} + 间隙 {{gap}} 奈特。',
	planeText: '实验 {{run}}：真实后验的均值 {{trueMean}}、标准差 {{trueStd}}；编码器的 μ {{mean}}、σ {{std}}。',
	encoderText: '实验 {{run}}：编码器的 μ {{mean}}、σ {{std}}。',
};

export default texts;
