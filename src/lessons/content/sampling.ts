/** Walking between two codes, and drawing new ones. */
import type { Lesson } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { PRIOR, X_HAT, Z } from './symbols';

/** A kick to the near end of the pitch and one to the far end, alike across it. */
const FAR_KICKS = [116, 592] as const;

export const sampling: Lesson = {
	id: 'sampling',
	title: { en: 'Interpolating and sampling', 'zh-CN': '插值与采样' },
	goal: {
		en: 'Walk between two actions, draw new ones, and say when either can be trusted.',
		'zh-CN': '会在两个动作之间插值、采样新动作，并能说出何时可信。',
	},
	minutes: 9,
	stage: {
		...GOAL_TWINS,
		config: {
			...GOAL_TWINS.config,
			display: { ...GOAL_TWINS.config.display, layers: { ...GOAL_TWINS.config.display.layers, path: true } },
		},
	},
	pages: [
		{
			id: 'half-way',
			title: { en: 'Half way between two kicks', 'zh-CN': '两脚球的正中间' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Two kicks are pinned on the maps: A goes to the near end of the pitch, B to the far end. The [[interpolation|straight way]] between their codes is a weighted mean:',
						'zh-CN':
							'图上固定了两次“踢向”：A 踢到球场近端，B 踢到远端。两个编码之间的[[interpolation|直线]]就是加权平均：',
					},
				},
				{ kind: 'formula', formula: 'interpolation' },
				{
					kind: 'text',
					text: {
						en: `Every point of it is decoded. In run A the target moves smoothly from one end to the other. Its codes tile the plane: of all such ways between two codes, {{middleA}} have their middle in a [[hole|hole]].`,
						'zh-CN':
							'路径上的每一点都被解码。在实验 A 中，目标平稳地从一端移到另一端。它的编码铺满了平面：在任取两个编码的路径中，中点落入[[hole|空洞]]的占 {{middleA}}。',
					},
				},
			],
			view: { pins: FAR_KICKS, path: 'straight', controls: [] },
			watch: {
				target: 'path',
				text: {
					en: 'The bars: one decoded parameter on every step of the way.',
					'zh-CN': '条形：路径上每一步解码出的一个参数。',
				},
			},
			act: {
				kind: 'use',
				target: 'path',
				text: {
					en: 'Press Interpolate and follow the probe, or drag the slider to the middle.',
					'zh-CN': '按“插值”跟着探针走一遍，或把滑块拖到中间。',
				},
			},
			claims: [
				{
					id: 'middleA',
					label: { en: 'middles in holes, run A', 'zh-CN': '中点落入空洞，实验 A' },
					measure: { kind: 'middleHoles', run: 0, path: 'straight' },
					value: 0,
					low: 0,
					high: 0.03,
					unit: 'percent',
				},
			],
		},
		{
			id: 'honest',
			title: { en: 'When a straight line is honest', 'zh-CN': '直线何时可信' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Run B decodes the same two ends, and better. But look at the density of codes on the way: between the ends it falls to nothing. {{middleB}} of such ways have their middle in a hole. What the decoder answers there may look smooth; no training stands behind it.`,
						'zh-CN':
							'实验 B 同样能解码两端，而且更准。但看看途中的编码密度：两端之间降到几乎没有。这样的路径有 {{middleB}} 中点落入空洞。解码器在那里的答案看上去也许平滑，背后却没有训练。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'A straight line is natural only where the posteriors tile the way. The curve of density tells you: read it before you believe the bars.',
						'zh-CN': '只有后验铺满途中，直线才是自然的。密度曲线会告诉你：先看它，再信条形。',
					},
				},
			],
			view: { pins: FAR_KICKS, path: 'straight', run: 1, controls: [] },
			watch: {
				target: 'path',
				text: {
					en: 'Density of codes q(z): run A solid, run B dashed, the prior’s peak dotted.',
					'zh-CN': '编码密度 q(z)：实验 A 为实线，实验 B 为虚线，点线是先验的峰值。',
				},
			},
			act: {
				kind: 'path',
				text: {
					en: 'Pin another end: move the probe on map B and press A or B beside its number.',
					'zh-CN': '换一个端点：在图 B 上移动探针，再按编号旁的 A 或 B。',
				},
			},
			claims: [
				{
					id: 'middleB',
					label: { en: 'middles in holes, run B', 'zh-CN': '中点落入空洞，实验 B' },
					measure: { kind: 'middleHoles', run: 1, path: 'straight' },
					value: 0.75,
					low: 0.55,
					high: 0.95,
					unit: 'percent',
				},
			],
		},
		{
			id: 'arc',
			title: { en: 'Would an arc be better?', 'zh-CN': '圆弧会更好吗？' },
			body: [
				{
					kind: 'text',
					text: {
						en: `An arc keeps the distance to the origin. In many dims that is sensible: draws of ${PRIOR} lie near a sphere of radius $\\sqrt Z$, and a straight line cuts through its empty inside. With Z = 2 the inside is not empty.`,
						'zh-CN': `圆弧保持到原点的距离。维度很多时这有道理：${PRIOR} 的样本集中在半径 $\\sqrt Z$ 的球面附近，直线会穿过空空的内部。而 Z = 2 时，内部并不空。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'It is no cure for missing KL. In run B {{arcB}} of the arcs have their middle in a hole, of the straight lines {{lineB}}. In run A it is {{arcA}} of the arcs. What matters is where the codes are, not the shape of the way.',
						'zh-CN':
							'它治不了缺少 KL 的病。实验 B 中，{{arcB}} 的圆弧中点落入空洞，直线是 {{lineB}}。实验 A 的圆弧是 {{arcA}}。要紧的是编码在哪里，而不是路径的形状。',
					},
				},
			],
			view: { pins: FAR_KICKS, path: 'arc', controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The path on map A: it bends round the origin.',
					'zh-CN': '图 A 上的路径：它绕着原点弯曲。',
				},
			},
			act: {
				kind: 'path',
				text: {
					en: 'Switch between the straight line and the arc, above the bars.',
					'zh-CN': '在条形上方，在直线与圆弧之间切换。',
				},
			},
			claims: [
				{
					id: 'arcB',
					label: { en: 'arcs: middles in holes, run B', 'zh-CN': '圆弧：中点落入空洞，实验 B' },
					measure: { kind: 'middleHoles', run: 1, path: 'arc' },
					value: 0.85,
					low: 0.65,
					high: 1,
					unit: 'percent',
				},
				{
					id: 'lineB',
					label: { en: 'lines: middles in holes, run B', 'zh-CN': '直线：中点落入空洞，实验 B' },
					measure: { kind: 'middleHoles', run: 1, path: 'straight' },
					value: 0.75,
					low: 0.55,
					high: 0.95,
					unit: 'percent',
				},
				{
					id: 'arcA',
					label: { en: 'arcs: middles in holes, run A', 'zh-CN': '圆弧：中点落入空洞，实验 A' },
					measure: { kind: 'middleHoles', run: 0, path: 'arc' },
					value: 0,
					low: 0,
					high: 0.03,
					unit: 'percent',
				},
			],
		},
		{
			id: 'sample',
			title: { en: 'New actions from the prior', 'zh-CN': '从先验得到新动作' },
			body: [
				{
					kind: 'text',
					text: {
						en: `To invent an action, draw ${Z} from ${PRIOR} and decode it for the present state. Below, 100 draws are played in the world. Run A kicks all over the pitch: the spread of ${X_HAT} is {{spreadA}}, in the data {{data}}. Run B, with the same draws, comes to {{spreadB}}.`,
						'zh-CN': `要造一个动作，就从 ${PRIOR} 采样 ${Z}，在当前状态下解码。下方把 100 个样本放到环境中执行。实验 A 踢遍全场：${X_HAT} 的标准差为 {{spreadA}}，数据中为 {{data}}。实验 B 用同样的样本，只有 {{spreadB}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Sampling is what the KL was for: the prior is the one place where a user without data can look for codes.',
						'zh-CN': '采样正是 KL 的用处：手上没有数据的人，只能到先验那里去找编码。',
					},
				},
			],
			view: { tab: 'world', samples: { count: 100, scale: 1 }, controls: [] },
			watch: {
				target: 'world',
				text: {
					en: 'The two pictures: where the kicks of run A end, and where those of run B do.',
					'zh-CN': '两幅画面：实验 A 的球停在哪里，实验 B 的又停在哪里。',
				},
			},
			act: {
				kind: 'sample',
				text: { en: 'Press × 100 and watch another hundred.', 'zh-CN': '按“× 100”，再看一百次。' },
			},
			claims: [
				{
					id: 'spreadA',
					label: { en: 'spread of x̂₁ in samples, run A', 'zh-CN': '样本中 x̂₁ 的标准差，实验 A' },
					measure: { kind: 'sampleSpread', run: 0, scale: 1 },
					value: 0.54,
					low: 0.48,
					high: 0.6,
				},
				{
					id: 'data',
					label: { en: 'spread of x₁ in the data', 'zh-CN': '数据中 x₁ 的标准差' },
					measure: { kind: 'dataSpread', run: 0 },
					value: 0.56,
					low: 0.54,
					high: 0.58,
				},
				{
					id: 'spreadB',
					label: { en: 'spread of x̂₁ in samples, run B', 'zh-CN': '样本中 x̂₁ 的标准差，实验 B' },
					measure: { kind: 'sampleSpread', run: 1, scale: 1 },
					value: 0.25,
					low: 0.1,
					high: 0.4,
				},
			],
		},
		{
			id: 'noise',
			title: { en: 'A little noise explores', 'zh-CN': '一点噪声用来探索' },
			body: [
				{
					kind: 'text',
					text: {
						en: `A learning policy does not draw from the whole prior. It adds small noise to its answer and sees what comes of it: [[exploration-noise|exploration noise]]. With scale 0.1 around the origin, the spread of ${X_HAT} in run A is {{near}}, against {{whole}} with scale 1: similar kicks, tried out.`,
						'zh-CN': `学习中的策略不会从整个先验采样。它在自己的回答上加一点噪声，看看结果：这就是[[exploration-noise|探索噪声]]。在原点附近用 0.1 的尺度，实验 A 中 ${X_HAT} 的标准差为 {{near}}，尺度为 1 时是 {{whole}}：踢法相近，逐一尝试。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'This works where near codes decode to near actions. HyAR ends its schedule at 0.1, after starting at 1, and adds the noise in the policy’s square [−1, 1], not in z: the next lesson shows the map between the two.',
						'zh-CN':
							'只有相近的编码解码成相近的动作，这才管用。HyAR 的噪声从 1 开始，最后降到 0.1，而且加在策略的方框 [−1, 1] 中，不是加在 z 上：两者之间的映射见下一课。',
					},
				},
			],
			view: { tab: 'world', samples: { count: 100, scale: 0.1 }, controls: [] },
			watch: {
				target: 'world',
				text: {
					en: 'The bundle of trails in run A: how wide it fans out.',
					'zh-CN': '实验 A 的一束轨迹：它散得多开。',
				},
			},
			act: {
				kind: 'sample',
				text: {
					en: 'Move the slider “exploration noise σ” from 0.1 towards 1.',
					'zh-CN': '把“探索噪声 σ”的滑块从 0.1 移向 1。',
				},
			},
			claims: [
				{
					id: 'near',
					label: { en: 'spread of x̂₁, scale 0.1, run A', 'zh-CN': 'x̂₁ 的标准差，尺度 0.1，实验 A' },
					measure: { kind: 'sampleSpread', run: 0, scale: 0.1 },
					value: 0.08,
					low: 0.05,
					high: 0.15,
				},
				{
					id: 'whole',
					label: { en: 'spread of x̂₁, scale 1, run A', 'zh-CN': 'x̂₁ 的标准差，尺度 1，实验 A' },
					measure: { kind: 'sampleSpread', run: 0, scale: 1 },
					value: 0.54,
					low: 0.48,
					high: 0.6,
				},
			],
		},
	],
	question: {
		text: {
			en: 'On the way between two codes the density of codes drops far below that of the ends. What can be said of the actions decoded there?',
			'zh-CN': '在两个编码之间的途中，编码密度远低于两端。对那里解码出的动作，能说什么？',
		},
		options: [
			{
				text: {
					en: 'They are right, because both ends are decoded right',
					'zh-CN': '它们是对的，因为两端都解码正确',
				},
				right: false,
				feedback: {
					en: 'The decoder was trained at the ends, not between them.',
					'zh-CN': '解码器是在两端训练的，而不是在两端之间。',
				},
			},
			{
				text: {
					en: 'Nothing for sure: the decoder was hardly trained there',
					'zh-CN': '无法保证：解码器在那里几乎没有训练过',
				},
				right: true,
				feedback: {
					en: 'Yes. They may look plausible, but nothing vouches for them.',
					'zh-CN': '对。它们也许像模像样，但没有任何保证。',
				},
			},
			{
				text: { en: 'They are wrong; an arc would be right', 'zh-CN': '它们是错的，换成圆弧就对了' },
				right: false,
				feedback: {
					en: 'An arc is another way through the same space. Where it meets no codes, it is no better.',
					'zh-CN': '圆弧只是同一空间里的另一条路。路上没有编码，就同样没有保证。',
				},
			},
		],
	},
	constants: ['2', '100', '0.1', '1'],
	notes: {
		en: 'Students take smooth bars for proof. Ask on page two: how could we know whether the middle is right? (Play it; or look at the density.) The gap between run A and run B in the world is the picture to remember from this lesson. The number of middles in holes counts pairs of codes of the data, whatever their action is.',
		'zh-CN':
			'学生容易把平滑的条形当成证据。第二页可以问：怎样知道中间那一步对不对？（放到环境里执行，或看密度。）环境中实验 A 与实验 B 的差别，是这一课最该记住的画面。“中点落入空洞”统计的是数据中成对的编码，不论它们属于哪种动作。',
	},
};
