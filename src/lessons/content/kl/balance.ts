/** From a little KL to too much: the balance of the two terms, and its end. */

import type { LessonPage } from '../../Lesson';
import { lessonRuns } from '../../stage';
import { KL, MU, SIGMA, X_HAT, Z } from '../symbols';

export const balance: LessonPage = {
	id: 'balance',
	title: { en: 'Two forces and a balance', 'zh-CN': '两种力，一个平衡' },
	body: [
		{
			kind: 'text',
			text: {
				en: `A step down the gradient of the ${KL} moves ${MU} towards 0 and ${SIGMA} towards 1. One for the reconstruction does the opposite: it moves the posteriors apart and narrows them. In run A, with weight 0.1, the two balance. The dimension that carries most has a median ${SIGMA} of {{narrow}}, because a wider posterior would cost more in reconstruction than it saves in KL.`,
				'zh-CN': `沿 ${KL} 的负梯度，${MU} 趋向 0、${SIGMA} 趋向 1；沿重构项的负梯度则相反：使后验分开、变窄。实验 A 的权重为 0.1，两者达到平衡。携带信息最多的维度上，${SIGMA} 的中位数为 {{narrow}}，因为后验若再宽一些，重构损失的就多于 KL 省下的。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `The posteriors then cover the prior: {{holes}} of it lies in holes, where a perfect match has 1 %. The forces on a single transition need not balance, since all of them share one network.`,
				'zh-CN': `于是各后验铺满先验：先验有 {{holes}} 落入空洞，而完全一致时是 1 %。单个转移样本受的力未必平衡，因为所有样本共用一个网络。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'forces', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The arrows on μ and log σ of one transition: reconstruction, KL, and their sum.',
			'zh-CN': '一个转移样本的 μ 和 log σ 上的箭头：重构、KL 以及两者之和。',
		},
	},
	act: {
		kind: 'transition',
		run: 0,
		text: {
			en: 'Click points on map A, near the origin and far from it, and compare the forces.',
			'zh-CN': '点击图 A 上离原点近和远的点，比较它们受的力。',
		},
	},
	claims: [
		{
			id: 'narrow',
			label: { en: 'σ, narrowest dimension, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
			value: 0.25,
			low: 0.2,
			high: 0.32,
		},
		{
			id: 'holes',
			label: { en: 'N(0, I) in holes, run A', 'zh-CN': '落入空洞的 N(0, I)，实验 A' },
			measure: { kind: 'holes', run: 0 },
			value: 0.015,
			low: 0.005,
			high: 0.05,
			unit: 'percent',
		},
		{
			id: 'wide',
			label: { en: 'σ, widest dimension, run A', 'zh-CN': 'σ，最宽的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'widest' },
			value: 0.8,
			low: 0.65,
			high: 1.15,
		},
	],
};

export const comeBack: LessonPage = {
	id: 'come-back',
	title: { en: 'Give run B the KL', 'zh-CN': '给实验 B 加上 KL' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Run B has had no KL so far: the root mean square of ${Z} is {{before}}. Give it the weight of run A, and its posteriors return to the rings.`,
				'zh-CN': `实验 B 此前一直没有 KL：${Z} 的均方根为 {{before}}。给它与实验 A 相同的权重，各后验就会回到圆环之间。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `${SIGMA} rises too, although at the floor its own gradient is zero. The reason is that the network which outputs it is shared: the gradients of ${MU} change the same weights, and so lift the raw value back above −4.`,
				'zh-CN': `${SIGMA} 也会升高，尽管它在下限处自身的梯度为零。原因是输出它的网络是共用的：${MU} 的梯度改变同一批权重，于是把原始值带回到 −4 以上。`,
			},
		},
	],
	view: { decoded: false, controls: ['train', 'klWeightB'] },
	watch: {
		target: 'mapB',
		text: {
			en: 'Map B: with the new weight the cloud moves back to the rings, and ellipses appear.',
			'zh-CN': '图 B：换上新权重后，点云移回圆环之间，椭圆也显现出来。',
		},
	},
	act: {
		kind: 'list',
		text: { en: 'Give run B the KL.', 'zh-CN': '给实验 B 加上 KL。' },
		parts: [
			{
				kind: 'weight',
				run: 1,
				from: 0.08,
				to: 0.13,
				text: { en: 'Set the KL weight of run B to 0.1.', 'zh-CN': '把实验 B 的 KL 权重设为 0.1。' },
			},
			{
				kind: 'train',
				steps: 200,
				text: { en: 'Press Train and let it run for 200 steps.', 'zh-CN': '按“训练”，训练 200 步。' },
			},
		],
	},
	claims: [
		{
			id: 'before',
			label: { en: 'root mean square of z, run B', 'zh-CN': 'z 的均方根，实验 B' },
			measure: { kind: 'zSpread', run: 1 },
			value: 3.7,
			low: 2.8,
			high: 8,
		},
	],
};

export const tooMuch: LessonPage = {
	id: 'too-much',
	title: { en: 'Too much: collapse', 'zh-CN': '太多：坍塌' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Run B now has weight 5. Every ${MU} is almost 0, every ${SIGMA} almost 1 and the ${KL} almost 0 (see the table). Is that the goal? All posteriors are the prior, so ${Z} tells the decoder nothing. The mean squared error of ${X_HAT} is {{error}}, whereas always giving the mean would have {{mean}}.`,
				'zh-CN': `现在实验 B 的权重是 5。所有 ${MU} 都几乎为 0，所有 ${SIGMA} 都几乎为 1，${KL} 几乎为 0（见表）。这就是目标吗？所有后验都等于先验，所以 ${Z} 什么也没有告诉解码器。${X_HAT} 的均方误差为 {{error}}，而总是输出均值，误差是 {{mean}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `This is [[collapse|posterior collapse]]: ${Z} saves less than it costs. Here the weight is too large. It also happens when the decoder needs no ${Z}, because the condition already determines the action, or when the KL acts before the decoder has learnt to use ${Z} (lesson [[lesson:craft]]).`,
				'zh-CN': `这就是[[collapse|后验坍塌]]：${Z} 省下的少于它的代价。这里是因为权重过大。还有两种情形也会坍塌：条件已经决定了动作，解码器不需要 ${Z}；或者 KL 在解码器学会使用 ${Z} 之前就起作用（第 [[lesson:craft]] 课）。`,
			},
		},
	],
	stage: { config: { runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 5 }) } },
	view: { run: 1, controls: [] },
	watch: {
		target: 'parameters',
		text: {
			en: 'The decoded parameters of run B: wherever the probe is, they hardly change.',
			'zh-CN': '实验 B 解码出的参数：无论探针在哪里，它们几乎不变。',
		},
	},
	act: {
		kind: 'drag',
		distance: 1.5,
		run: 1,
		text: {
			en: 'Drag the probe across map B, with the decoder of run B.',
			'zh-CN': '用实验 B 的解码器，把探针拖过整张图 B。',
		},
	},
	claims: [
		{
			id: 'error',
			label: { en: 'MSE of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.21,
			low: 0.2,
			high: 0.23,
		},
		{
			id: 'mean',
			label: { en: 'MSE of the mean', 'zh-CN': '总是输出均值的均方误差' },
			measure: { kind: 'parameterVariance', run: 1 },
			value: 0.22,
			low: 0.21,
			high: 0.23,
		},
		{
			id: 'rms',
			label: { en: 'root mean square of μ, run B', 'zh-CN': 'μ 的均方根，实验 B' },
			measure: { kind: 'spread', run: 1 },
			value: 0.002,
			low: 0,
			high: 0.02,
		},
		{
			id: 'sigma',
			label: { en: 'σ, narrowest dimension, run B', 'zh-CN': 'σ，最窄的维度，实验 B' },
			measure: { kind: 'sigma', run: 1, dim: 'narrowest' },
			value: 1,
			low: 0.97,
			high: 1.03,
		},
		{
			id: 'kl',
			label: { en: 'KL, run B, nats', 'zh-CN': 'KL，实验 B，奈特' },
			measure: { kind: 'kl', run: 1 },
			value: 0,
			low: 0,
			high: 0.005,
		},
	],
	reading: ['bowman-2016', 'he-2019', 'lucas-2019'],
};
