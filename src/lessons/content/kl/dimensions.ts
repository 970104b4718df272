/** Which dimensions are used, and for what: dead ones, and whether the action is repeated in z. */
import type { LessonPage } from '../../Lesson';
import { lessonRuns } from '../../stage';
import { SIGMA, Z } from '../symbols';

export const oneDim: LessonPage = {
	id: 'one-dim',
	title: { en: 'A dead dimension can be right', 'zh-CN': '失活的维度未必是坏事' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Another environment, Platform: every action there has one parameter. With weight 0.1 the model keeps {{live}} [[live-dim|live dimension]] of two. In it the median ${SIGMA} is {{narrow}}. In the other, ${SIGMA} is near 1 and the KL near 0: that dimension is dead, and the points lie on a line.`,
				'zh-CN': `换到另一个环境“平台跳跃”：其中每个动作只有一个参数。权重为 0.1 时，模型在两个维度中只留下 {{live}} 个[[live-dim|活跃维度]]，其中 ${SIGMA} 的中位数为 {{narrow}}。另一个维度上 ${SIGMA} 接近 1，KL 接近 0：这个维度失活了，点排成一条线。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'That is no failure. One number to store needs one dimension; a second would increase the KL and save nothing. (Papers call even one dead dimension a partial collapse. In this course collapse means that all are dead.)',
				'zh-CN':
					'这不是失败。要存一个数，一个维度就够了；第二个维度会增加 KL，却什么也省不下来。（有的论文把单个维度失活也称为部分坍塌。本课程中，坍塌指所有维度都失活。）',
			},
		},
	],
	stage: {
		config: {
			environment: 'platform',
			published: true,
			runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0.02 }),
		},
		steps: 800,
	},
	view: { tab: 'instruments', instrument: 'dimensions', controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'Which dimension of run A is live and which is dead: the KL of both stands beside them.',
			'zh-CN': '实验 A 的哪个维度活跃、哪个失活：两者的 KL 就在旁边。',
		},
	},
	act: {
		kind: 'list',
		text: {
			en: 'Move the probe along each dimension, and compare what the parameter does.',
			'zh-CN': '分别沿每个维度移动探针，比较参数的变化。',
		},
		parts: [
			{
				kind: 'drag',
				distance: 1,
				dim: 0,
				text: { en: 'Drag it sideways, along $z_1$.', 'zh-CN': '沿 $z_1$ 左右拖动。' },
			},
			{
				kind: 'drag',
				distance: 1,
				dim: 1,
				text: { en: 'Drag it up or down, along $z_2$.', 'zh-CN': '沿 $z_2$ 上下拖动。' },
			},
		],
	},
	claims: [
		{
			id: 'live',
			label: { en: 'live dimensions, run A', 'zh-CN': '活跃的维度数，实验 A' },
			measure: { kind: 'liveDims', run: 0 },
			value: 1,
			low: 1,
			high: 1,
			unit: 'count',
		},
		{
			id: 'narrow',
			label: { en: 'σ, narrowest dimension, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
			value: 0.2,
			low: 0.15,
			high: 0.26,
		},
		{
			id: 'wide',
			label: { en: 'σ, widest dimension, run A', 'zh-CN': 'σ，最宽的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'widest' },
			value: 0.99,
			low: 0.94,
			high: 1.04,
		},
		{
			id: 'dead',
			label: { en: 'least KL of a dimension, run A, nats', 'zh-CN': '各维度中最小的 KL，实验 A，奈特' },
			measure: { kind: 'kl', run: 0, dim: 'least' },
			value: 0.001,
			low: 0,
			high: 0.01,
		},
	],
	reading: ['rolinek-2019', 'lucas-2019'],
};

export const overlap: LessonPage = {
	id: 'overlap',
	title: { en: 'Does KL sort the actions?', 'zh-CN': 'KL 会使动作聚类吗？' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Back in Goal, coloured by discrete action. One hears that KL gathers each action into a cluster. To test it, guess the action of a transition from its neighbours in ${Z}. In run A, with KL, {{leakA}} of the guesses are right; always naming the most frequent action would give a third. In run B, without KL, it is {{leakB}}.`,
				'zh-CN': `回到“足球射门”，按离散动作着色。常听人说，KL 会把每种动作聚成一簇。检验的办法是：根据 ${Z} 的近邻来猜一个转移样本的动作。有 KL 的实验 A 准确率为 {{leakA}}，每次都猜最常见的动作则约为三分之一；没有 KL 的实验 B 为 {{leakB}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `So KL makes the actions overlap. The decoder is told the action anyway, therefore repeating it in ${Z} would only increase the KL. What orders the cloud is the parameter: colour by that.`,
				'zh-CN': `可见 KL 使各动作重叠。解码器本来就知道动作，因此在 ${Z} 中再说一遍只会增加 KL。让点云有序的是参数：按参数着色就能看到。`,
			},
		},
	],
	stage: { config: { display: { colorBy: 'action' } } },
	view: { decoded: false, tab: 'instruments', instrument: 'dimensions', controls: [] },
	watch: {
		target: 'mapA',
		text: {
			en: 'Map A: three shapes and colours, one on top of the other.',
			'zh-CN': '图 A：三种形状和颜色彼此叠在一起。',
		},
	},
	act: {
		kind: 'display',
		of: 'colorBy',
		text: {
			en: 'Under the maps, set the colour to the first parameter.',
			'zh-CN': '在图的下方把颜色设为第一个参数。',
		},
	},
	claims: [
		{
			id: 'leakA',
			label: { en: 'action guessed from z, run A', 'zh-CN': '由 z 猜中动作，实验 A' },
			measure: { kind: 'leak', run: 0 },
			value: 0.4,
			low: 0.25,
			high: 0.52,
			unit: 'percent',
		},
		{
			id: 'leakB',
			label: { en: 'action guessed from z, run B', 'zh-CN': '由 z 猜中动作，实验 B' },
			measure: { kind: 'leak', run: 1 },
			value: 0.72,
			low: 0.54,
			high: 0.85,
			unit: 'percent',
		},
		{
			id: 'chance',
			label: { en: 'chance level: the most frequent action', 'zh-CN': '随机水平：最常见的动作' },
			measure: { kind: 'leakChance', run: 0 },
			value: 0.34,
			low: 0.33,
			high: 0.36,
			unit: 'percent',
		},
	],
};
