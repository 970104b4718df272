import type { InstrumentTexts } from '../../en/instruments';

export const sweep: InstrumentTexts['sweep'] = {
	name: 'KL 权重扫描',
	line: '五个 KL 权重用同样的批次和噪声同时训练；任意两个可成为 A 和 B。',
	why: `每个实验是一个点：横轴是率，即各潜在维度 KL 之和（奈特），它是 z 所含数据信息的上界；纵轴是失真，即 x̂ 的均方误差。权重 w 决定实验停在曲线的哪里：率小和失真小不可兼得。
虚线是线性高斯情形的理论。其中方差为 V 且被保留的参数，失真为 D = w·P ÷ (2·λ·Z)，λ 是 x 的权重，代价为 ½·ln(V ÷ D) 奈特。从 w* = 2·λ·Z·V ÷ P 起什么也不保留：编码坍塌。V 在数据上、每个离散动作之内测得。
真实的实验在曲线附近而不在其上：参数是均匀分布而非高斯分布，状态变化也依赖参数，这会把坍塌推向更大的权重。`,
	start: '训练五个权重',
	goOn: '继续',
	pause: '暂停扫描',
	end: '结束扫描并清除',
	step: '第 {{step}} 步',
	weightOf: '扫描中第 {{run}} 个实验的 KL 权重',
	as: 'w = {{weight}} 成为实验 {{run}}',
	takeOver: '把 w = {{a}} 显示为 A，{{b}} 显示为 B',
	taken: '它们现在是 A 和 B，步数相同，优化器状态也一并带来。',
	failed: '扫描停止了：{{reason}}。请重新开始，或在“高级”中换一个引擎。',
	mapOf: 'w = {{weight}}：KL {{kl}} 奈特，x̂ 的误差 {{error}}',
	outdated: '{{map}}；上方的权重已经改过',
	mapEmpty: 'w = {{weight}}：尚未训练',
	rate: '率：KL，奈特',
	distortion: '失真：x̂ 的均方误差',
	theory: '线性高斯理论',
	plane: '各实验的率与失真；预测从 w* = {{collapse}} 起坍塌',
	planeEmpty: '率与失真将显示在这里。',
	caption: '虚线：线性高斯理论，从 w* = {{collapse}} 起坍塌',
};
