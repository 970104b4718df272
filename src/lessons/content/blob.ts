/** A posterior is a distribution; μ, σ, ε and z; why the sample is written as it is. */
import type { LessonContent } from '../Lesson';
import { clamp, ellipses, muAndZ } from './blob/distribution';
import { epsilon, why } from './blob/reparameterisation';
import { GOAL_TWINS } from './goalTwins';

/** A kick whose code lies near the middle of map A and inside the view of map B. */
const CENTRAL_KICK = 24;

const probe = { action: 0, transition: CENTRAL_KICK, z: [-0.1, -0.3] };

export const blob: LessonContent = {
	title: { en: 'A code is sampled', 'zh-CN': '编码是采样得到的' },
	goal: {
		en: 'Tell μ, σ, ε and z apart, and say what reparameterisation is for.',
		'zh-CN': '能分清 μ、σ、ε 和 z，并说明重参数化的用途。',
	},
	minutes: 9,
	stage: { ...GOAL_TWINS, config: { ...GOAL_TWINS.config, probe } },
	pages: [ellipses, muAndZ, epsilon, why, clamp],
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
					en: 'μ is what the map shows. Decoding it alone would leave the surroundings untrained.',
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
					en: 'ε knows nothing of the transition. It only moves z within the posterior.',
					'zh-CN': 'ε 与转移样本无关，它只是让 z 在后验中移动。',
				},
			},
		],
	},
	constants: ['0', '1', '4', '15', '16', '24', '39', '68'],
	notes: {
		en: 'Two beliefs to take up: the dots are codes, and an ellipse shows doubt about the action. Put ε to 0 in front of the class and ask where z is. In two dimensions 39 % of all samples lie inside the 1σ ellipse, not 68 %. “σ reached 0” is wrong: it reached the clamp, where its gradient is 0. A class that knows REINFORCE will ask why it is not used: it works, but its gradient is usually far noisier; SAC uses the pathwise one for the same reason. That the space is smooth follows from the noise; that similar actions lie near one another is favoured by it, not asked for.',
		'zh-CN':
			'有两种误解需要澄清：以为圆点就是编码，以为椭圆表示对动作的不确定。可以当堂把 ε 设为 0，问 z 在哪里。在二维中，落在 1σ 椭圆内的样本占 39 %，不是 68 %。“σ 降到了 0”的说法不对：它到达的是截断处，那里的梯度为 0。学过 REINFORCE 的班级会问为什么不用它：可以用，但梯度的噪声通常大得多；SAC 也因此采用路径梯度。潜在空间的平滑来自噪声；相似的动作彼此靠近，只是噪声使之更有可能，损失中没有哪一项要求这样。',
	},
};
