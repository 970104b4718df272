import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['atlas'] = {
	name: '解码器图谱',
	line: '解码器眼中的潜在平面：在所选动作和状态下，每个 z 解码出的一个量。',
	why: `平面上的每个 z 都用同一状态和离散动作解码：x̂ = tanh(head(z, s, k))，或预测的状态变化 Δŝ 的一个分量。等值线连接取值相等的点。
先验的圆环内，等值线平滑而均匀，说明移动 z 会平滑地改变动作。这正是 KL 的作用：后验相互重叠、铺满先验，解码器在那里处处受过训练。
没有 KL 时，解码器只在很窄的后验上受过训练：它们之间的输出没有训练约束。
图若平坦，说明 z 对这个量没有影响：后验坍塌之后处处平坦。
潜在维度多于两个时，这是经过探针的切面。`,
	quantity: '解码的量',
	parameters: '参数',
	deltas: '状态变化 Δŝ',
	at: '{{action}}，转移样本 {{transition}} 的状态',
	edited: '{{action}}，编辑过的状态',
	scale: '颜色从 {{low}} 到 {{high}}',
	atProbe: '探针处',
	range: '视野内',
	flat: '平坦：z 在此没有影响',
	slice: '经过探针沿 {{dim}} 的剖面',
	sliceText: '在探针高度沿 {{dim}} 的取值：实验 A 从 {{lowA}} 到 {{highA}}，实验 B 从 {{lowB}} 到 {{highB}}。',
	numbers: '两个实验中的这个量',
};

export default texts;
