/** A code is a normal distribution; μ, σ, ε, and why the draw is written as it is. */
import type { Lesson } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { EPSILON, MU, PRIOR, SIGMA, Z } from './symbols';

/** A kick whose code lies near the middle of map A and inside the view of map B. */
const CENTRAL_KICK = 24;

const probe = { action: 0, transition: CENTRAL_KICK, z: [-0.1, -0.3] };

export const blob: Lesson = {
	id: 'blob',
	title: { en: 'A point is a blob', 'zh-CN': '一个点是一团' },
	goal: {
		en: 'Tell μ, σ, ε and z apart, and say what reparameterisation is for.',
		'zh-CN': '能分清 μ、σ、ε 和 z，并说明重参数化的用途。',
	},
	minutes: 8,
	stage: { ...GOAL_TWINS, config: { ...GOAL_TWINS.config, probe } },
	pages: [
		{
			id: 'ellipses',
			title: { en: 'Each code is a small cloud', 'zh-CN': '每个编码是一小团云' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The encoder does not answer with a point but with a normal distribution, the [[posterior|posterior]]: ${MU} says where it lies, ${SIGMA} how wide it is. On the map the dot is ${MU}, and the ellipse reaches one ${SIGMA} each way, drawn to scale. Every 16th is shown.`,
						'zh-CN': `编码器给出的不是一个点，而是一个正态分布，即[[posterior|后验]]：${MU} 说明它在哪里，${SIGMA} 说明它有多宽。图上的圆点是 ${MU}，椭圆向各方向伸出一个 ${SIGMA}，按比例绘制，每 16 个点画一个。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'In run A the median σ is {{narrow}} along one dim and {{wide}} along the other. The first matters to the decoder; the second is nearly as wide as the [[prior|prior]], whose σ is 1.',
						'zh-CN':
							'在运行 A 中，σ 的中位数在一个维度上是 {{narrow}}，在另一个维度上是 {{wide}}。前者对解码器要紧；后者几乎和[[prior|先验]]一样宽，先验的 σ 是 1。',
					},
				},
			],
			view: { decoded: false, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The ellipses on map A, and the two numbers at σ above it.',
					'zh-CN': '图 A 上的椭圆，以及上方 σ 后面的两个数。',
				},
			},
			act: {
				kind: 'choose',
				text: { en: 'What does an ellipse say?', 'zh-CN': '椭圆说明什么？' },
				options: [
					{
						text: { en: 'How unsure the model is which action it was', 'zh-CN': '模型对动作有多不确定' },
						right: false,
						feedback: {
							en: 'The action is known: it is an input. σ is no doubt about it.',
							'zh-CN': '动作是已知的输入，σ 不表示对它的怀疑。',
						},
					},
					{
						text: {
							en: 'How far the code may be shaken without much harm to what it decodes to',
							'zh-CN': '编码可以抖动多大而不太影响解码结果',
						},
						right: true,
						feedback: {
							en: 'Yes. Training has found that width: wider harms the decoding, narrower costs KL.',
							'zh-CN': '对。这个宽度是训练找到的：更宽会损害解码，更窄则要多付 KL。',
						},
					},
					{
						text: { en: 'Where the other codes of the same action lie', 'zh-CN': '同一动作的其他编码在哪里' },
						right: false,
						feedback: {
							en: 'An ellipse belongs to one transition alone.',
							'zh-CN': '一个椭圆只属于一个转移样本。',
						},
					},
				],
			},
			claims: [
				{
					id: 'narrow',
					label: { en: 'median σ of the narrower dim, run A', 'zh-CN': '较窄维度的 σ 中位数，运行 A' },
					measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
					value: 0.25,
					low: 0.18,
					high: 0.34,
				},
				{
					id: 'wide',
					label: { en: 'median σ of the wider dim, run A', 'zh-CN': '较宽维度的 σ 中位数，运行 A' },
					measure: { kind: 'sigma', run: 0, dim: 'widest' },
					value: 0.85,
					low: 0.6,
					high: 1.15,
				},
			],
		},
		{
			id: 'mu-and-z',
			title: { en: 'The dots are μ, not z', 'zh-CN': '图上的点是 μ，不是 z' },
			body: [
				{
					kind: 'text',
					text: {
						en: `What the map shows is ${MU}, the middle of each blob. The decoder never trains on it. At every step one ${Z} is drawn from the blob, and that draw is decoded. Next time the same transition gets another ${Z}.`,
						'zh-CN': `图上画的是 ${MU}，即每团云的中心，而解码器从来不用它训练。每一步都从这团云中抽取一个 ${Z}，解码的是这次抽样；下一次，同一个转移样本会得到另一个 ${Z}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `So neighbouring ${Z} must decode to nearly the same action. That is what makes the space smooth. Switch the layer of ${Z} on: in A the small crosses fill the gaps between the dots, in B they sit on them.`,
						'zh-CN': `因此相邻的 ${Z} 必须解码成几乎相同的动作，空间由此变得平滑。打开 ${Z} 图层：在 A 中，小十字填满了圆点之间的空隙；在 B 中，它们就压在圆点上。`,
					},
				},
			],
			view: { decoded: false, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The small crosses: one draw z for each dot μ.',
					'zh-CN': '小十字：每个圆点 μ 的一次抽样 z。',
				},
			},
			act: {
				kind: 'display',
				text: {
					en: 'In the legend under the maps, switch on the layer “z”.',
					'zh-CN': '在图下方的图例中打开“z”图层。',
				},
			},
		},
		{
			id: 'epsilon',
			title: { en: 'Take the noise in your hand', 'zh-CN': '把噪声拿在手里' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The draw is written in two parts: fetch ${EPSILON} from ${PRIOR}, then shift and stretch it.`,
						'zh-CN': `抽样分两步写：先从 ${PRIOR} 取 ${EPSILON}，再平移和伸缩。`,
					},
				},
				{ kind: 'formula', formula: 'reparameterise' },
				{
					kind: 'text',
					text: {
						en: `Where ${EPSILON} is 0, ${Z} is ${MU}. Where its length is 1, ${Z} lies on the ellipse. The pad below is ${EPSILON}; beside it is the ellipse of transition 24 of run A. The decoded action follows.`,
						'zh-CN': `${EPSILON} 为 0 时，${Z} 就是 ${MU}；它的长度为 1 时，${Z} 落在椭圆上。下方的圆盘是 ${EPSILON}，旁边是运行 A 中转移样本 24 的椭圆。解码出的动作随之变化。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'noise', controls: [] },
			watch: {
				target: 'noisePad',
				text: {
					en: 'z in the ellipse beside the pad while ε moves.',
					'zh-CN': 'ε 移动时，圆盘旁椭圆中的 z。',
				},
			},
			act: {
				kind: 'use',
				target: 'noisePad',
				text: {
					en: 'Drag ε once round the ring marked 1, or move it with the arrow keys.',
					'zh-CN': '拖着 ε 沿 1 处的圆环转一圈，也可以用方向键移动。',
				},
			},
		},
		{
			id: 'why',
			title: { en: 'Why not draw z directly', 'zh-CN': '为什么不直接抽取 z' },
			body: [
				{
					kind: 'text',
					text: {
						en: `A draw from a distribution has no slope: nobody can say how ${Z} would change with ${MU}. With ${EPSILON} fetched from outside, ${Z} is an ordinary function:`,
						'zh-CN': `从分布中抽样没有导数：没法说 ${Z} 随 ${MU} 怎样变化。${EPSILON} 从外部取得之后，${Z} 就是一个普通的函数：`,
					},
				},
				{ kind: 'formula', formula: 'slopesOfDraw' },
				{
					kind: 'text',
					text: {
						en: `So the error of the decoder can pass back to the encoder. That is all that [[reparameterisation|reparameterisation]] is for. The green arrows below are what arrives: the pull of the decoder's error on ${MU} and ${SIGMA}. The orange ones are the pull of the KL.`,
						'zh-CN': `这样，解码器的误差就能传回编码器。[[reparameterisation|重参数化]]就是为了这个。下方的绿色箭头是传回来的结果：解码误差对 ${MU} 和 ${SIGMA} 的拉力。橙色箭头是 KL 的拉力。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'forces', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The table below: the reconstruction pulls on μ and log σ. Without the formula above there would be no such column.',
					'zh-CN': '下方的表：重建项对 μ 和 log σ 的拉力。没有上面的式子，就没有这一列。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Type the number of another transition, such as 5, and compare the pulls.',
					'zh-CN': '输入另一个转移样本的编号，例如 5，比较拉力。',
				},
			},
		},
		{
			id: 'clamp',
			title: { en: 'σ has a floor', 'zh-CN': 'σ 有下限' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The network gives log ${SIGMA}, so that ${SIGMA} is above 0 whatever it says. HyAR holds it between −4 and 15:`,
						'zh-CN': `网络输出的是 log ${SIGMA}，因此无论输出什么，${SIGMA} 都大于 0。HyAR 把它限制在 −4 到 15 之间：`,
					},
				},
				{ kind: 'formula', formula: 'clamp' },
				{
					kind: 'text',
					text: {
						en: 'In run B nothing pays for a wide σ, and it has fallen to {{sigmaB}}. That is not 0: it is $e^{-4}$, the [[clamp-floor|floor]], where the slope is cut to zero. Drag ε as far as you like: in run B $\\term{z}{z}$ hardly moves.',
						'zh-CN':
							'运行 B 中没有什么奖励较宽的 σ，它降到了 {{sigmaB}}。这不是 0，而是 $e^{-4}$，即[[clamp-floor|截断下限]]，在那里梯度被截为零。随便怎样拖动 ε，运行 B 的 $\\term{z}{z}$ 几乎不动。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'noise', run: 1, decoded: false, controls: [] },
			watch: {
				target: 'noisePad',
				text: {
					en: 'The rows B in the table below: ε changes, z stays at μ.',
					'zh-CN': '下方表格中 B 的各行：ε 变化，z 停在 μ。',
				},
			},
			act: {
				kind: 'use',
				target: 'noisePad',
				text: { en: 'Drag ε to the outer ring.', 'zh-CN': '把 ε 拖到外圈。' },
			},
			claims: [
				{
					id: 'sigmaB',
					label: { en: 'median σ, run B', 'zh-CN': 'σ 的中位数，运行 B' },
					measure: { kind: 'sigma', run: 1 },
					value: 0.018,
					low: 0.0175,
					high: 0.0187,
				},
			],
		},
	],
	question: {
		text: {
			en: 'What does the decoder get while the model trains?',
			'zh-CN': '训练时，解码器得到的是什么？',
		},
		options: [
			{
				text: { en: 'μ, the dot on the map', 'zh-CN': 'μ，即图上的圆点' },
				right: false,
				feedback: {
					en: 'μ is what the map shows. Decoding it would leave the surroundings untrained.',
					'zh-CN': 'μ 是图上显示的内容。如果只解码它，周围的地方就得不到训练。',
				},
			},
			{
				text: { en: 'z = μ + σ·ε, another one at each step', 'zh-CN': 'z = μ + σ·ε，每一步都不同' },
				right: true,
				feedback: {
					en: 'Yes, together with the state and the embedding of the action.',
					'zh-CN': '对，另外还有状态和动作的嵌入。',
				},
			},
			{
				text: { en: 'ε, the noise', 'zh-CN': 'ε，即噪声' },
				right: false,
				feedback: {
					en: 'ε knows nothing of the transition. It only shifts z inside the blob.',
					'zh-CN': 'ε 与转移样本无关，它只是让 z 在那团云里移动。',
				},
			},
		],
	},
	constants: ['16', '1', '0', '24', '5', '4', '15', '39', '68'],
	notes: {
		en: 'Two beliefs to take up: the dots are z, and an ellipse shows doubt about the action. Put ε to 0 in front of the class and ask where z is. In two dims 39 % of all draws lie inside the 1σ ellipse, not 68 %. “σ reached 0” is wrong: it reached the clamp, where its slope is cut.',
		'zh-CN':
			'有两种误解要处理：以为圆点就是 z，以为椭圆表示对动作的怀疑。可以当堂把 ε 设为 0，问 z 在哪里。在二维中，落在 1σ 椭圆内的抽样占 39 %，不是 68 %。“σ 降到了 0”的说法不对：它到达的是截断处，那里的梯度被截掉了。',
	},
};
