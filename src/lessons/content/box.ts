/** HyAR's latent box, and the relabelling of what was stored before the codes moved. */
import type { Lesson } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { DELTA_HAT, PRIOR, Z } from './symbols';

export const box: Lesson = {
	id: 'box',
	title: { en: 'HyAR’s box and relabelling', 'zh-CN': 'HyAR 的潜在框与重标注' },
	goal: {
		en: 'Say where the latent box comes from, what it does not promise, and why stored codes go stale.',
		'zh-CN': '能说出潜在框从何而来、不保证什么，以及存下的编码为何会过时。',
	},
	minutes: 11,
	stage: {
		...GOAL_TWINS,
		config: {
			...GOAL_TWINS.config,
			display: { ...GOAL_TWINS.config.display, layers: { ...GOAL_TWINS.config.display.layers, box: true } },
		},
	},
	pages: [
		{
			id: 'rule',
			title: { en: 'From a square to a box', 'zh-CN': '从方框到潜在框' },
			body: [
				{
					kind: 'text',
					text: {
						en: `A policy answers with numbers $a$ in [−1, 1]. They must be spread over the ${Z} that the decoder knows. HyAR’s get_c_rate draws ${Z} for many transitions, sorts them in each dim, and drops 2 % at both ends. What is left, 96 %, is the [[latent-box|latent box]].`,
						'zh-CN': `策略用 [−1, 1] 内的数 $a$ 作答。这些数必须铺到解码器认识的 ${Z} 上。HyAR 的 get_c_rate 为许多转移采样 ${Z}，逐维排序，两端各去掉 2 %，剩下的 96 % 就是[[latent-box|潜在框]]。`,
					},
				},
				{ kind: 'formula', formula: 'boxMap' },
				{
					kind: 'text',
					text: {
						en: 'In run A it reaches {{reach}} to either side. Each dim keeps 96 %, so all dims at once keep {{inside}} of the codes.',
						'zh-CN': '实验 A 的框向两侧各伸出 {{reach}}。每个维度保留 96 %，所有维度同时满足的编码就是 {{inside}}。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'lsc', decoded: false, controls: [] },
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
					label: { en: 'z inside in all dims, run A', 'zh-CN': '所有维度上都在框内的 z，实验 A' },
					measure: { kind: 'boxData', run: 0, percent: 96 },
					value: 0.92,
					low: 0.91,
					high: 0.935,
					unit: 'percent',
				},
			],
		},
		{
			id: 'percentile',
			title: { en: 'Why a percentile', 'zh-CN': '为什么用百分位数' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Why not take the smallest and the largest? Each is one single draw. Over all draws the half-width would be {{all}} instead of {{most}}; a policy would answer into the gap, where next to nothing lies. A [[percentile|percentile]] rests on many draws and keeps still.',
						'zh-CN':
							'为什么不取最小值和最大值？它们各自只是一次采样。若包住全部采样，半宽会是 {{all}}，而不是 {{most}}；策略会答到几乎没有编码的间隙里去。[[percentile|百分位数]]由许多采样决定，比较稳定。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'So numbers matter: the function’s defaults are a batch of 100 and 5 % at each end, so the sixth largest draw sets the bound. HyAR’s scripts take 5,000 and 2 %: there a hundred draws lie beyond it.',
						'zh-CN':
							'所以数量很要紧：函数的默认值是一批 100 个、两端各 5 %，边界就由第六大的采样决定。HyAR 的脚本用 5 000 个和 2 %：边界之外有一百个采样。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'lsc', decoded: false, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The box on map A: how far it jumps for the last few percent.',
					'zh-CN': '图 A 上的框：为了最后几个百分点，它要跳出多远。',
				},
			},
			act: {
				kind: 'display',
				text: {
					en: 'In the instrument, move the slider from 96 % to 100 %, and back.',
					'zh-CN': '在仪器中把滑块从 96 % 移到 100 %，再移回来。',
				},
			},
			claims: [
				{
					id: 'all',
					label: { en: 'half-width round all z, run A', 'zh-CN': '包住全部 z 的半宽，实验 A' },
					measure: { kind: 'boxReach', run: 0, percent: 100 },
					value: 2.5,
					low: 2.3,
					high: 3.8,
				},
				{
					id: 'most',
					label: { en: 'half-width round 96 %, run A', 'zh-CN': '包住 96 % 的半宽，实验 A' },
					measure: { kind: 'boxReach', run: 0, percent: 96 },
					value: 1.9,
					low: 1.75,
					high: 2.15,
				},
			],
		},
		{
			id: 'not-prior',
			title: { en: 'Not the prior, not all valid', 'zh-CN': '不是先验，也不是处处有效' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The box is not the prior. It follows the codes: in run A it holds {{priorA}} of ${PRIOR}, because the KL keeps the codes there. In run B, without KL, its half-width is {{reachB}}.`,
						'zh-CN': `潜在框不是先验。它跟随编码：在实验 A 中，它含有 ${PRIOR} 的 {{priorA}}，因为 KL 把编码留在那里。没有 KL 的实验 B，半宽是 {{reachB}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'And not everything in it is valid. It is a rectangle round a curved cloud: {{emptyB}} of the box of run B is empty, of run A {{emptyA}}. A policy that answers into an empty corner is decoded to chance.',
						'zh-CN':
							'框内也不是处处有效。它是围住弯曲点云的矩形：实验 B 的框有 {{emptyB}} 是空的，实验 A 是 {{emptyA}}。策略若答到空的角落，解码就只是碰运气。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'lsc', run: 1, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The hatched ground in the square of run B: answers with no code near.',
					'zh-CN': '实验 B 方框中的斜线：附近没有编码的回答。',
				},
			},
			act: {
				kind: 'drag',
				distance: 1,
				text: {
					en: 'Drag the policy’s answer into a hatched corner.',
					'zh-CN': '把策略的回答拖到画着斜线的角落。',
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
					id: 'reachB',
					label: { en: 'half-width of the box, run B', 'zh-CN': '潜在框的半宽，实验 B' },
					measure: { kind: 'boxReach', run: 1, percent: 96 },
					value: 6.4,
					low: 3,
					high: 11,
				},
				{
					id: 'emptyB',
					label: { en: 'of the box empty, run B', 'zh-CN': '框内空白的比例，实验 B' },
					measure: { kind: 'boxEmpty', run: 1, percent: 96 },
					value: 0.97,
					low: 0.88,
					high: 1,
					unit: 'percent',
				},
				{
					id: 'emptyA',
					label: { en: 'of the box empty, run A', 'zh-CN': '框内空白的比例，实验 A' },
					measure: { kind: 'boxEmpty', run: 0, percent: 96 },
					value: 0,
					low: 0,
					high: 0.03,
					unit: 'percent',
				},
			],
		},
		{
			id: 'stale',
			title: { en: 'Why stored codes go stale', 'zh-CN': '存下的编码为何过时' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'The [[replay|replay buffer]] keeps the policy’s answer $a$. But the VAE trains on: codes move, the box with them, and an old $a$ no longer means what was done. [[relabelling|Relabelling]] tests it before a critic uses it: if the predicted effect errs by 5 times the model’s own error or more, $a$ is replaced by a new encoding.',
						'zh-CN':
							'[[replay|回放缓冲区]]里存着策略的回答 $a$。可是 VAE 继续训练：编码在移动，潜在框也跟着移动，旧的 $a$ 已不再表示当时做的事。[[relabelling|重标注]]在评论家使用之前检验它：如果预测效果的误差达到模型自身误差的 5 倍，就用新的编码替换 $a$。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'In run B, {{old}} of the entries stored with the initial weights would be replaced now, of those stored now {{fresh}}. The box keeps a policy inside; relabelling mends old entries. They are two things.',
						'zh-CN':
							'在实验 B 中，用初始权重存下的条目现在有 {{old}} 会被替换，刚存下的只有 {{fresh}}。潜在框让策略留在里面，重标注修补旧条目。这是两回事。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'rsc', run: 1, decoded: false, controls: ['train'] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The columns “x done” and “decodes now”: how far they part as training goes on.',
					'zh-CN': '“当时的 x”与“现在解码为”两列：随着训练，它们相差多少。',
				},
			},
			act: {
				kind: 'list',
				text: { en: 'Let stored entries go stale.', 'zh-CN': '让存下的条目过时。' },
				parts: [
					{
						kind: 'use',
						target: 'storeEntries',
						text: { en: 'Store 24 entries.', 'zh-CN': '存下 24 个条目。' },
					},
					{
						kind: 'use',
						target: 'relabelCorrected',
						text: { en: 'Set the test to “corrected”.', 'zh-CN': '把检验设为“修正”。' },
					},
					{
						kind: 'train',
						steps: 100,
						text: { en: 'Train 100 steps more.', 'zh-CN': '再训练 100 步。' },
					},
				],
			},
			claims: [
				{
					id: 'old',
					label: {
						en: 'replaced: stored at step 0, run B',
						'zh-CN': '被替换：第 0 步存下，实验 B',
					},
					measure: { kind: 'replaced', run: 1, stored: 'initially', test: 'corrected' },
					value: 0.16,
					low: 0.1,
					high: 0.22,
					unit: 'percent',
				},
				{
					id: 'fresh',
					label: { en: 'replaced: stored now, run B', 'zh-CN': '被替换：刚刚存下，实验 B' },
					measure: { kind: 'replaced', run: 1, stored: 'now', test: 'corrected' },
					value: 0.007,
					low: 0,
					high: 0.025,
					unit: 'percent',
				},
			],
		},
		{
			id: 'wrong-ruler',
			title: { en: 'A test with the wrong ruler', 'zh-CN': '用错了尺的检验' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'The published code decodes the stored $a$ as it stands. But $a$ lives in the policy’s square, not in the latent space; it must go through the box first. Where the box is wide, the test judges another code than the one that acted.',
						'zh-CN':
							'官方代码直接解码存下的 $a$。可是 $a$ 属于策略方框，不属于潜在空间；它应当先经过潜在框。框很宽时，检验判断的就不是当时起作用的那个编码。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Take entries stored this very moment in run B, for all 600 codes: nothing about them is stale. As published {{published}} are replaced all the same; corrected, it is {{corrected}}. In run A, whose box is narrow, {{narrow}} are replaced as published.',
						'zh-CN':
							'把实验 B 的 600 个编码此刻全部存下：它们一点也没有过时。按官方代码，仍有 {{published}} 被替换；修正之后是 {{corrected}}。实验 A 的框较窄，按官方代码被替换的是 {{narrow}}。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'rsc', run: 1, decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: '“Latents kept”, under both forms of the test.',
					'zh-CN': '两种检验下“保留的潜在编码”的比例。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Store 24 entries and switch between “published” and “corrected”.',
					'zh-CN': '存下 24 个条目，在“官方代码”与“修正”之间切换。',
				},
			},
			claims: [
				{
					id: 'published',
					label: { en: 'fresh entries replaced, published test, run B', 'zh-CN': '刚存的条目被替换，官方代码，实验 B' },
					measure: { kind: 'replaced', run: 1, stored: 'now', test: 'published' },
					value: 0.12,
					low: 0.06,
					high: 0.45,
					unit: 'percent',
				},
				{
					id: 'corrected',
					label: { en: 'fresh entries replaced, corrected, run B', 'zh-CN': '刚存的条目被替换，修正后，实验 B' },
					measure: { kind: 'replaced', run: 1, stored: 'now', test: 'corrected' },
					value: 0.007,
					low: 0,
					high: 0.025,
					unit: 'percent',
				},
				{
					id: 'narrow',
					label: { en: 'fresh entries replaced, published test, run A', 'zh-CN': '刚存的条目被替换，官方代码，实验 A' },
					measure: { kind: 'replaced', run: 0, stored: 'now', test: 'published' },
					value: 0.025,
					low: 0,
					high: 0.05,
					unit: 'percent',
				},
			],
		},
		{
			id: 'effect',
			title: { en: 'The effect is the judge', 'zh-CN': '由效果来裁决' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Why can an effect judge at all? Because the model learns three tasks at once: to rebuild the action, to predict its effect ${DELTA_HAT}, and to stay near the prior. Its error of the effect is {{error}}; predicting that nothing changes would give {{nothing}}.`,
						'zh-CN': `效果凭什么能当裁判？因为模型同时学三件事：重构动作，预测动作的效果 ${DELTA_HAT}，并留在先验附近。它对效果的误差是 {{error}}；若总是预测什么都不变，误差是 {{nothing}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'The same makes alternatives: draw several codes, decode each for the present state and action, and see which has the effect that is wanted. Below, 12 draws are played.',
						'zh-CN':
							'同样的办法可以得到备选动作：采样几个编码，在当前状态和动作下逐一解码，看哪一个有想要的效果。下方执行了 12 个样本。',
					},
				},
			],
			view: { tab: 'world', samples: { count: 12, scale: 1 }, controls: [] },
			watch: {
				target: 'predictedDelta',
				text: {
					en: 'The predicted change beside the simulated one, feature by feature.',
					'zh-CN': '逐个特征对比：预测的变化与仿真的变化。',
				},
			},
			act: {
				kind: 'state',
				text: {
					en: 'Choose another state: the same draws become other actions.',
					'zh-CN': '换一个状态：同样的采样变成另一些动作。',
				},
			},
			claims: [
				{
					id: 'error',
					label: { en: 'squared error of Δŝ, run A', 'zh-CN': 'Δŝ 的均方误差，实验 A' },
					measure: { kind: 'stateError', run: 0 },
					value: 0.05,
					low: 0.035,
					high: 0.085,
				},
				{
					id: 'nothing',
					label: { en: 'squared error of “no change”', 'zh-CN': '“什么都不变”的均方误差' },
					measure: { kind: 'stateSquare', run: 0 },
					value: 0.22,
					low: 0.2,
					high: 0.24,
				},
			],
		},
	],
	question: {
		text: {
			en: 'A policy answers with a = (1, 1), a corner of its square. What does the box promise?',
			'zh-CN': '策略回答 a = (1, 1)，即方框的一角。潜在框保证了什么？',
		},
		options: [
			{
				text: { en: 'That some code of the data lies there', 'zh-CN': '那里一定有数据的编码' },
				right: false,
				feedback: {
					en: 'Each dim by itself is in the range of the codes. Both at once may be a corner that no code has.',
					'zh-CN': '单看每个维度，它在编码的范围内。两个维度合起来，可能是没有任何编码的角落。',
				},
			},
			{
				text: { en: 'That the stored action never goes stale', 'zh-CN': '存下的动作永不过时' },
				right: false,
				feedback: {
					en: 'The box moves as the model trains. Old entries are the business of relabelling.',
					'zh-CN': '模型训练时潜在框也在移动。旧条目由重标注来处理。',
				},
			},
			{
				text: {
					en: 'Only that each dim lies within the central range of the sampled z',
					'zh-CN': '只保证每个维度都在采样 z 的中央范围内',
				},
				right: true,
				feedback: {
					en: 'Yes, dim by dim. Whether the corner is covered, the density of codes must tell.',
					'zh-CN': '对，而且是逐维的。角落里有没有编码，要看编码密度。',
				},
			},
		],
	},
	constants: ['0', '1', '2', '96', '100', '5', '5,000', '5 000', '24', '600', '12'],
	notes: {
		en: 'Draw a banana-shaped cloud on the board and let someone draw the box: the empty corners need no more words. Keep box (LSC) and relabelling (RSC) apart from the start; many mix them. In this small model few entries ever fail the test, because the threshold of five times the own error is wide; say so, and show the published test on run B.',
		'zh-CN':
			'在黑板上画一片香蕉形的点云，请一位同学画出潜在框：空的角落一目了然。从一开始就把潜在框（LSC）和重标注（RSC）分开，许多人会混淆。在这个小模型中，很少有条目通不过检验，因为阈值是自身误差的五倍，相当宽；请如实说明，并用实验 B 演示官方代码的检验。',
	},
};
