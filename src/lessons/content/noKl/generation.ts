/** What a run without KL is worth as a generator: holes, samples, and the comparison with reconstruction. */
import type { LessonPage } from '../../Lesson';
import { KL, PRIOR, X_HAT, Z } from '../symbols';

export const holes: LessonPage = {
	id: 'holes',
	title: { en: 'The prior has holes', 'zh-CN': '先验中有空洞' },
	body: [
		{
			kind: 'text',
			text: {
				en: `A [[hole|hole]] is a place where the density of codes is below a threshold, and no training constrains what the decoder outputs there. The threshold is that of a perfect match: 1 % of ${PRIOR} lies below it by definition, so the ideal is 1 %, not 0. Run A has {{holesA}}, whereas run B has {{holesB}}.`,
				'zh-CN': `[[hole|空洞]]是编码密度低于阈值的地方，解码器在那里的输出没有训练约束。阈值取自与先验完全一致的情形：按定义，${PRIOR} 有 1 % 低于它，所以理想值是 1 %，而不是 0。实验 A 有 {{holesA}}，实验 B 则有 {{holesB}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `So in run B the prior no longer tells where codes are found. This is what the KL provides: a known distribution from which ${Z} can be sampled.`,
				'zh-CN': `因此在实验 B 中，先验不再能说明编码在哪里。KL 换来的正是这一点：一个已知的、可以从中采样 ${Z} 的分布。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'holes', decoded: false, controls: [] },
	watch: {
		target: 'mapB',
		text: {
			en: 'The hatching on the maps: holes. In run B it reaches into the prior’s rings.',
			'zh-CN': '图上的斜线：空洞。在实验 B 中，它伸进了先验的圆环之内。',
		},
	},
	act: {
		kind: 'use',
		target: 'holesKeep',
		text: {
			en: 'Change the fraction in the instrument. The gap between the runs remains.',
			'zh-CN': '改变仪器中的比例。两个实验的差距依旧。',
		},
	},
	claims: [
		{
			id: 'holesA',
			label: { en: 'N(0, I) in holes, run A', 'zh-CN': '落入空洞的 N(0, I)，实验 A' },
			measure: { kind: 'holes', run: 0 },
			value: 0.015,
			low: 0.005,
			high: 0.05,
			unit: 'percent',
		},
		{
			id: 'holesB',
			label: { en: 'N(0, I) in holes, run B', 'zh-CN': '落入空洞的 N(0, I)，实验 B' },
			measure: { kind: 'holes', run: 1 },
			value: 0.19,
			low: 0.1,
			high: 1,
			unit: 'percent',
		},
	],
	reading: ['makhzani-2015'],
};

export const samples: LessonPage = {
	id: 'samples',
	title: { en: 'Samples go wrong', 'zh-CN': '样本走样' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The data take their first parameter from its whole range. Now sample ${Z} from ${PRIOR} and decode. In run A the standard deviation of ${X_HAT} is {{samplesA}}, nearly that of the data. In run B it is only {{samplesB}}: its codes are spread far beyond the prior, so that most actions are coded where samples hardly ever fall.`,
				'zh-CN': `数据中第一个参数取遍整个范围。现在从 ${PRIOR} 采样 ${Z} 并解码。实验 A 中 ${X_HAT} 的标准差为 {{samplesA}}，与数据几乎一致；实验 B 中只有 {{samplesB}}：编码散布的范围远超先验，因此大多数动作的编码在样本几乎到不了的地方。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'What the samples do meet are the few codes near the origin, and holes between them. In a hole the decoder, a smooth function, does not output noise but actions that may look plausible, although no training constrains them. Smooth is therefore no proof of right.',
				'zh-CN':
					'样本遇到的只是原点附近的少数编码，以及它们之间的空洞。解码器是平滑的函数，在空洞中输出的并不是噪声，而是看上去也许合理的动作，尽管那里没有训练约束。可见平滑并不能证明正确。',
			},
		},
	],
	view: { samples: { count: 100, scale: 1 }, controls: [] },
	watch: {
		target: 'samples',
		text: {
			en: 'The histograms of 100 samples: run A and run B against the data.',
			'zh-CN': '100 个样本的直方图：实验 A 和实验 B 与数据对比。',
		},
	},
	act: {
		kind: 'sample',
		text: { en: 'Press × 100 to take another hundred samples.', 'zh-CN': '按“× 100”再采样一百次。' },
	},
	claims: [
		{
			id: 'samplesA',
			label: { en: 'standard deviation of x̂₁ in samples, run A', 'zh-CN': '样本中 x̂₁ 的标准差，实验 A' },
			measure: { kind: 'sampleSpread', run: 0, scale: 1 },
			value: 0.54,
			low: 0.48,
			high: 0.6,
		},
		{
			id: 'samplesB',
			label: { en: 'standard deviation of x̂₁ in samples, run B', 'zh-CN': '样本中 x̂₁ 的标准差，实验 B' },
			measure: { kind: 'sampleSpread', run: 1, scale: 1 },
			value: 0.25,
			low: 0.1,
			high: 0.4,
		},
		{
			id: 'data',
			label: { en: 'standard deviation of x₁ in the data', 'zh-CN': '数据中 x₁ 的标准差' },
			measure: { kind: 'dataSpread', run: 0 },
			value: 0.56,
			low: 0.54,
			high: 0.58,
		},
	],
};

export const bargain: LessonPage = {
	id: 'bargain',
	title: { en: 'Better reconstruction, worse generation', 'zh-CN': '重构更好，生成更差' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Is run B then “a better autoencoder”? It does reconstruct better: the mean squared error of ${X_HAT} is {{errorB}}, less than a tenth of run A’s. But its samples are worse. The largest gap between their distribution and that of the data is {{gapB}}, where 0 is none and 1 the largest; run A’s is in the table.`,
				'zh-CN': `那么实验 B 是“更好的自编码器”吗？它的重构确实更好：${X_HAT} 的均方误差为 {{errorB}}，不到实验 A 的十分之一。但是它的样本更差：样本分布与数据分布的最大差距为 {{gapB}}，0 表示没有差距，1 为最大；实验 A 的见表。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `Which is better depends on the use: a policy must output some ${Z}, so it needs a space without holes. The totals L of the two runs cannot be compared, however, because they weight the ${KL} differently.`,
				'zh-CN': `哪个更好，要看用途：策略必须给出某个 ${Z}，所以它需要没有空洞的空间。但两个实验的总损失 L 不能相比，因为它们给 ${KL} 的权重不同。`,
			},
		},
	],
	view: { decoded: false, controls: [] },
	watch: {
		target: 'lossChart',
		text: {
			en: 'The curves of x̂: run B, dashed, lies far below run A.',
			'zh-CN': 'x̂ 的曲线：实验 B 的虚线远低于实验 A。',
		},
	},
	act: {
		kind: 'display',
		of: 'loss',
		text: {
			en: 'Set the chart to “raw”: there the terms can be compared.',
			'zh-CN': '把曲线图切换到“原始”：这样各项才能比较。',
		},
	},
	claims: [
		{
			id: 'errorB',
			label: { en: 'MSE of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.001,
			low: 0.0005,
			high: 0.003,
		},
		{
			id: 'errorA',
			label: { en: 'MSE of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.02,
			low: 0.012,
			high: 0.08,
		},
		{
			id: 'gapB',
			label: { en: 'gap to the data, run B', 'zh-CN': '样本与数据的差距，实验 B' },
			measure: { kind: 'sampleGap', run: 1 },
			value: 0.56,
			low: 0.3,
			high: 0.85,
		},
		{
			id: 'gapA',
			label: { en: 'gap to the data, run A', 'zh-CN': '样本与数据的差距，实验 A' },
			measure: { kind: 'sampleGap', run: 0 },
			value: 0.04,
			low: 0,
			high: 0.12,
		},
	],
};
