/** Where the agent acts, and the box between its square and the latent space. */
import type { LessonPage } from '../../Lesson';
import { PRIOR, Z } from '../symbols';

export const loop: LessonPage = {
	id: 'loop',
	title: { en: 'The way of an action', 'zh-CN': '动作的流程' },
	body: [
		{
			kind: 'text',
			text: {
				en: `An [[agent|agent]] uses the decoder as its action space. Its [[policy|policy]] outputs $e$, which selects the discrete action, and $a$ in [−1, 1]; the [[latent-box|box]] maps $a$ to ${Z}, and the decoder turns ${Z} into parameters. The environment executes them, the [[replay|replay buffer]] stores what happened, and the [[critic|critic]] learns from it.`,
				'zh-CN': `[[agent|智能体]]把解码器当作自己的动作空间。它的[[policy|策略]]输出选定离散动作的 $e$ 和 [−1, 1] 内的 $a$；[[latent-box|潜在框]]把 $a$ 映射到 ${Z}，解码器再把 ${Z} 变成参数。环境执行动作，[[replay|回放缓冲区]]存下所发生的事，[[critic|评论家]]从中学习。`,
			},
		},
		{ kind: 'figure', figure: 'agentLoop' },
		{
			kind: 'text',
			text: {
				en: 'This lesson is about two places of it. The box keeps the policy where codes are; relabelling updates stored actions after the codes have moved.',
				'zh-CN': '这一课讲其中两处。潜在框让策略留在有编码的地方；重标注在编码移动之后更新存下的动作。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'boxUse', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The policy square on the left and the latent plane on the right: the two ends of the box.',
			'zh-CN': '左边的策略方框和右边的潜在平面：潜在框的两端。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Training moves the codes. Which place must react to it for old data?',
			'zh-CN': '训练会使编码移动。对旧数据来说，图中哪一处必须作出应对？',
		},
		options: [
			{
				text: { en: 'Between buffer and critic', 'zh-CN': '缓冲区与评论家之间' },
				right: true,
				feedback: {
					en: 'Yes: what the buffer holds was output for codes of an earlier model. That is relabelling.',
					'zh-CN': '对：缓冲区里的内容，是针对早先模型的编码输出的。这就是重标注。',
				},
			},
			{
				text: { en: 'Between policy and decoder', 'zh-CN': '策略与解码器之间' },
				right: false,
				feedback: {
					en: 'The box moves as well, but it only serves the actions output from now on.',
					'zh-CN': '潜在框也会移动，但它只用于今后输出的动作。',
				},
			},
			{
				text: { en: 'Between decoder and environment', 'zh-CN': '解码器与环境之间' },
				right: false,
				feedback: {
					en: 'The environment receives parameters in their own units; it knows nothing of codes.',
					'zh-CN': '环境收到的是以实际单位表示的参数，与编码无关。',
				},
			},
		],
	},
	reading: ['li-2022', 'fujimoto-2018'],
};

export const rule: LessonPage = {
	id: 'rule',
	title: { en: 'From a square to a box', 'zh-CN': '从方框到潜在框' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The policy outputs numbers $a$ in [−1, 1]. HyAR’s get_c_rate samples ${Z} for 5,000 transitions, sorts them in each dimension and drops 2 % at each end. What remains, the central 96 %, is the [[latent-box|latent box]], with half-width h and centre c:`,
				'zh-CN': `策略输出 [−1, 1] 内的数 $a$。HyAR 的 get_c_rate 为 5\u202f000 个转移样本采样 ${Z}，逐维排序，两端各去掉 2 %。剩下的中央 96 % 就是[[latent-box|潜在框]]，半宽为 h，中心为 c：`,
			},
		},
		{ kind: 'formula', formula: 'boxMap' },
		{
			kind: 'text',
			text: {
				en: `In run A its half-width is {{reach}}. Each dimension by itself keeps 96 % of the codes; inside in all of them at once are fewer: {{inside}}. Only ${Z} is mapped; $e$ stays in tanh’s range. The same function also returns recon_s, the model’s own error of Δs, which relabelling needs.`,
				'zh-CN': `实验 A 的半宽为 {{reach}}。单看每个维度，框内有 96 % 的编码；所有维度上同时落在框内的更少，占 {{inside}}。映射的只有 ${Z}，$e$ 留在 tanh 的值域内。同一个函数还返回 recon_s，即模型自身的 Δs 误差，重标注要用到它。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'boxUse', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The policy square and, beside it, the box in the latent plane: one place in both.',
			'zh-CN': '策略方框和旁边潜在平面中的框：同一个位置在两处各有一个点。',
		},
	},
	act: {
		kind: 'drag',
		distance: 1,
		text: {
			en: 'Drag the mark in the policy square and watch it move in the latent plane.',
			'zh-CN': '在策略方框中拖动标记，看它在潜在平面中如何移动。',
		},
	},
	claims: [
		{
			id: 'reach',
			label: { en: 'half-width of the box, run A', 'zh-CN': '潜在框的半宽，实验 A' },
			measure: { kind: 'boxReach', run: 0, percent: 96 },
			value: 1.9,
			low: 1.75,
			high: 2.15,
		},
		{
			id: 'inside',
			label: { en: 'z inside in all dimensions, run A', 'zh-CN': '所有维度上都在框内的 z，实验 A' },
			measure: { kind: 'boxData', run: 0, percent: 96 },
			value: 0.92,
			low: 0.91,
			high: 0.935,
			unit: 'percent',
		},
	],
	reading: ['li-2022'],
};

export const percentile: LessonPage = {
	id: 'percentile',
	title: { en: 'Why a percentile', 'zh-CN': '为什么用百分位数' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Why not take the smallest and the largest? Each is a single sample. Around all samples the half-width would be {{all}} instead of {{most}}, and the policy could output into places with next to no codes. A [[percentile|percentile]], by contrast, is determined by many samples and is stable.',
				'zh-CN':
					'为什么不取最小值和最大值？它们各自只是一个样本。若包住全部样本，半宽会是 {{all}}，而不是 {{most}}，策略的输出就会落到几乎没有编码的空白处。[[percentile|百分位数]]则由许多样本决定，比较稳定。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'So the number of samples matters. The function’s defaults are a batch of 100 and 5 % at each end, so that the sixth largest sample sets the bound. HyAR’s scripts take 5,000 and 2 %: there a hundred samples lie beyond it.',
				'zh-CN':
					'所以样本的数量很重要。函数的默认值是一批 100 个、两端各 5 %，边界就由第六大的样本决定。HyAR 的脚本用 5\u202f000 个和 2 %：边界之外有一百个样本。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'boxUse', decoded: false, controls: [] },
	watch: {
		target: 'mapA',
		text: {
			en: 'The box on map A: how far it jumps for the last few percent.',
			'zh-CN': '图 A 上的框：为了最后几个百分点，它要扩大多少。',
		},
	},
	act: {
		kind: 'list',
		text: { en: 'Widen the box and narrow it again.', 'zh-CN': '放大潜在框，再缩回去。' },
		parts: [
			{
				kind: 'box',
				from: 99,
				to: 101,
				text: { en: 'In the instrument, move the slider to 100 %.', 'zh-CN': '在仪器中把滑块移到 100 %。' },
			},
			{
				kind: 'box',
				from: 95,
				to: 97,
				text: { en: 'Move it back to 96 %.', 'zh-CN': '再移回 96 %。' },
			},
		],
	},
	claims: [
		{
			id: 'all',
			label: { en: 'half-width around all z, run A', 'zh-CN': '包住全部 z 的半宽，实验 A' },
			measure: { kind: 'boxReach', run: 0, percent: 100 },
			value: 2.7,
			low: 2.3,
			high: 3.8,
		},
		{
			id: 'most',
			label: { en: 'half-width around 96 %, run A', 'zh-CN': '包住 96 % 的半宽，实验 A' },
			measure: { kind: 'boxReach', run: 0, percent: 96 },
			value: 1.9,
			low: 1.75,
			high: 2.15,
		},
	],
};

export const notPrior: LessonPage = {
	id: 'not-prior',
	title: { en: 'Not the prior, not all valid', 'zh-CN': '不是先验，也不是处处有效' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The box is not the prior, because it follows the codes. In run A it holds {{priorA}} of ${PRIOR}, since the KL keeps the codes there; without KL its half-width depends on the seed (table).`,
				'zh-CN': `潜在框不是先验，因为它跟随编码。在实验 A 中，它含有 ${PRIOR} 的 {{priorA}}，因为 KL 把编码留在那里；没有 KL 时，半宽取决于种子（见表）。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Nor is everything in it valid. It is a rectangle around a curved cloud: {{emptyB}} of the box of run B lies in holes. If the policy outputs into an empty corner, no training constrains the result. So this is what the KL does in HyAR, which never samples the prior: it fills the box.',
				'zh-CN':
					'框内也不是处处有效。它是围住弯曲点云的矩形：实验 B 的框有 {{emptyB}} 是空洞。策略若输出到空的角落，解码结果就没有训练约束。HyAR 从不采样先验，KL 在其中的作用就在于此：填满潜在框。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'boxUse', run: 1, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The hatched ground in the square of run B: outputs with no code near.',
			'zh-CN': '实验 B 方框中的斜线：附近没有编码的输出。',
		},
	},
	act: {
		kind: 'drag',
		distance: 1,
		text: {
			en: 'Drag the policy’s output into a hatched corner.',
			'zh-CN': '把策略的输出拖到画着斜线的角落。',
		},
	},
	claims: [
		{
			id: 'priorA',
			label: { en: 'N(0, I) inside the box, run A', 'zh-CN': '框内的 N(0, I)，实验 A' },
			measure: { kind: 'boxPrior', run: 0, percent: 96 },
			value: 0.9,
			low: 0.85,
			high: 0.95,
			unit: 'percent',
		},
		{
			id: 'emptyB',
			label: { en: 'fraction of the box in holes, run B', 'zh-CN': '框内空洞的比例，实验 B' },
			measure: { kind: 'boxEmpty', run: 1, percent: 96 },
			value: 0.65,
			low: 0.2,
			high: 0.95,
			unit: 'percent',
		},
		{
			id: 'emptyA',
			label: { en: 'fraction of the box in holes, run A', 'zh-CN': '框内空洞的比例，实验 A' },
			measure: { kind: 'boxEmpty', run: 0, percent: 96 },
			value: 0,
			low: 0,
			high: 0.03,
			unit: 'percent',
		},
		{
			id: 'reachB',
			label: { en: 'half-width of the box, run B', 'zh-CN': '潜在框的半宽，实验 B' },
			measure: { kind: 'boxReach', run: 1, percent: 96 },
			value: 6.4,
			low: 3,
			high: 11,
		},
	],
};
