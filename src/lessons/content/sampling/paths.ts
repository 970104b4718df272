/** Walking from one place of the latent space to another. */
import type { LessonPage } from '../../Lesson';
import { PRIOR } from '../symbols';

/** A kick to the near end of the pitch and one to the far end, alike across it. */
const FAR_KICKS = [116, 592] as const;

export const halfWay: LessonPage = {
	id: 'half-way',
	title: { en: 'The midpoint of two kicks', 'zh-CN': '两脚球的中点' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Two kicks are pinned on the maps: the start goes to the near end of the pitch, the end to the far side. The [[interpolation|straight line]] between them is a weighted mean:',
				'zh-CN': '图上固定了两次“踢向”：起点踢到球场近端，终点踢到远端。两者之间的[[interpolation|直线]]就是加权平均：',
			},
		},
		{ kind: 'formula', formula: 'interpolation' },
		{
			kind: 'text',
			text: {
				en: 'Every point on it is decoded. In run A the target moves smoothly from one end to the other, because the posteriors cover the plane between them: of such lines between the centres of two transitions, {{middleA}} have their midpoint in a [[hole|hole]].',
				'zh-CN':
					'直线上的每一点都会解码。在实验 A 中，目标平滑地从一端移到另一端，因为两端之间的平面被各后验覆盖：在任取两个转移样本的中心的连线中，中点落入[[hole|空洞]]的占 {{middleA}}。',
			},
		},
	],
	view: { pins: FAR_KICKS, path: 'straight', controls: [] },
	watch: {
		target: 'path',
		text: {
			en: 'The bars: one decoded parameter at every step of the path.',
			'zh-CN': '条形：路径上每一步解码出的一个参数。',
		},
	},
	act: {
		kind: 'use',
		target: 'path',
		text: {
			en: 'Press Interpolate and follow the probe, or drag the slider to the midpoint.',
			'zh-CN': '按“插值”跟着探针走一遍，或把滑块拖到中点。',
		},
	},
	claims: [
		{
			id: 'middleA',
			label: { en: 'midpoints in holes, run A', 'zh-CN': '中点落入空洞，实验 A' },
			measure: { kind: 'middleHoles', run: 0, path: 'straight' },
			value: 0,
			low: 0,
			high: 0.03,
			unit: 'percent',
		},
	],
};

export const honest: LessonPage = {
	id: 'honest',
	title: { en: 'When a straight line is honest', 'zh-CN': '直线何时可信' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Run B reconstructs the same two ends, and better. But look at the [[aggregate-posterior|density of codes]] along the path: between the ends it drops. In run B {{middleB}} of these lines have their midpoint in a hole. The output there may look smooth; no training constrains it.',
				'zh-CN':
					'实验 B 同样能重构两端，而且更准。但看看途中的[[aggregate-posterior|编码密度]]：两端之间它降了下去。在实验 B 中，这样的连线有 {{middleB}} 的中点落入空洞。那里的输出看上去也许平滑，却没有训练约束。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'A straight line is therefore natural only where the posteriors cover it. The density curve shows whether they do: read it before you believe the bars.',
				'zh-CN': '因此，只有后验覆盖了整条直线，直线才是自然的。密度曲线会显示是否如此：先看它，再信条形。',
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
		of: 'pins',
		text: {
			en: 'Pin another end: move the probe on map B and press start or end beside its number.',
			'zh-CN': '换一个端点：在图 B 上移动探针，再按编号旁的“起点”或“终点”。',
		},
	},
	claims: [
		{
			id: 'middleB',
			label: { en: 'midpoints in holes, run B', 'zh-CN': '中点落入空洞，实验 B' },
			measure: { kind: 'middleHoles', run: 1, path: 'straight' },
			value: 0.15,
			low: 0.01,
			high: 0.4,
			unit: 'percent',
		},
	],
};

export const arc: LessonPage = {
	id: 'arc',
	title: { en: 'Would an arc be better?', 'zh-CN': '圆弧会更好吗？' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The mean 0.5·z₁ + 0.5·z₂ of two samples of ${PRIOR} has variance ½ in each dimension, so on average it lies closer to the origin than a sample does. With many dimensions this matters: samples lie near a sphere of radius $\\sqrt Z$, and the midpoint is inside, where there are hardly any. An arc keeps the radius. With Z = 2, however, the inside is not empty.`,
				'zh-CN': `${PRIOR} 的两个样本的平均 0.5·z₁ + 0.5·z₂，每个维度上的方差是 ½，所以平均而言它比样本更靠近原点。维度很多时这一点很重要：样本集中在半径 $\\sqrt Z$ 的球面附近，而中点在几乎没有样本的内部。圆弧保持半径。不过 Z = 2 时，内部并不空。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'An arc does not make up for a missing KL either: in run B {{arcB}} of the arcs have their midpoint in a hole, and {{lineB}} of the straight lines. What matters is where the codes are, not the shape of the path.',
				'zh-CN':
					'圆弧也不能弥补 KL 的缺失：实验 B 中，{{arcB}} 的圆弧中点落入空洞，直线是 {{lineB}}。重要的是编码在哪里，而不是路径的形状。',
			},
		},
	],
	view: { pins: FAR_KICKS, path: 'arc', controls: [] },
	watch: {
		target: 'mapA',
		text: { en: 'The path on map A: it bends around the origin.', 'zh-CN': '图 A 上的路径：它绕着原点弯曲。' },
	},
	act: {
		kind: 'path',
		of: 'kind',
		text: {
			en: 'Switch between the straight line and the arc, above the bars.',
			'zh-CN': '在条形上方，在直线与圆弧之间切换。',
		},
	},
	claims: [
		{
			id: 'arcB',
			label: { en: 'arcs: midpoints in holes, run B', 'zh-CN': '圆弧：中点落入空洞，实验 B' },
			measure: { kind: 'middleHoles', run: 1, path: 'arc' },
			value: 0.28,
			low: 0.01,
			high: 0.5,
			unit: 'percent',
		},
		{
			id: 'lineB',
			label: { en: 'lines: midpoints in holes, run B', 'zh-CN': '直线：中点落入空洞，实验 B' },
			measure: { kind: 'middleHoles', run: 1, path: 'straight' },
			value: 0.15,
			low: 0.01,
			high: 0.4,
			unit: 'percent',
		},
		{
			id: 'arcA',
			label: { en: 'arcs: midpoints in holes, run A', 'zh-CN': '圆弧：中点落入空洞，实验 A' },
			measure: { kind: 'middleHoles', run: 0, path: 'arc' },
			value: 0,
			low: 0,
			high: 0.03,
			unit: 'percent',
		},
	],
};
