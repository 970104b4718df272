/** New actions: from the prior, and from a little noise. */
import type { LessonPage } from '../../Lesson';
import { PRIOR, X_HAT, Z } from '../symbols';

export const sample: LessonPage = {
	id: 'sample',
	title: { en: 'New actions from the prior', 'zh-CN': '从先验采样新动作' },
	body: [
		{
			kind: 'text',
			text: {
				en: `A VAE generates an action by sampling ${Z} from ${PRIOR} and decoding it for the present state. Below, 100 samples are played in the environment. Run A kicks all over the pitch: the standard deviation of ${X_HAT} is {{spreadA}}, nearly that of the data. Run B, with the same samples, reaches {{spreadB}}.`,
				'zh-CN': `VAE 生成动作的办法是：从 ${PRIOR} 采样 ${Z}，在当前状态下解码。下方把 100 个样本放到环境中执行。实验 A 踢遍全场：${X_HAT} 的标准差为 {{spreadA}}，接近数据的标准差。实验 B 用同样的样本，只有 {{spreadB}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'In a generative model this is what the KL is for. HyAR, however, never samples the prior: a function such as sample_new_action does not exist in the official code, and its policy outputs z itself. There the KL has another use: it fills the [[latent-box|box]] of the next lesson.',
				'zh-CN':
					'对生成模型来说，这正是 KL 的用处。不过 HyAR 从不采样先验：官方代码中没有 sample_new_action 这样的函数，z 由策略自己输出。在那里 KL 另有用处，即填满下一课的[[latent-box|潜在框]]。',
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
			label: { en: 'standard deviation of x̂₁ in samples, run A', 'zh-CN': '样本中 x̂₁ 的标准差，实验 A' },
			measure: { kind: 'sampleSpread', run: 0, scale: 1 },
			value: 0.54,
			low: 0.48,
			high: 0.6,
		},
		{
			id: 'spreadB',
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
	reading: ['li-2022'],
};

export const noise: LessonPage = {
	id: 'noise',
	title: { en: 'A little noise explores', 'zh-CN': '用少量噪声探索' },
	body: [
		{
			kind: 'text',
			text: {
				en: `A [[policy|policy]] that learns does not sample from the whole prior. It adds small noise to its own output and sees what follows: [[exploration-noise|exploration noise]]. With scale 0.1 around the origin, the standard deviation of ${X_HAT} in run A is {{near}}, against {{whole}} with scale 1: similar kicks are tried out.`,
				'zh-CN': `学习中的[[policy|策略]]不会从整个先验采样。它在自己的输出上加一点噪声，看看结果：这就是[[exploration-noise|探索噪声]]。在原点附近、尺度为 0.1 时，实验 A 中 ${X_HAT} 的标准差为 {{near}}，尺度为 1 时是 {{whole}}：尝试的是相近的踢法。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'It works where nearby codes decode to similar actions. HyAR’s noise starts at 1 and ends at 0.1, and it is added in the policy square [−1, 1], not to z. There is no explore_action_space in the official code. The next lesson shows the map from the square to z.',
				'zh-CN':
					'只有相近的编码解码成相近的动作，这样做才有效。HyAR 的噪声从 1 开始，最后降到 0.1，而且加在策略方框 [−1, 1] 中，不是加在 z 上。官方代码中没有 explore_action_space。从方框到 z 的映射见下一课。',
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
		scale: 0.5,
		text: {
			en: 'Move the slider “Exploration noise σ” from 0.1 to at least 0.5.',
			'zh-CN': '把“探索噪声 σ”的滑块从 0.1 移到至少 0.5。',
		},
	},
	claims: [
		{
			id: 'near',
			label: { en: 'standard deviation of x̂₁, scale 0.1, run A', 'zh-CN': 'x̂₁ 的标准差，尺度 0.1，实验 A' },
			measure: { kind: 'sampleSpread', run: 0, scale: 0.1 },
			value: 0.08,
			low: 0.05,
			high: 0.15,
		},
		{
			id: 'whole',
			label: { en: 'standard deviation of x̂₁, scale 1, run A', 'zh-CN': 'x̂₁ 的标准差，尺度 1，实验 A' },
			measure: { kind: 'sampleSpread', run: 0, scale: 1 },
			value: 0.54,
			low: 0.48,
			high: 0.6,
		},
	],
	reading: ['fujimoto-2018'],
};
