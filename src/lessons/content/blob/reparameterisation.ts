/** The noise of a sample, chosen by hand, and what writing it apart is for. */
import type { LessonPage } from '../../Lesson';
import { EPSILON, MU, PRIOR, SIGMA, Z } from '../symbols';

export const epsilon: LessonPage = {
	id: 'epsilon',
	title: { en: 'Choose the noise yourself', 'zh-CN': '亲手设定噪声' },
	body: [
		{
			kind: 'text',
			text: {
				en: `A sample is written in two parts: take the [[epsilon|noise]] ${EPSILON} from ${PRIOR}, then stretch and shift it.`,
				'zh-CN': `采样写成两步：先从 ${PRIOR} 采样[[epsilon|噪声]] ${EPSILON}，再作缩放和平移。`,
			},
		},
		{ kind: 'formula', formula: 'reparameterise' },
		{
			kind: 'text',
			text: {
				en: `Where ${EPSILON} is 0, ${Z} is ${MU}. Where its length is 1, ${Z} lies on the ellipse. The pad below is ${EPSILON}; beside it is the ellipse of transition 24 of run A. The decoded action follows.`,
				'zh-CN': `${EPSILON} 为 0 时，${Z} 就是 ${MU}；它的长度为 1 时，${Z} 落在椭圆上。下方的圆盘是 ${EPSILON}，旁边是实验 A 中转移样本 24 的椭圆。解码出的动作随之变化。`,
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
			'zh-CN': '拖动 ε，沿标着 1 的圆环转一圈；也可以用方向键移动。',
		},
	},
	reading: ['kingma-welling-2014', 'rezende-2014'],
};

export const why: LessonPage = {
	id: 'why',
	title: { en: 'Why it is written like this', 'zh-CN': '为什么这样写' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Sampling is not a differentiable operation. A gradient can be had all the same, by the score function (REINFORCE), but it is usually far noisier. With ${EPSILON} taken from outside, ${Z} is an ordinary function, and has derivatives:`,
				'zh-CN': `采样不是可微的运算。用得分函数（REINFORCE）仍能得到梯度，但噪声通常大得多。${EPSILON} 若取自外部，${Z} 就是普通的函数，可以求导：`,
			},
		},
		{ kind: 'formula', formula: 'gradientsOfSample' },
		{
			kind: 'text',
			text: {
				en: `So the gradient of the decoder’s error passes through ${Z} to the encoder: [[reparameterisation|reparameterisation]], also known as the pathwise gradient; SAC uses it for its policy. The green arrows below are what arrives, the pull of the error on ${MU} and ${SIGMA}; the orange ones are the pull of the KL.`,
				'zh-CN': `这样，解码误差的梯度就经过 ${Z} 传回编码器：这就是[[reparameterisation|重参数化]]，所得的梯度又称路径梯度，SAC 的策略也用它。下方的绿色箭头是传回来的结果，即误差对 ${MU} 和 ${SIGMA} 的拉力；橙色箭头是 KL 的拉力。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'forces', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The table below: how the reconstruction pulls on μ and on log σ, and the KL against it.',
			'zh-CN': '下方的表：重构项怎样拉动 μ 和 log σ，KL 又怎样反向拉动。',
		},
	},
	act: {
		kind: 'transition',
		text: {
			en: 'Type the number of another transition, such as 5, and compare the pulls.',
			'zh-CN': '输入另一个转移样本的编号，例如 5，比较拉力。',
		},
	},
	reading: ['kingma-welling-2014', 'rezende-2014'],
};
