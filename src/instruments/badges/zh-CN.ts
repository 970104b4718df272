import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['badges'] = {
	name: '诊断标记',
	line: '此刻对某个实验成立的陈述，各有明确的阈值，并说明它不意味着什么。',
	why: `每个诊断标记是对另一个仪器所测数值的一个阈值：σ 是 1\u202f000 个转移样本的中位数，与所绘点数无关；维度低于 0.02 奈特为失活；若某处的编码比与先验一致的实验在其边缘处还稀疏，该处为空洞。阈值由我们选定。
标记说的是事实，不是好坏。失活的维度可能是对的，没有标记的实验也可能重构得很差。
常被混淆的两件事：后验坍塌使每个后验都与先验重合（所有维度失活，空洞与理想值 1 % 一样少）。没有 KL 则相反：σ 在截断下限，各后验相距很远，先验的一部分乃至全部是空洞。`,
	run: '实验 {{run}}',
	on: '是',
	off: '否',
	none: '目前没有诊断标记。',
	means: '意味着',
	not: '不意味着',
	table: '所有诊断标记，以及它们在实验 A 和实验 B 中是否成立',
	sigmaFloor: 'σ 在截断下限',
	sigmaFloorValue: '最小的 σ 中位数 {{value}}；不超过 0.0185 时成立',
	sigmaFloorMeans: '截断 log σ ≥ −4 把 σ 固定在 0.018，那里没有梯度。KL 太弱，托不住 σ。',
	sigmaFloorNot: 'σ 到了 0，或后验坍塌：恰恰相反。',
	deadDim: '有失活的维度',
	deadDimValue: '单个维度最小的 KL 为 {{value}} 奈特；低于 0.02 时成立',
	deadDimMeans: '某个维度的后验对所有数据都是先验，解码器忽略它；其他维度仍在使用。',
	deadDimNot: '失败：只有一个参数的动作只需要一个维度。',
	collapse: '后验坍塌',
	collapseValue: '所有维度的 KL 共 {{value}} 奈特；200 步之后、有 KL 权重、且每个维度都低于 0.02 时成立',
	collapseMeans:
		'所有维度都失活：z 没有告诉解码器任何信息。z 省下的少于它的代价：KL 权重过大，解码器不需要 z，或 KL 在解码器学会使用 z 之前就已起作用。',
	collapseNot: '训练失败：此时 L 可能正是最小的。KL = 0 不是目标。',
	emptyBox: '潜在框大半是空洞',
	emptyBoxValue: '体积的 {{value}} 是空洞；超过 50 % 时成立',
	emptyBoxMeans:
		'潜在框是围住弯曲点云的矩形；其中大部分地方编码稀少。策略的输出落在那里时，解码结果没有训练约束，不可靠。',
	emptyBoxNot: '潜在框错了：它在每个维度上都含有应有的 z 的比例。',
	holes: '大半是空洞',
	holesValue: 'N(0, I) 的 {{value}} 落入空洞；超过 50 % 时成立',
	holesMeans: '先验的样本大多落在编码稀少之处：训练并不约束由它们生成的动作。',
	holesNot: '重构不好：没有 KL 时重构通常反而更好。',
	notANumber: '出现 NaN',
	notANumberValue: '{{value}} 个编码为 NaN 或无穷大，或训练因此停止',
	notANumberMeans: '某个值变成了 NaN 或无穷大；训练停在最后一个正常的检查点。通常是学习率太大。',
	notANumberNot: '按公式，KL 可以为负或无穷大：这是数值错误。',
	weights: '损失不可比较',
	weightsValue: '两个实验对各项的权重不同',
	weightsMeans: 'L 是加权各项之和。权重不同，它就是另一个量：请比较原始的各项。',
	weightsNot: '某个实验更差：这里 L 更大并不说明什么。作用在 KL 总和上的权重是 w ÷ Z，所以 Z 不同也会改变它。',
};

export default texts;
