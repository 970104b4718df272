import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['noise'] = {
	name: '手动设定 ε',
	line: '亲手调节噪声：z = μ + σ·ε 在椭圆中移动，解码的动作随之变化。',
	why: `重参数化：不从 N(μ, σ²) 采样 z，而是从 N(0, I) 采样 ε，再取 z = μ + σ·ε。噪声来自外部，z 对 μ 的导数是 1，对 σ 的导数是 ε：解码器的误差由此传到编码器。
|ε| < 1 在 1σ 椭圆之内；两个维度时这占全部样本的 39 %，而不是 68 %。
图上的点是 μ。训练时解码器从未见过 μ，只见过 z：σ 越大，就有越多不同的 z 必须解码成同一个动作。KL 使 σ 不致变小，潜在空间由此变得平滑。
没有 KL 时 σ 在下限 0.018：无论怎样拖动 ε，z 几乎不动。
两个实验使用同一个 ε。`,
	pad: 'ε，可拖动；方向键移动，Home 使其为 0',
	padNote: 'ε，圆环在 1、2、3 处',
	padValue: 'ε {{epsilon}}，z {{z}}',
	next: '采样下一个 ε',
	zero: 'ε = 0',
	frozen: '训练时冻结 ε',
	ellipse: 'z 在 1σ 与 2σ 椭圆中，实验 {{run}}',
	ellipseText: '实验 {{run}}：μ {{mean}}，σ {{std}}，z {{z}}。',
	others: '其他维度保持各自的 ε。',
	table: '两个实验中的 z = μ + σ·ε',
	decoded: '解码为',
};

export default texts;
