import type { ViewTexts } from '../en/views';

/** 停靠区中的“环境”：解码出的动作和先验样本在环境中的效果。 */
export const world: ViewTexts['world'] = {
	title: '在环境中执行',
	noSimulator: '这些转移样本来自文件。没有仿真器，因此无法执行动作。',
	numbers: '结果数值',
	kind: '播放内容',
	action: '解码出的动作',
	samples: 'N(0, I) 的 {{count}} 个样本',
	subject: '{{action}}，{{state}}',
	stateOf: '取转移样本 {{index}} 的状态',
	stateEdited: '手动修改的状态',
	repeat: '重复执行，最多 {{count}} 次（回合上限）',

	// 画面
	weight: 'KL 权重 {{value}}',
	weightShort: 'w = {{value}}',
	actionPicture: '实验 {{run}}：在“{{environment}}”中执行解码出的动作',
	samplesPicture: '实验 {{run}}：在“{{environment}}”中执行先验样本',
	pictureDescription: '实验 {{run}}：{{ending}}。',
	announcement: '实验 {{run}}：{{ending}}。',
	length_one: '{{count}} 步',
	length_other: '{{count}} 步',
	decisions_one: '{{count}} 次决策',
	decisions_other: '{{count}} 次决策',
	lengthRepeated: '{{decisions}}，{{ticks}}',
	over: '{{length}}，回合结束',
	cut: '在 {{length}}处截断',
	spreadOf: '{{count}} 个终点，离散程度 {{value}}',
	spreadShort: '离散程度 {{value}}',
	waiting: '等待模型',
	noSamples: '还没有样本。',
	draw: '采样 {{count}} 次',

	// 单次决策的表格
	errorCaption: '一次决策引起的各特征变化：模型预测、无噪声仿真及误差',
	change: '一次决策的变化',
	predicted: 'Δŝ',
	simulated: 'Δs',
	error: '误差',
	startLegend: '起点',
	ghostLegend: '一次决策后的预测',
	trailLegend: '仿真，无噪声',

	// 样本的表格
	summaryCaption: '各实验样本的结果与数据的对比',
	data: '数据',
	saturated: '到达取值范围的端点',
	saturatedHint: '有参数满足 |x̂| ≥ {{limit}} 的样本所占比例',
	spread: '终点的离散程度',
	spreadHint: '到均值的均方根距离，环境长度单位',
	sampleError: 'Δŝ 的误差',
	sampleErrorHint: '均方误差，缩放后的特征，一次决策',
	dataHint_one: '数据：取数据中 {{count}} 个转移样本的该动作参数，从同一状态执行。',
	dataHint_other: '数据：取数据中 {{count}} 个转移样本的该动作参数，从同一状态执行。',

	// 播放控制
	play: '播放',
	pause: '暂停',
	scrubber: '时间步',
	scrubberHint: '方向键移动一步，空格键播放或暂停',
	tick: '第 {{tick}} / {{last}} 步',
	pace: '速度',
	paceValue: '{{ticks}} 步/秒',
};
