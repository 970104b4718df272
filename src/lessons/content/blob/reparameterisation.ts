/** The noise of a sample, chosen by hand, and what writing it apart is for. */
import type { LessonPage } from '../../Lesson';
import { EPSILON, MU, PRIOR, Z } from '../symbols';

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
				en: `So the gradient of the decoder’s error passes through ${Z} to the encoder: [[reparameterisation|reparameterisation]], also known as the pathwise gradient; SAC uses it for its policy. In the picture of the model the ribbons are as thick as the gradient that they carry: those from ${Z} to mean and std bring the errors’, the orange ones the KL’s.`,
				'zh-CN': `这样，解码误差的梯度就经过 ${Z} 传回编码器：这就是[[reparameterisation|重参数化]]，所得的梯度又称路径梯度，SAC 的策略也用它。模型图中，带子越粗，传递的梯度越大：从 ${Z} 到 mean 和 std 的带子传来误差的梯度，橙色的传来 KL 的梯度。`,
			},
		},
	],
	view: { tab: 'model', part: 'backward', decoded: false, controls: [] },
	watch: {
		target: 'model',
		text: {
			en: 'The numbers under the picture: ∂L/∂μ and ∂L/∂log σ, each as the part of the errors plus that of the KL.',
			'zh-CN': '图下的数：∂L/∂μ 和 ∂L/∂log σ，各为误差的一份加上 KL 的一份。',
		},
	},
	act: {
		kind: 'transition',
		text: {
			en: 'Click another point on a map and compare the two parts.',
			'zh-CN': '点击图上的另一个点，比较这两份。',
		},
	},
	reading: ['kingma-welling-2014', 'rezende-2014'],
};
