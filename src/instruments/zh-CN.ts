import type { InstrumentMenuTexts } from '../i18n/InstrumentTexts';

/** 各仪器共用的外框与菜单。 */
const texts: InstrumentMenuTexts['instruments'] = {
	title: '仪器',
	menu: '选择仪器',
	content: '所选的仪器',
	space: '潜在空间',
	kl: 'KL 项',
	hyar: 'HyAR',
	training: '训练',
	why: '原理',
	whyTitle: '背后的数学',
	rate: '每秒 {{rate}} 次，每次 {{milliseconds}} 毫秒，与训练并行',
	resting: '空闲，有变化时再测量',
	run: '实验',
	transition: '转移样本',
	transitionHint: '点击图上的点即可选取。',
	needsEncoder: '预存画面不含编码器权重。开始训练后，此仪器即测量该模型。',
	waiting: '等待第一步训练',
	measuredOn: '取 {{transitions}} 个转移样本，与所绘点数无关',
	step: '第 {{step}} 步',
	curveOf: '此仪器打开期间的记录，第 {{from}} 步到第 {{to}} 步。实验 A：{{a}}，实验 B：{{b}}。',
	curveEmpty: '曲线从下一帧开始。',
};

export default texts;
