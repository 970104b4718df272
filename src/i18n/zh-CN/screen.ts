import type { Texts } from '../en';

/** 打开页面时的界面，以及收起的部分。 */
export const screen: Texts['screen'] = {
	sentence_one: '每个点是一个动作，被压缩成 {{count}} 个数，即它的编码。',
	sentence_other: '每个点是一个动作，被压缩成 {{count}} 个数，即它的编码。',
	sentenceOwn_one: '每个点是数据中的一个动作，被压缩成 {{count}} 个数，即它的编码。',
	sentenceOwn_other: '每个点是数据中的一个动作，被压缩成 {{count}} 个数，即它的编码。',
	sentenceDrag: '拖动探针试试',
	withKl: '有 KL，权重 {{value}}',
	withoutKl: '没有 KL',
	klPulls: '· 把点拉进圆环',
	nothingPulls: '· 没有什么把点拉进圆环',

	trainBar: '训练',
	more: '更多',
	moreTitle: '全部训练控制：两个 KL 权重、损失、单步、重置、高级设置',
	less: '收起',
	fold: '收起',
	lossOpen: '损失 · KL',
	lossOpenTitle: '测量、模型、环境、仪器、智能体和数据',

	dockHeight: '停靠区的高度',

	view: '页面各部分、导览、术语表、配色',
	partControls: '全部训练控制',
	partLegend: '图例与图的工具',
	partDock: '测量与仪器',
	partDetails: '动作的数值',
	everything: '全部显示',
	agent: '会学习的智能体',
	guide: '带我看一遍',
	glossary: '术语表',

	chips: '试一试',
	samples: '采样',
	samplesTitle: '从圆环中采样出一个新动作',
	path: '走一段路径',
	pathTitle: '从一个动作走到另一个动作',
	why: '为什么？',
	whyTitle: '两张图为什么是这样',
	lockedByTeacher: '已由教师锁定',
};
