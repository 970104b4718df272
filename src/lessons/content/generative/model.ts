/** The story, the posterior it implies, and the bound on the probability of the data. */
import type { LessonPage } from '../../Lesson';
import { KL, MU, PRIOR, SIGMA, Z } from '../symbols';

export const story: LessonPage = {
	id: 'story',
	title: { en: 'A story of the data', 'zh-CN': '数据的生成过程' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Suppose that the parameters of a transition and its state change came about like this. Sample a code ${Z} from ${PRIOR}, the [[prior|prior]]: what is assumed about codes before anything is observed. Be told the state $s$ and the choice $k$. Decode. Add noise:`,
				'zh-CN': `假设一个转移样本的参数和状态变化是这样产生的：从 ${PRIOR} 采样一个编码（潜变量）${Z}，这个分布叫[[prior|先验]]，即观测之前对编码的假设；给定状态 $s$ 和选择 $k$；解码；加上噪声：`,
			},
		},
		{ kind: 'formula', formula: 'story' },
		{
			kind: 'text',
			text: {
				en: `Here $\\eta$ and $\\eta'$ are standard normal noise, and $\\tau_x$ and $\\tau_s$ say how strong this [[decoder-noise|noise of the decoder]] is. No data need have come about so: it is a model. But it says how probable every $x$ and $\\Delta s$ is, and the probability of those that were observed can be made as large as possible.`,
				'zh-CN': `其中 $\\eta$ 和 $\\eta'$ 是标准正态噪声，$\\tau_x$ 和 $\\tau_s$ 表示[[decoder-noise|解码器噪声]]的强弱。数据不一定真是这样产生的，这只是一个模型。但它给出每个 $x$ 和 $\\Delta s$ 的概率，于是可以使观测数据的概率尽可能大。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'story', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'Left the sampled z, right the decoded x̂ in green with its bars of ±τ, and the generated x as a dark dot.',
			'zh-CN': '左图是采样的 z；右图绿色是解码出的 x̂ 和 ±τ 的误差棒，深色点是生成的 x。',
		},
	},
	act: {
		kind: 'use',
		target: 'storyTell',
		text: {
			en: 'Press “Generate” several times. How often does x lie inside the bars?',
			'zh-CN': '多按几次“生成”。x 有多少次落在误差棒之内？',
		},
	},
	reading: ['kingma-welling-2014', 'rezende-2014'],
};

export const whichZ: LessonPage = {
	id: 'which-z',
	title: { en: 'Which z made this x?', 'zh-CN': '是哪个 z 产生了这个 x？' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Turn the story round. $y$ is observed ($x$ and $\\Delta s$): which ${Z} may have made it? Bayes’ rule answers with a density, the **true posterior**:`,
				'zh-CN': `把过程倒过来。观测到 $y$（即 $x$ 和 $\\Delta s$），它可能由哪个 ${Z} 产生？贝叶斯公式给出一个密度，即**真实后验**：`,
			},
		},
		{ kind: 'formula', formula: 'bayes' },
		{
			kind: 'text',
			text: {
				en: `Below the line stands an integral over all ${Z}. In two dimensions a grid will do; in many it is out of reach. So the encoder gives a guess in one pass, the approximate [[posterior|posterior]] $q$: a normal distribution with centre ${MU} and standard deviations ${SIGMA}. On the maps the ellipse reaches one ${SIGMA} each way.`,
				'zh-CN': `分母是对所有 ${Z} 的积分。二维时用网格就能算，维度高时算不出来。因此编码器用一次前向计算给出一个猜测，即近似[[posterior|后验]] $q$：以 ${MU} 为中心、标准差为 ${SIGMA} 的正态分布。图上的椭圆向各方向伸出一个 ${SIGMA}。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'truePosterior', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The shade is the true posterior of one transition in run A, the ellipses the encoder’s guess at 1 and 2 σ. Run B assumes no noise: no density.',
			'zh-CN':
				'阴影是实验 A 中一个转移样本的真实后验，椭圆是编码器的猜测（1 σ 和 2 σ）。实验 B 假定没有噪声，没有密度可言。',
		},
	},
	act: {
		kind: 'transition',
		text: {
			en: 'Type the numbers of other transitions. Where do shade and ellipse differ?',
			'zh-CN': '输入其他转移样本的编号。阴影和椭圆在哪里不同？',
		},
	},
	reading: ['kingma-welling-2014'],
};

export const gap: LessonPage = {
	id: 'gap',
	title: { en: 'Probability of the data = ELBO + gap', 'zh-CN': '数据的概率 = ELBO + 间隙' },
	body: [
		{
			kind: 'text',
			text: {
				en: `How different are two densities? The [[kl|KL divergence]] is the mean, over ${Z} sampled from $q$, of how much larger $\\log q$ is than $\\log p$. It is 0 where both agree, else positive. Its unit is the [[nats|nat]]: 1.44 bits.`,
				'zh-CN': `两个密度相差多少？[[kl|KL 散度]]是对取自 $q$ 的 ${Z} 取平均，看 $\\log q$ 比 $\\log p$ 大多少。两者相同时为 0，否则为正。单位是[[nats|奈特]]，即 1.44 比特。`,
			},
		},
		{ kind: 'formula', formula: 'klMeaning' },
		{
			kind: 'text',
			text: {
				en: 'With $c=(s,k)$ for what is given, this holds for every $q$:',
				'zh-CN': '用 $c=(s,k)$ 表示给定的内容，则对任何 $q$ 都有：',
			},
		},
		{ kind: 'formula', formula: 'elbo' },
		{
			kind: 'text',
			text: {
				en: `The gap cannot be negative, so the [[elbo|ELBO]] is a lower bound. Raising it makes the data more probable, or brings $q$ closer to the true posterior. The ${KL} in it is what a $q$ pays for differing from the prior.`,
				'zh-CN': `间隙不会为负，所以 [[elbo|ELBO]] 是下界。提高它，要么使数据更可能，要么使 $q$ 更接近真实后验。其中的 ${KL} 是 $q$ 偏离先验的代价。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'truePosterior', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The bars of run A: log p is the ELBO and, on top, the gap; both in nats.',
			'zh-CN': '实验 A 的条形图：log p 等于 ELBO 再加上间隙，单位都是奈特。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'A better encoder, the same decoder: what changes?',
			'zh-CN': '编码器变好，解码器不变，什么会改变？',
		},
		options: [
			{
				text: { en: 'log p(y | c) rises', 'zh-CN': 'log p(y | c) 升高' },
				right: false,
				feedback: {
					en: 'It depends on prior, decoder and noise alone. The encoder does not occur in the story.',
					'zh-CN': '它只取决于先验、解码器和噪声。生成过程中没有编码器。',
				},
			},
			{
				text: { en: 'The gap narrows and the ELBO rises by as much', 'zh-CN': '间隙缩小，ELBO 升高同样多' },
				right: true,
				feedback: {
					en: 'Yes: their sum stays. At best q is the true posterior, and the gap is 0.',
					'zh-CN': '对：两者之和不变。最好的情况是 q 等于真实后验，间隙为 0。',
				},
			},
			{
				text: { en: 'The KL from the prior falls to 0', 'zh-CN': '与先验的 KL 降到 0' },
				right: false,
				feedback: {
					en: 'That would be a q that says nothing about the transition, usually far from the true posterior.',
					'zh-CN': '那样的 q 对转移样本什么也没说，通常离真实后验很远。',
				},
			},
		],
	},
	reading: ['kingma-welling-2014', 'rezende-2014', 'hoffman-johnson-2016'],
};
