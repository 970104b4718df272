/** How weights compare: with another Z, and between rate and distortion. */
import type { LessonPage } from '../../Lesson';
import { lessonRuns } from '../../stage';
import { X_HAT } from '../symbols';

export const overZ: LessonPage = {
	id: 'over-z',
	title: { en: 'Another Z, another weight', 'zh-CN': 'Z 变了，权重就变了' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'HyAR averages the KL over the latent dimensions, whereas the cost of a posterior is the sum. So the [[effective-weight|weight on the sum]] is $w \\div Z$:',
				'zh-CN':
					'HyAR 对各潜在维度的 KL 取平均，而一个后验的代价却是总和。因此作用在[[effective-weight|总和上的权重]]是 $w \\div Z$：',
			},
		},
		{ kind: 'formula', formula: 'effectiveWeight' },
		{
			kind: 'text',
			text: {
				en: 'It is not the β of a [[beta|β-VAE]], because the errors are means as well; with them it fixes the [[decoder-noise|noise τ]] that the loss assumes. Here Z is 4, not 2. Run A keeps w = 0.1, hence its KL grew to {{sumA}} nats. Run B has w = 0.2, the same w ÷ Z as before, and {{sumB}} nats, about what two dimensions had. HyAR’s w = 0.5 is what its code has; neither the code nor the paper’s main text gives a reason.',
				'zh-CN':
					'它不是 [[beta|β-VAE]] 的 β，因为各项误差也都取了平均；它与误差的权重一起，决定损失所假设的[[decoder-noise|噪声 τ]]。这里 Z 是 4，而不是 2。实验 A 仍用 w = 0.1，所以 KL 增至 {{sumA}} 奈特。实验 B 用 w = 0.2，w ÷ Z 与先前相同，KL 为 {{sumB}} 奈特，和两个维度时差不多。HyAR 的 w = 0.5 是其代码中的取值，代码和论文正文都没有说明理由。',
			},
		},
	],
	stage: {
		config: {
			model: { latentDim: 4 },
			runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0.2 }),
			probe: { action: 0, transition: 0, z: [0.4, -0.6, 0, 0] },
		},
	},
	view: { decoded: false, controls: ['klWeightA', 'klWeightB'] },
	watch: {
		target: 'klMeter',
		text: {
			en: 'KL per dimension: the sums of A and B, and which of the four dimensions are in use.',
			'zh-CN': '各维度的 KL：A 与 B 的合计，以及四个维度中哪些在使用。',
		},
	},
	act: {
		kind: 'weight',
		run: 0,
		from: 0.18,
		to: 0.23,
		text: {
			en: 'Give run A the weight 0.2 too, and read “weight on ΣKL” under the slider.',
			'zh-CN': '把实验 A 的权重也设为 0.2，看滑块下方的“ΣKL 的权重”。',
		},
	},
	claims: [
		{
			id: 'sumA',
			label: { en: 'KL, run A, nats', 'zh-CN': 'KL，实验 A，奈特' },
			measure: { kind: 'kl', run: 0 },
			value: 2.1,
			low: 1.85,
			high: 2.6,
		},
		{
			id: 'sumB',
			label: { en: 'KL, run B, nats', 'zh-CN': 'KL，实验 B，奈特' },
			measure: { kind: 'kl', run: 1 },
			value: 1.6,
			low: 1.2,
			high: 1.9,
		},
	],
	reading: ['higgins-2017'],
};

export const trade: LessonPage = {
	id: 'trade',
	title: { en: 'Rate against distortion', 'zh-CN': '率与失真' },
	body: [
		{
			kind: 'text',
			text: {
				en: `No weight gives a small KL and a small error at once. Run A, with w = 0.02, has a small error of ${X_HAT} and a KL of {{rateA}} nats; in run B, with w = 0.5, it is the reverse (see the table). Each weight is a point on one curve: [[rate-distortion|rate–distortion]].`,
				'zh-CN': `没有哪个权重能让 KL 和误差同时都小。实验 A 的 w = 0.02，${X_HAT} 的误差小，KL 为 {{rateA}} 奈特；实验 B 的 w = 0.5，情形相反（见表）。每个权重对应同一条曲线上的一点，即[[rate-distortion|率失真]]曲线。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `For a linear decoder and Gaussian parameters theory knows the curve: within each action a direction is kept if its variance exceeds $\\tau_x^2$. From w* = {{wStar}} on, the mark on the slider, none is. Real runs collapse near it, not exactly there. The parameters are not Gaussian, the networks not linear, the state change needs the code too, and 600 steps are few.`,
				'zh-CN': `对线性解码器和高斯参数，理论给出了这条曲线：在每个动作之内，方差超过 $\\tau_x^2$ 的方向才会保留。从 w* = {{wStar}} 起（滑块上的标记），一个也不保留。真实的实验在它附近坍塌，但不恰好在那里。原因是参数不是高斯的，网络不是线性的，预测状态变化也需要编码，而且 600 步还太少。`,
			},
		},
	],
	stage: {
		// The sweep pauses there too: some seconds for its five runs.
		config: { runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.5 }), training: { stopAt: 600 } },
	},
	view: { tab: 'instruments', instrument: 'sweep', decoded: false, controls: ['klWeightA'] },
	watch: {
		target: 'instrument',
		text: {
			en: 'Five weights, five dots: with KL near the dashed curve of the theory, with w = 0 far to the right of it.',
			'zh-CN': '五个权重，五个点：有 KL 的靠近理论的虚线，w = 0 的远在它的右边。',
		},
	},
	act: {
		kind: 'use',
		target: 'sweepStart',
		text: {
			en: 'Press “Train five weights” and watch where the dots settle.',
			'zh-CN': '按“训练五个权重”，看各点停在哪里。',
		},
	},
	claims: [
		{
			id: 'rateA',
			label: { en: 'KL, run A, nats', 'zh-CN': 'KL，实验 A，奈特' },
			measure: { kind: 'kl', run: 0 },
			value: 2.9,
			low: 2.5,
			high: 3.5,
		},
		{
			id: 'wStar',
			label: { en: 'w* of the theory, from the data', 'zh-CN': '理论的 w*，由数据算出' },
			measure: { kind: 'collapseWeight', run: 0 },
			value: 1.4,
			low: 1.3,
			high: 1.5,
		},
		{
			id: 'errorA',
			label: { en: 'MSE of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.005,
			low: 0.003,
			high: 0.01,
		},
		{
			id: 'rateB',
			label: { en: 'KL, run B, nats', 'zh-CN': 'KL，实验 B，奈特' },
			measure: { kind: 'kl', run: 1 },
			value: 0.54,
			low: 0.4,
			high: 0.7,
		},
		{
			id: 'errorB',
			label: { en: 'MSE of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.11,
			low: 0.08,
			high: 0.14,
		},
	],
	reading: ['alemi-2018', 'lucas-2019'],
};
