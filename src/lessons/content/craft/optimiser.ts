/** The optimiser: what re-creating it costs, and how the learning rate is changed without that. */
import type { LessonPage } from '../../Lesson';
import { lessonRuns } from '../../stage';
import { X_HAT } from '../symbols';

export const rebuilt: LessonPage = {
	id: 'rebuilt',
	title: { en: 'Adam re-created at every step', 'zh-CN': '每一步都重新创建 Adam' },
	body: [
		{
			kind: 'text',
			text: {
				en: '[[adam|Adam]] divides the running mean of each gradient by its usual size. HyAR’s official code re-creates Adam at every training step, so that its [[moments|moments]] hold a single gradient:',
				'zh-CN':
					'[[adam|Adam]] 用每个梯度的滑动平均除以它平时的大小。HyAR 的官方代码在每个训练步都重新创建 Adam，于是它的[[moments|矩]]里只有一个梯度：',
			},
		},
		{ kind: 'formula', formula: 'signDescent' },
		{
			kind: 'text',
			text: {
				en: `Whatever its size, every gradient well above 10⁻⁸ then moves its weight by the full learning rate: [[sign-descent|sign gradient descent]]. In run B that holds for most weights (table); nearly all others have a gradient of exactly 0. Run A keeps its Adam and is otherwise equal. The mean squared error of ${X_HAT} is {{errorA}} in A and {{errorB}} in B.`,
				'zh-CN': `于是，凡是远大于 10⁻⁸ 的梯度，无论大小，都使权重移动一个完整的学习率：这就是[[sign-descent|符号梯度下降]]。实验 B 中大多数权重如此（见表），其余的梯度几乎都恰好为 0。实验 A 保留了 Adam，其他完全相同。${X_HAT} 的均方误差：A 为 {{errorA}}，B 为 {{errorB}}。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: ['train'] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The bars of run B: nearly all at 0 or at the dashed line, the learning rate itself. Those of run A are distributed.',
			'zh-CN': '实验 B 的柱子：几乎都在 0 处或虚线处，虚线就是学习率本身。实验 A 的则分布开来。',
		},
	},
	act: {
		kind: 'train',
		steps: 50,
		text: {
			en: 'Train 50 more steps: the picture of run B hardly changes.',
			'zh-CN': '再训练 50 步：实验 B 的图形几乎不变。',
		},
	},
	claims: [
		{
			id: 'errorA',
			label: { en: 'MSE of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.005,
			low: 0.003,
			high: 0.008,
		},
		{
			id: 'errorB',
			label: { en: 'MSE of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.013,
			low: 0.009,
			high: 0.04,
		},
		{
			id: 'share',
			label: { en: 'weights moved by ± the learning rate, run B', 'zh-CN': '移动一个完整学习率的权重，实验 B' },
			measure: { kind: 'wholeRate', run: 1 },
			value: 0.74,
			low: 0.6,
			high: 0.88,
			unit: 'percent',
		},
	],
	reading: ['kingma-ba-2015'],
};

export const notTheRate: LessonPage = {
	id: 'not-the-rate',
	title: { en: 'It is not only the learning rate', 'zh-CN': '不只是学习率' },
	body: [
		{
			kind: 'text',
			text: {
				en: '“A new Adam only changes the learning rate,” one hears. A fair test gives both their best rate. Of 0.0003, 0.001 and 0.003 that is, by the median of five seeds, 0.003 for run A and 0.001 for run B. The error is then {{errorA}} against {{errorB}}: about twice as large with four seeds of five, more with the fifth (table), and no rate tried closes the gap.',
				'zh-CN':
					'有人说：“新的 Adam 只是改变了学习率。”公平的检验是让两者都用各自最好的学习率。在 0.0003、0.001 和 0.003 中，按五个种子的中位数，实验 A 取 0.003，实验 B 取 0.001。这时误差为 {{errorA}} 对 {{errorB}}：五个种子中有四个大约相差一倍，另一个相差更多（见表），试过的学习率都不能消除这个差距。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'What is lost is the memory: which weights have large gradients, and in which direction they point once the noise of the batches is averaged. Creating the object also takes time, and the optimiser created at the start is never used. Why the authors did it, the code does not say.',
				'zh-CN':
					'失去的是记忆：哪些权重的梯度大，批次噪声平均掉之后它们指向哪里。创建对象还要花时间，而开头建好的优化器从未用上。作者为什么这样做，代码没有说明。',
			},
		},
	],
	stage: {
		config: {
			runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, optimizer: 'rebuilt', learningRate: 1e-3 }),
		},
	},
	view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The column “±rate” of run B, and the row of what is stored.',
			'zh-CN': '实验 B 的“±学习率”一列，以及“保存的”一行。',
		},
	},
	act: {
		kind: 'use',
		target: 'halveRate',
		text: {
			en: 'Press “learning rate ÷ 2”. The fraction of run B stays as it is.',
			'zh-CN': '按“学习率 ÷ 2”。实验 B 的比例不变。',
		},
	},
	claims: [
		{
			id: 'errorA',
			label: { en: 'MSE of x̂, run A, learning rate 0.003', 'zh-CN': 'x̂ 的均方误差，实验 A，学习率 0.003' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.005,
			low: 0.003,
			high: 0.008,
		},
		{
			id: 'errorB',
			label: { en: 'MSE of x̂, run B, learning rate 0.001', 'zh-CN': 'x̂ 的均方误差，实验 B，学习率 0.001' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.009,
			low: 0.0075,
			high: 0.04,
		},
		{
			id: 'ratio',
			label: { en: 'B ÷ A', 'zh-CN': 'B ÷ A' },
			measure: { kind: 'ratio', of: { kind: 'parameterError', run: 1 }, to: { kind: 'parameterError', run: 0 } },
			value: 2,
			low: 1.4,
			high: 12,
		},
		{
			id: 'share',
			label: { en: 'weights moved by ± the learning rate, run B', 'zh-CN': '移动一个完整学习率的权重，实验 B' },
			measure: { kind: 'wholeRate', run: 1 },
			value: 0.7,
			low: 0.55,
			high: 0.85,
			unit: 'percent',
		},
	],
};

export const schedule: LessonPage = {
	id: 'schedule',
	title: { en: 'Lower the learning rate, keep the memory', 'zh-CN': '降低学习率，保留记忆' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Changing the learning rate needs no new optimiser. In PyTorch it stands in the optimiser’s [[parameter-group|parameter groups]]; a function such as update_learning_rate sets it there, and the moments stay. Or a [[schedule|schedule]] does it: StepLR with 1,000 and 0.9 multiplies it by 0.9 at every 1,000th call of scheduler.step(), ExponentialLR with 0.95 at every call.',
				'zh-CN':
					'改变学习率并不需要新的优化器。PyTorch 的学习率放在优化器的[[parameter-group|参数组]]里；用 update_learning_rate 这样的函数在那里修改，两个矩都保留。也可以交给[[schedule|学习率调度]]：StepLR（1\u202f000，0.9）在 scheduler.step() 每调用 1\u202f000 次时把它乘以 0.9，ExponentialLR（0.95）则每次调用都乘以 0.95。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'The trap is where step() is called. Once per [[epoch|epoch]], 0.95 is gentle. Called at every training step instead, it leaves 0.6 % of the rate after 100 steps, and training stands still. Run B here takes × 0.9 every 50 steps. After 600 steps A still has 0.003 and B 0.00085, and both Adams have counted every update.',
				'zh-CN':
					'陷阱在于在哪里调用 step()。每个[[epoch|轮次]]调用一次，0.95 是温和的。若每个训练步都调用，100 步后学习率只剩 0.6 %，训练便停住了。这里的实验 B 每 50 步 × 0.9。600 步后，A 的学习率仍是 0.003，B 是 0.00085，两个 Adam 的步数都计入了每次更新。',
			},
		},
	],
	stage: {
		config: {
			runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, schedule: { kind: 'step', every: 50, factor: 0.9 } }),
		},
		steps: 600,
	},
	view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'Under the groups of weights: “learning rate”, “step count” and what is stored. Only the first will change.',
			'zh-CN': '各组权重下方的“学习率”“步数计数”和“保存的”三行：只有第一行会变。',
		},
	},
	act: {
		kind: 'use',
		target: 'halveRate',
		text: {
			en: 'Press “learning rate ÷ 2”: ‖Δθ‖ halves, and the moments stay.',
			'zh-CN': '按“学习率 ÷ 2”：‖Δθ‖ 减半，两个矩不变。',
		},
	},
};
