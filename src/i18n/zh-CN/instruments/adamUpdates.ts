import type { InstrumentTexts } from '../../en/instruments';

export const adamUpdates: InstrumentTexts['adamUpdates'] = {
	name: 'Adam：保留或每步新建',
	line: '下一步会怎样改动权重：一个有记忆的 Adam，和一个每步新建的 Adam。',
	why: `Adam 为每个权重的梯度 g 保留两个滑动平均：m 是 g 的，v 是 g² 的。更新量为 学习率 · m̂ ÷ (√v̂ + 10⁻⁸)，帽子表示对从 0 开始的修正。
公开代码每一步都新建一个 Adam。于是 m̂ = g，v̂ = g²，更新量成了 学习率 · g ÷ |g|：凡有梯度的权重，无论梯度多小，都恰好移动 ± 一个学习率。这就是符号下降。什么也没记住，噪声不会被平均，到了极小值附近权重仍以学习率为步长来回跳。
改变学习率并不需要新建 Adam：改学习率，保留两个矩即可。在这里减半试试：‖Δθ‖ 减半，计数以及 m 和 √v 的范数不变。
“±学习率”是移动量与学习率相差不到 1 % 的权重所占的比例；没有梯度的权重（整个批次都关闭的单元）完全不动。`,
	compare: 'A 保留，B 每步新建，其余相同',
	halveRate: '学习率 ÷ 2',
	doubleRate: '学习率 × 2',
	nothingYet: '先训练一会儿：更新量在最新的检查点上测量。',
	sizes: '全部权重的 |Δθ| ÷ 学习率，柱高为比例的平方根；虚线即学习率本身',
	picture: '运行 A 有 {{a}} 的权重恰好移动一个学习率，运行 B 有 {{b}}',
	all: '全部权重',
	embeddings: '嵌入表',
	encoder: '编码器',
	decoder: '解码器',
	parameterHead: 'x̂ 的输出头',
	stateHead: 'Δŝ 的输出头',
	rate: '学习率',
	rateShort: '学习率',
	counted: '已计的更新次数',
	gradient: '‖g‖',
	moments: '记住的 ‖m‖、‖√v‖',
	kept: '保留',
	rebuilt: '每步新建',
	ofStep: '第 {{step}} 步',
	table: '第 {{step}} 步的更新量，按权重分组，两个运行',
};
