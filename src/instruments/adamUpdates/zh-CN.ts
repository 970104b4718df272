import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['adamUpdates'] = {
	name: 'Adam：保留或每步重新创建',
	line: '下一步会怎样改动权重：整个训练使用同一个 Adam，与每步重新创建 Adam 的对比。',
	why: `Adam 为每个权重的梯度 g 保留两个滑动平均：m 是 g 的，v 是 g² 的。更新量为 学习率 · m̂ ÷ (√v̂ + 10⁻⁸)，m̂ 和 v̂ 是对零初始化作偏差校正后的值。
官方代码每一步都重新创建 Adam。于是 m̂ = g，v̂ = g²，更新量成了 学习率 · g ÷ (|g| + 10⁻⁸)：只要梯度远大于 10⁻⁸（约 10⁻⁶ 以上，误差不到 1 %），无论大小，权重都移动 ± 一个学习率。这就是符号梯度下降（signSGD）。没有记忆，批次噪声得不到平均，到了极小值附近权重仍以学习率为步长来回跳。
改变学习率并不需要新的 Adam：改学习率，保留两个矩即可。在这里减半试试：‖Δθ‖ 减半，步数以及 m 和 √v 的范数不变。
“±学习率”是移动量与学习率相差不到 1 % 的权重所占的比例；梯度为零的权重（对整个批次都不激活的单元）完全不动。`,
	compare: 'A 保留，B 每步重新创建，其余相同',
	halveRate: '学习率 ÷ 2',
	doubleRate: '学习率 × 2',
	nothingYet: '先训练一会儿：更新量在最新的检查点上测量。',
	sizes: '全部权重的 |Δθ| ÷ 学习率，柱高为比例的平方根；虚线即学习率本身',
	picture: '实验 A 有 {{a}} 的权重恰好移动一个学习率，实验 B 有 {{b}}',
	all: '全部权重',
	embeddings: '嵌入表',
	encoder: '编码器',
	decoder: '解码器',
	parameterHead: 'x̂ 的输出头',
	stateHead: 'Δŝ 的输出头',
	rate: '学习率',
	rateShort: '学习率',
	counted: '步数计数',
	gradient: '‖g‖',
	moments: '保存的 ‖m‖、‖√v‖',
	kept: '保留',
	rebuilt: '每步重新创建',
	ofStep: '第 {{step}} 步',
	table: '第 {{step}} 步的更新量，按权重分组，两个实验',
};

export default texts;
