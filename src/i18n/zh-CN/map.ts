import type { Texts } from '../en';

/** 潜在空间图、图例和表格。 */
export const map: Texts['map'] = {
	// 标题
	maps: '潜在空间图',
	mapName: '实验 {{run}} 的潜在空间图',
	equalSettings: '设置相同',
	klWeightShort: 'w {{value}}',
	changedAt: '{{last}}（自第 {{step}} 步，之前 {{before}}）',
	and: '、',
	trainedAt: '训练时 {{trained}} · 下一步 {{next}}',
	savedWith: '保存时 {{settings}}',
	klWeight: 'KL 权重 {{value}}',
	parameterWeight: '参数权重 {{value}}',
	stateWeight: '状态权重 {{value}}',
	learningRate: '学习率 {{value}}',
	optimizerKept: '保留 Adam 状态',
	optimizerRebuilt: '每步重新创建 Adam',
	scheduleConstant: '恒定学习率',
	scheduleStep: '学习率每 {{every}} 步 × {{factor}}',
	pastStep: '第 {{step}} 步时',
	pastBack: '回到现在',
	scheduleDrawn: '学习率按手绘曲线',
	klConstant: 'w 恒定',
	klWarmup: 'w 在 {{steps}} 步内预热',
	klCyclic: 'w 每 {{every}} 步一个周期',
	klDrawn: 'w 按手绘曲线',
	scheduleExponential: '学习率指数衰减，每 {{every}} 步 × {{factor}}',
	sigmaName: 'σ 的中位数',
	sigmaRuler: '实测的 σ 中位数：{{measured}}。线性高斯理论的预测：{{predicted}}。',
	theorySigma: '理论的 σ',
	sigmaTitle: '后验 σ 的中位数：{{all}}。标尺：圆点为实测，竖线为线性高斯理论的预测',
	floor: '下限',
	floorTitle: 'σ 停在截断处 log σ ≥ −4，即 0.018，此处梯度为零。',
	invalid: '{{count}} 个点为 NaN 或无穷大',

	// 坐标轴
	'axis-across': '{{dim}}，以先验的 σ 为单位',
	'axis-spread': '纵向仅作抖动',

	// 边缘
	'outside-left': '左侧还有 {{count}} 个点，点击查看',
	'outside-right': '右侧还有 {{count}} 个点，点击查看',
	'outside-top': '上方还有 {{count}} 个点，点击查看',
	'outside-bottom': '下方还有 {{count}} 个点，点击查看',
	outsideTitle: '视野之外的点，点击前往。',

	// 探针
	probe: '实验 {{run}} 上的探针。方向键移动，Home 回到原点，Enter 取最近的点',

	// 摘要
	summary: '实验 {{run}}，第 {{step}} 步：{{count}} 个点 μ，σ 的中位数 {{sigma}}。',
	summaryEmpty: '实验 {{run}}：尚无点。',

	// 图层
	prior: '先验 1 2 3 σ',
	boxPercent: '潜在框 {{percent}} %',
	layerPath: '固定的转移样本 A 与 B 之间的路径',
	priorSamples: 'N(0, I) {{count}} 个',
	priorSamplesTitle: '先验 N(0, I) 的样本',
	layers: '图层',
	close: '关闭',
	ellipseEvery: '每多少个点画一个椭圆',
	ellipseEveryLabel: '每个椭圆对应的点数',
	points: '绘制的点数',
	pointsLabel: '绘制的点数',
	fewerPoints: '当前画面只有 {{count}} 个点。',

	// 潜在框
	boxOptions: '潜在框的数值',
	boxTitle: '潜在框',
	boxPercentLabel: '每个维度上框内 z 的比例',
	boxPercentNumber: '框内 z 的比例，百分数',
	boxTable: '两个实验的潜在框边界及其包含的比例',
	boxDim: '维度',
	boxHoldsPrior: '框内的 N(0, I)',
	boxHoldsPriorTitle: '先验落在框内的概率，计入所有维度',
	boxHoldsData: '框内的 z',
	boxHoldsDataTitle: '在所有维度上同时落在框内的采样 z 的比例',
	policyTitle: '策略方框',
	policyExplained: '策略输出 [−1, 1] 内的 a；z = a · 半宽 + 中心。可在框内拖动。',
	policySquare: '实验 {{run}} 的策略方框。方向键在潜在框内移动探针',

	// 颜色
	color: '颜色',
	colorAction: '离散动作',
	colorParameters: '参数',
	colorState: '状态',
	colorDelta: '状态变化 Δs',
	reward: '奖励',
	shapes: '离散动作的形状',
	moreActions: '另有 {{count}} 个',
	shapesOfGroups: '离散动作的形状，按{{by}}分组',
	groupedBy: '{{count}} 个动作，按{{by}}',
	noParameter: '无',
	gradient: '由低到高的颜色标尺',

	// 维度
	axisAcross: '横轴',
	axisUp: '纵轴',
	variance: '显示 {{count}} 个维度中的 2 个，占方差的 {{shares}}',
	varianceTitle: '所示两个维度占 μ 总方差的比例',

	// 工具
	tools: '潜在空间图视图',
	lasso: '套索',
	lassoTitle: '套索：圈住一些点，两张图同时选中。按住 Shift 追加，Esc 取消。',
	selected: '已选 {{count}} 个',
	clearSelection: '清除选择',
	zoomIn: '放大',
	zoomOut: '缩小',
	home: '默认视图，−4 … 4',
	fit: '适应',
	fitTitle: '显示两个实验的全部点',
	table: '表格',
	tableTitle: '以表格显示各点',

	// 一个样本
	transition: '转移样本 {{index}}',
	columnRun: '实验',
	pinA: '固定为 A',
	pinB: '固定为 B',
	pinTitle: '路径的端点 {{key}}。快捷键：{{key}}',
	closeCard: '关闭',

	// 表格
	noCodes: '尚无点。',
	tableName: '各点',
	tableCaption: '转移样本及其在两个实验中的 μ、σ 和 z，每组数依次为 {{dims}}',
	pages: '表格分页',
	page: '第',
	ofPages: '页，共 {{count}} 页',
	previousPage: '上一页',
	nextPage: '下一页',
	columnAction: '动作',
	columnParameters: '参数',
	columnProbe: '探针',
	columnPin: '固定',
	columnSelect: '选中',
	probeTo: '将探针放到转移样本 {{index}} 在实验 {{run}} 中的点上',
	pinTransition: '将转移样本 {{index}} 固定为 {{end}}',
	selectTransition: '选中转移样本 {{index}}',
};
