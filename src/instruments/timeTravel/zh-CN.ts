import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['timeTravel'] = {
	name: '回看',
	line: '训练中的每幅画面都能原样再看，还可从任一检查点分叉。',
	why: `训练时会保留画面：起初全部保留，然后隔一幅、隔三幅……因此占用的内存有上限，间隔均匀。潜在空间图显示的旧画面就是那一步的原值，连解码器的权重也在内：拖动探针，解码结果与当时一样。
每两秒还保留一个检查点：权重、Adam 的两个矩和步数。批次与噪声只由随机种子和步数决定，所以从检查点按同样的设置继续，在同一引擎上结果逐位相同。换了设置便是分叉：此后的不同只来自设置。
轨迹把一个转移样本在各保留步的后验均值 μ 连起来。没有 KL 时，它们不断散开，重构误差趋于零时才慢下来：没有哪一项约束它们。`,
	nothingYet: '先训练一会儿：还没有更早的画面。',
	step: '步',
	stepOf: '第 {{step}} 步，共 {{last}} 步',
	earlier: '前一幅画面',
	later: '后一幅画面',
	now: '回到现在',
	branch: '从第 {{step}} 步分叉',
	noBranch: '还没有可供分叉的检查点',
	branchNote: '设置在分叉前后都可以改；其后的历史会被丢弃。',
	branched: '回到第 {{step}} 步。按“训练”便以现在的设置从这里继续。',
	trails: '所选点（套索）的轨迹；没有选择时取若干点',
	curve: '每维 KL（奈特），A 实线，B 虚线；短线是画面，菱形是检查点',
	picture: '以一条线表示的训练，有 {{frames}} 幅画面和 {{branches}} 个检查点；显示的是第 {{step}} 步',
};

export default texts;
