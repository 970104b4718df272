/** From z back to an action and to what it will do; the four outputs. */
import type { LessonContent } from '../Lesson';
import { CODES_ALONE, GOAL_TWINS } from './goalTwins';
import { DELTA_HAT, MU, SIGMA, X_HAT, Z } from './symbols';

export const decoder: LessonContent = {
	title: { en: 'The decoder: from a place to an action', 'zh-CN': '解码器：从位置到动作' },
	goal: {
		en: 'Name the four outputs with their shapes and ranges, and say why one network has three tasks.',
		'zh-CN': '能说出四个输出及其形状和范围，并说明为什么一个网络有三项任务。',
	},
	minutes: 9,
	stage: {
		...GOAL_TWINS,
		config: { ...GOAL_TWINS.config, display: { ...GOAL_TWINS.config.display, layers: CODES_ALONE } },
	},
	pages: [
		{
			id: 'four-outputs',
			title: { en: 'Four outputs', 'zh-CN': '四个输出' },
			body: [
				{
					kind: 'text',
					text: {
						en: `One forward pass encodes, picks a ${Z} near ${MU} and decodes it. The code calls what comes back u, s, mean and std:`,
						'zh-CN': `一次前向计算依次完成三件事：编码、在 ${MU} 附近采样一个 ${Z}、解码。代码把返回的结果叫作 u、s、mean 和 std：`,
					},
				},
				{ kind: 'formula', formula: 'outputs' },
				{
					kind: 'text',
					text: {
						en: `u are the decoded parameters (2 numbers here), s is the predicted change of the state (17). Both end in tanh, so that they stay between −1 and 1; u is multiplied by max_action, which is 1. mean and std are the encoder’s ${MU} and ${SIGMA} (2 each): not needed for decoding, but for the loss.`,
						'zh-CN': `u 是解码出的参数（这里是 2 个数），s 是预测的状态变化（17 个数）。两者最后都经过 tanh，因此取值在 −1 和 1 之间；u 还乘以 max_action，其值为 1。mean 和 std 就是编码器的 ${MU} 和 ${SIGMA}（各 2 个数）：解码用不到它们，计算损失时要用。`,
					},
				},
			],
			view: { tab: 'model', decoded: false, controls: [] },
			watch: {
				target: 'model',
				text: {
					en: 'The four boxes with thick borders: mean and std where the encoder ends, u and s where the decoder ends, s one layer later.',
					'zh-CN': '四个粗边框：编码器末端的 mean 和 std，解码器末端的 u 和 s，其中 s 晚一层。',
				},
			},
			act: {
				kind: 'transition',
				text: {
					en: 'Click another point on a map and see all four change.',
					'zh-CN': '点击图上的另一个点，看四个输出一起变化。',
				},
			},
			reading: ['li-2022'],
		},
		{
			id: 'parameters',
			title: { en: 'First output: the parameters', 'zh-CN': '第一个输出：参数' },
			body: [
				{
					kind: 'text',
					text: {
						en: `select_parameter_action(state, z, action) gives ${X_HAT}: the decoder alone, without the encoder. This is how an agent acts: its policy chooses ${Z}, and the decoder turns it into parameters for the present state.`,
						'zh-CN': `select_parameter_action(state, z, action) 给出 ${X_HAT}：只用解码器，不用编码器。智能体就是这样行动的：策略选定 ${Z}，解码器再根据当前状态把它变成参数。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'On its data, run A reconstructs the parameters with an MSE of {{xErrorA}}, run B with {{xErrorB}}. The runs differ in one weight of the loss: B has no [[kl|KL]] term, which lesson [[lesson:loss]] defines. B reconstructs better; lesson [[lesson:no-kl]] shows the price.',
						'zh-CN':
							'在所用的数据上，实验 A 重构参数的均方误差是 {{xErrorA}}，实验 B 是 {{xErrorB}}。两个实验只差损失中的一个权重：B 没有 [[kl|KL]] 项，它的定义见第 [[lesson:loss]] 课。B 重构得更好，代价见第 [[lesson:no-kl]] 课。',
					},
				},
			],
			view: { tab: 'model', part: 'decode', input: 'probe', decoded: false, controls: [] },
			watch: {
				target: 'model',
				text: {
					en: 'The encoder rests: the probe’s z goes through the decoder alone, and u is the action at its end, in metres.',
					'zh-CN': '编码器没有使用：探针的 z 只经过解码器，末端的 u 就是动作，以米为单位。',
				},
			},
			act: {
				kind: 'run',
				text: {
					en: 'Switch from A to B above the picture: the same z, another decoder, another action.',
					'zh-CN': '在模型图上方从 A 切换到 B：z 相同，解码器不同，动作也不同。',
				},
			},
			claims: [
				{
					id: 'xErrorA',
					label: { en: 'MSE of the parameters, run A', 'zh-CN': '参数的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.02,
					low: 0.01,
					high: 0.1,
				},
				{
					id: 'xErrorB',
					label: { en: 'MSE of the parameters, run B', 'zh-CN': '参数的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.001,
					low: 0.0003,
					high: 0.004,
				},
			],
		},
		{
			id: 'state-change',
			title: { en: 'Second output: what will happen', 'zh-CN': '第二个输出：会发生什么' },
			body: [
				{
					kind: 'text',
					text: {
						en: `select_delta_state(state, z, action) gives ${DELTA_HAT}: how the model expects the state to change by this decision. It is the change, not the next state, in the scaled units of the features.`,
						'zh-CN': `select_delta_state(state, z, action) 给出 ${DELTA_HAT}：模型预计这次决策会使状态怎样变化。它是变化量，不是下一个状态，以缩放后的特征为单位。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Its MSE in run A is {{sError}}; predicting “no change” would give {{still}}. Some changes are larger than 1, and tanh cannot reach those. The same z in another state is another kick, and leads to another change.',
						'zh-CN':
							'实验 A 中它的均方误差是 {{sError}}，而总是预测“不变”的误差是 {{still}}。有些变化量大于 1，tanh 达不到。同一个 z 换一个状态，就是另一脚球，带来另一种变化。',
					},
				},
			],
			view: { tab: 'world', run: 0, controls: [] },
			watch: {
				target: 'predictedDelta',
				text: {
					en: 'The table of state changes: predicted beside simulated.',
					'zh-CN': '状态变化表：预测与仿真并列。',
				},
			},
			act: {
				kind: 'state',
				text: {
					en: 'Take another state and compare predicted with simulated.',
					'zh-CN': '换一个状态，比较预测和仿真。',
				},
			},
			claims: [
				{
					id: 'sError',
					label: { en: 'MSE of the state change, run A', 'zh-CN': '状态变化的均方误差，实验 A' },
					measure: { kind: 'stateError', run: 0 },
					value: 0.048,
					low: 0.03,
					high: 0.09,
				},
				{
					id: 'still',
					label: { en: 'MSE of predicting no change', 'zh-CN': '总是预测“不变”的均方误差' },
					measure: { kind: 'stateSquare', run: 0 },
					value: 0.2,
					low: 0.1,
					high: 0.4,
				},
			],
		},
		{
			id: 'ghost',
			title: { en: 'Prediction against simulation', 'zh-CN': '预测与仿真的对照' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'The pictures put both side by side. The solid figures are what the simulator does with the decoded action; the dashed ones stand where each model expects them after the decision.',
						'zh-CN': '画面把两者放在一起：实线图形是仿真器执行解码动作的结果，虚线图形是各模型预计决策之后所在的位置。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'They do not quite meet. The model is small: 32 units wide, 600 steps of training, 2,000 transitions of a player who acts at random, with the noise of the simulator in them. A larger model on more data comes closer, but no model can predict the noise.',
						'zh-CN':
							'两者并不完全重合。这是一个小模型：宽度 32，训练 600 步，数据是球员随机行动所得的 2\u202f000 个转移样本，其中还带有仿真器的噪声。模型更大、数据更多时会更接近，但噪声是任何模型都预测不了的。',
					},
				},
			],
			view: { tab: 'world', controls: [] },
			watch: {
				target: 'world',
				text: {
					en: 'The dashed circles and where the solid ones come to rest.',
					'zh-CN': '虚线圆圈，以及实线图形最后停下的位置。',
				},
			},
			act: {
				kind: 'action',
				text: {
					en: 'Choose a shot: is the prediction of the ball better than with the kick?',
					'zh-CN': '选择一种射门：对球的预测比“踢向”时更准吗？',
				},
			},
		},
		{
			id: 'three-tasks',
			title: { en: 'One network, three tasks', 'zh-CN': '一个网络，三项任务' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The same ${Z} has to serve three tasks at once: reconstruct the action, predict its effect, and stay where new codes will be sampled. Each is a term of the loss: two squared errors, and a third term that lesson [[lesson:loss]] derives.`,
						'zh-CN': `同一个 ${Z} 要同时完成三项任务：重构动作，预测它的效果，并且留在以后采样新编码的地方。每项任务是损失中的一项：两个平方误差，以及第 [[lesson:loss]] 课推导的第三项。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Predicting the effect asks that codes with different effects differ. It does not ask that similar effects get similar codes: smoothness favours that, and HyAR claims it. HyAR uses the prediction later: where the effect of a stored code no longer fits what was observed, the entry gets a new code ([[relabelling|relabelling]], lesson [[lesson:box]]).',
						'zh-CN':
							'要预测效果，效果不同的编码就必须不同。它并不要求效果相近的编码也相近：平滑性有利于此，HyAR 则主张如此。HyAR 后来还要用这个预测：如果存储的编码所预测的效果不再符合当时的观测，就给该条目换一个新编码（[[relabelling|重标注]]，第 [[lesson:box]] 课）。',
					},
				},
			],
			view: { tab: 'measurements', decoded: false, controls: ['train'] },
			watch: {
				target: 'lossChart',
				text: {
					en: 'The three curves of run A, solid: brown for the effect, green for the parameters, orange for the third term.',
					'zh-CN': '实验 A 的三条实线：棕色是效果，绿色是参数，橙色是第三项。',
				},
			},
			act: {
				kind: 'train',
				steps: 100,
				text: {
					en: 'Train 100 steps more and see which of the three still falls.',
					'zh-CN': '再训练 100 步，看三条曲线中哪些还在下降。',
				},
			},
			reading: ['li-2022'],
		},
	],
	question: {
		text: {
			en: 'You have a z and want a new action for a given state and choice. What do you need?',
			'zh-CN': '已经有一个 z，要在给定的状态和选择下得到新动作，需要什么？',
		},
		options: [
			{
				text: { en: 'The encoder and the decoder', 'zh-CN': '编码器和解码器' },
				right: false,
				feedback: {
					en: 'The encoder turns an action into a code. Here the code is there already.',
					'zh-CN': '编码器把动作变成编码，而这里编码已经有了。',
				},
			},
			{
				text: { en: 'The decoder alone, its output u', 'zh-CN': '只要解码器，取它的输出 u' },
				right: true,
				feedback: {
					en: 'Yes: state, z and action in, parameters out. That is select_parameter_action.',
					'zh-CN': '对：输入状态、z 和动作，输出参数。这就是 select_parameter_action。',
				},
			},
			{
				text: { en: 'The output s, the state change', 'zh-CN': '输出 s，即状态变化' },
				right: false,
				feedback: {
					en: 's tells what would happen. What to do is u.',
					'zh-CN': 's 说明会发生什么；要做什么，由 u 给出。',
				},
			},
		],
	},
	constants: ['1', '2', '2\u202f000', '17', '32', '100', '600', '2,000'],
	notes: {
		en: 'The official code names the target of s next_state, but passes the difference: worth showing to those who port it. Ask why s ends in tanh although a change of the scaled state can be as large as 2. HyAR’s evidence that similar effects have similar codes is one t-SNE picture per environment, without a score. Let the class look for a state where the prediction is badly off, and say which feature is to blame.',
		'zh-CN':
			'官方代码把 s 的目标叫作 next_state，传入的却是差值，值得指给要移植代码的学生看。可以问：缩放后状态的变化可达 2，为什么 s 仍以 tanh 结尾？HyAR 说效果相近的编码也相近，证据是每个环境一张 t-SNE 图，没有量化指标。让全班找一个预测明显偏离的状态，并指出是哪个特征造成的。',
	},
};
