import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['boxUse'] = {
	name: '潜在框（LSC）',
	line: '策略的输出在方框内，方框被映射到采样 z 的潜在框上。两边都可拖动。',
	why: `潜在空间约束（官方代码中的 get_c_rate）：对 5\u202f000 个转移样本采样 z = μ + σ·ε，每个维度分别排序，两端各去掉 2 %，剩下中央的 96 % 就是潜在框。这里取 1\u202f000 个转移样本，无论绘出多少点总是同一批。
z = a · 半宽 + 中心，把策略在 [−1, 1] 内的 a 逐维映射到框上；a = (z − 中心) ÷ 半宽 则映射回来。
潜在框不是先验：它跟随编码。框内也不是处处有效：它是围住弯曲点云的矩形。斜线处是空洞，判定标准与“空洞”仪器相同：解码器在那里的输出没有训练约束。
每个维度各含 96 %，所有维度同时满足的就不到 96 %。`,
	percent: '每个维度保留的比例',
	square: '策略方框，a',
	plane: '潜在平面，z，刻度 ±{{half}}',
	squareHandle: '策略的输出。方向键移动，Home 回到中央',
	planeHandle: '探针的编码 z。方向键移动',
	flat: '只有一个潜在维度：框是一个区间，沿横向绘制。',
	bounds: '{{dim}} 的边界',
	prior: '框内的 N(0, I)',
	data: '框内的 z，所有维度',
	empty: '框内空洞的比例',
	curve: '边界随步数的变化，实验 {{run}}',
	curveText: '潜在框的边界随步数的变化；现在为 {{bounds}}。',
};

export default texts;
