import type { ViewTexts } from '../en/views';

/** 右侧面板：探针处解码出的动作。 */
export const decoded: ViewTexts['decoded'] = {
	// 标题
	title: '解码出的动作',
	run: '实验 {{run}}',
	waiting: '等待模型',
	code: 'z = {{code}}',
	nearest: '数据中最近的动作：#{{index}} {{values}}',
	nearestNone: '当前数据中没有这个动作',
	announcement: '实验 {{run}} 将 z = {{code}} 解码为：{{action}} {{values}}',
	discreteAction: '离散动作',
	pickerSearch: '按名称、编号或分组查找',
	pickerFound_one: '{{count}} 个动作',
	pickerFound_other: '{{count}} 个动作',
	pickerNone: '没有匹配的动作。',

	// 场景
	sceneTitle: '在“{{environment}}”中执行解码出的动作',
	sceneDescription:
		'{{action}} {{values}}，从所选状态出发做无噪声仿真，共 {{ticks}}，结束于 ({{x}}, {{y}})。{{ending}}虚线图形是模型预测的位置。',
	sceneEpisodeEnds: '本回合随之结束。',
	sceneGoesOn: '本回合继续。',
	closeUp: '放大 {{factor}} 倍',
	sceneEmpty: '尚未解码。',
	now: '当前',
	ticks_one: '{{count}} 步',
	ticks_other: '{{count}} 步',
	simulatedFor: '仿真 {{ticks}}',
	simulatedToEnd: '仿真 {{ticks}}，回合结束',
	simulatedCut: '仿真在 {{ticks}}处截断',
	playInWorld: '在环境中播放',
	predictedGhost: '预测 Δŝ',
	predictedPlain: '模型的预测',
	decodedAim: '解码出的目标',

	// 参数
	parameters: '解码出的参数',
	parameterRange: 'x̂ 在 tanh 的值域 −1 … 1 内，对应 {{low}} … {{high}}',
	padding: '填充位',
	paddingHint: '这个动作没有该参数，模型学会在这里输出 0。',
	noParameters: '这个动作没有参数。',

	// 预测的状态变化
	deltaTitle: '状态变化 Δŝ',
	deltaCaption: '模型预测与无噪声仿真的状态变化，使用各特征自己的单位',
	deltaMeanSquare: '均方误差 {{value}}',
	deltaPredicted: '预测',
	deltaSimulated: '仿真',
	deltaError: '误差',
	deltaShowAll: '显示全部 {{count}} 个特征',
	deltaShowFew: '只显示变化最大的',
	deltaBars: '条形：占特征范围的比例，实心为预测，空心为仿真。',

	// 状态选择
	stateFrom: '状态取自转移样本',
	stateEdited: '手动修改的状态',
	stateRandom: '换一个转移样本的状态',
	stateEditLabel: '修改状态',
	stateReset: '恢复为数据中的状态',
	stateDerived: '其余特征由以上特征决定。',

	// 插值
	interpolate: '插值',
	interpolateStop: '停止',
	interpolateStart: '让探针从起点移到终点',
	interpolateHint: '固定两个转移样本作为起点和终点，从一个的潜在位置走到另一个。',
	pin: '固定为{{end}}的转移样本',
	pinNearest: '把{{end}}放到离探针最近的点',
	path: '路径',
	pathStraight: '直线',
	pathArc: '等半径圆弧',
	stripParameter: '条形所示的参数',
	stripParameterShared: '参数 {{index}}，−1 … 1',
	stripJump: '从这里起，最近的离散动作变为“{{action}}”。',
	stripDescription_one:
		'路径上的{{parameter}}：起点 {{start}}，中点 {{middle}}，终点 {{end}}。离散动作变化 {{count}} 次。',
	stripDescription_other:
		'路径上的{{parameter}}：起点 {{start}}，中点 {{middle}}，终点 {{end}}。离散动作变化 {{count}} 次。',
	stripEmpty: '请先设定两个端点。',
	density: '编码密度 q(z)，对数',
	densityPeak: '先验',
	densityHole: '空洞',
	densityScale: '点线：先验在中心处的最高密度；其下的点线：低于它即为空洞',
	densityDescription: '路径上编码密度的最低值（以先验的最高密度为 1）：{{values}}。',
	scrubber: '从起点到终点的位置',
	scrubberValue: '路径的 {{percent}} %',

	// 先验采样
	sample: '采样 N(0, I)',
	sampleScaled: '采样 N(0, {{scale}}²·I)',
	sampleOne: '× 1',
	sampleMany: '× 100',
	sampleManyLabel: '采样 100 次',
	sampleClear: '清除样本',
	noise: '探索噪声 σ',
	noiseValue: 'σ = {{value}}',
	sampleHint: '把随机编码解码成新的动作。',
	holes: '落入空洞',
	holesHint: '若样本处的编码比与先验一致的实验中 99 % 的 z 处更稀疏，该样本就落入空洞；理想值是 1 %。',
	histogramOf: '{{parameter}}：实验 A 和 B 的 {{count}} 个样本与数据对比',
	legendData: '数据',
	ignored: '（被忽略）',
};
