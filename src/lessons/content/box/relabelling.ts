/** What is stored goes stale, and how it is tested and replaced. */
import type { LessonPage } from '../../Lesson';
import { DELTA_HAT, PRIOR, Z } from '../symbols';

export const stale: LessonPage = {
	id: 'stale',
	title: { en: 'Why stored actions go stale', 'zh-CN': '存下的动作为何过时' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'The [[replay|replay buffer]] keeps the output $(e,a)$. But the VAE trains on: codes and box move, so an old $a$ no longer means what was done. [[relabelling|Relabelling]] tests it before each update of the [[critic|critic]]. If the predicted effect has an MSE of 5 × recon_s or more, a new encoding replaces $a$ in this update. If $e$ is now nearest to another action, it is set to the row of the right one plus noise of 0.1.',
				'zh-CN':
					'[[replay|回放缓冲区]]里存着输出 $(e,a)$。可是 VAE 继续训练：编码和潜在框都在移动，因此旧的 $a$ 已不再表示当时做的事。[[relabelling|重标注]]在每次更新[[critic|评论家]]之前检验它。如果预测效果的均方误差达到 5 × recon_s，这次更新就用新的编码替换 $a$。如果离 $e$ 最近的已是另一个动作，就把它改为正确动作的那一行，再加 0.1 的噪声。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'In run B {{old}} of the entries stored with the initial weights would be replaced now, but only {{fresh}} of those stored now (corrected test, next page). The box keeps the policy inside, whereas relabelling updates old entries: two different things.',
				'zh-CN':
					'在实验 B 中，用初始权重存下的条目现在有 {{old}} 会被替换，刚存下的则只有 {{fresh}}（按下一页修正后的检验）。潜在框让策略留在里面，重标注更新旧条目，这是两回事。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'relabelling', run: 1, decoded: false, controls: ['train'] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The columns “x executed” and “decodes now”: how far they part as training goes on.',
			'zh-CN': '“当时的 x”与“现在解码为”两列：随着训练，它们相差多少。',
		},
	},
	act: {
		kind: 'list',
		text: { en: 'Let stored entries go stale.', 'zh-CN': '让存下的条目过时。' },
		parts: [
			{
				kind: 'use',
				target: 'storeEntries',
				text: { en: 'Store 24 entries.', 'zh-CN': '存下 24 个条目。' },
			},
			{
				kind: 'use',
				target: 'relabelCorrected',
				text: { en: 'Set the test to “corrected”.', 'zh-CN': '把检验设为“修正”。' },
			},
			{
				kind: 'train',
				steps: 100,
				text: { en: 'Train 100 steps more.', 'zh-CN': '再训练 100 步。' },
			},
		],
	},
	claims: [
		{
			id: 'old',
			label: { en: 'replaced: stored at step 0, run B', 'zh-CN': '被替换：第 0 步存下，实验 B' },
			measure: { kind: 'replaced', run: 1, stored: 'initially', test: 'corrected' },
			value: 0.16,
			low: 0.1,
			high: 0.22,
			unit: 'percent',
		},
		{
			id: 'fresh',
			label: { en: 'replaced: stored now, run B', 'zh-CN': '被替换：刚刚存下，实验 B' },
			measure: { kind: 'replaced', run: 1, stored: 'now', test: 'corrected' },
			value: 0.007,
			low: 0,
			high: 0.025,
			unit: 'percent',
		},
	],
	reading: ['li-2022'],
};

export const wrongRuler: LessonPage = {
	id: 'wrong-ruler',
	title: { en: 'A test in the wrong coordinates', 'zh-CN': '用错了坐标的检验' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The official code decodes the stored $a$ without mapping it. But $a$ belongs to the policy square, not to the latent space, so it must go through the box first. Unless the box happens to be [−1, 1], the test judges another ${Z} than the one that was executed: the wider the box, the farther off.`,
				'zh-CN': `官方代码直接解码存下的 $a$，不作映射。可是 $a$ 属于策略方框，不属于潜在空间，所以应当先经过潜在框。除非框恰好是 [−1, 1]，否则检验判断的就不是当时执行的那个 ${Z}：框越宽，偏得越远。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'To see it, store entries of run B at this very moment: none of them is stale. The official test still replaces {{published}} of them, the corrected one {{corrected}}. In run A, whose box is narrower, the official test does less harm (table).',
				'zh-CN':
					'要看清这一点，就把实验 B 此刻的条目存下：它们一点也没有过时。官方的检验仍然替换其中的 {{published}}，修正后的只替换 {{corrected}}。实验 A 的框较窄，官方检验的害处较小（见表）。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'relabelling', run: 1, decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: '“Latents kept”, under both forms of the test.',
			'zh-CN': '两种检验下“保留的潜在动作”的比例。',
		},
	},
	act: {
		kind: 'list',
		text: { en: 'Compare both tests on fresh entries.', 'zh-CN': '在刚存的条目上比较两种检验。' },
		parts: [
			{
				kind: 'use',
				target: 'storeEntries',
				text: { en: 'Store 24 entries.', 'zh-CN': '存下 24 个条目。' },
			},
			{
				kind: 'use',
				target: 'relabelCorrected',
				text: { en: 'Switch from “official” to “corrected”.', 'zh-CN': '从“官方代码”切换到“修正”。' },
			},
		],
	},
	claims: [
		{
			id: 'published',
			label: { en: 'fresh entries replaced, official test, run B', 'zh-CN': '刚存的条目被替换，官方代码，实验 B' },
			measure: { kind: 'replaced', run: 1, stored: 'now', test: 'published' },
			value: 0.12,
			low: 0.06,
			high: 0.45,
			unit: 'percent',
		},
		{
			id: 'corrected',
			label: { en: 'fresh entries replaced, corrected, run B', 'zh-CN': '刚存的条目被替换，修正后，实验 B' },
			measure: { kind: 'replaced', run: 1, stored: 'now', test: 'corrected' },
			value: 0.007,
			low: 0,
			high: 0.025,
			unit: 'percent',
		},
		{
			id: 'narrow',
			label: { en: 'fresh entries replaced, official test, run A', 'zh-CN': '刚存的条目被替换，官方代码，实验 A' },
			measure: { kind: 'replaced', run: 0, stored: 'now', test: 'published' },
			value: 0.025,
			low: 0,
			high: 0.05,
			unit: 'percent',
		},
	],
};

export const effect: LessonPage = {
	id: 'effect',
	title: { en: 'The effect is the judge', 'zh-CN': '以效果为准' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Why can an effect judge at all? Because the model learns three tasks at once: to reconstruct the action, to predict its effect ${DELTA_HAT}, and to stay near the prior. Its mean squared error of the effect is {{error}}, whereas predicting that nothing changes would give {{nothing}}.`,
				'zh-CN': `为什么可以用效果来判断？因为模型同时学习三项任务：重构动作，预测动作的效果 ${DELTA_HAT}，并留在先验附近。它对效果的均方误差是 {{error}}，而总是预测什么都不变，误差是 {{nothing}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `One could also look for alternatives: sample several ${Z} from ${PRIOR}, decode each and compare the effects. Below, 12 samples are played. The official code has no such function; generate_alternative_actions does not exist in it. Relabelling encodes again what was done, and never samples alternatives.`,
				'zh-CN': `也可以这样寻找备选动作：从 ${PRIOR} 采样几个 ${Z}，逐一解码，比较效果。下方执行了 12 个样本。但官方代码中没有这样的函数，generate_alternative_actions 并不存在。重标注是把当时的动作重新编码，从不采样备选动作。`,
			},
		},
	],
	view: { tab: 'world', samples: { count: 12, scale: 1 }, controls: [] },
	watch: {
		target: 'predictedDelta',
		text: {
			en: 'The predicted change beside the simulated one, feature by feature.',
			'zh-CN': '逐个特征对比：预测的变化与仿真的变化。',
		},
	},
	act: {
		kind: 'state',
		text: {
			en: 'Choose another state: the same samples become other actions.',
			'zh-CN': '换一个状态：同样的样本变成另一些动作。',
		},
	},
	claims: [
		{
			id: 'error',
			label: { en: 'MSE of Δŝ, run A', 'zh-CN': 'Δŝ 的均方误差，实验 A' },
			measure: { kind: 'stateError', run: 0 },
			value: 0.05,
			low: 0.035,
			high: 0.085,
		},
		{
			id: 'nothing',
			label: { en: 'MSE of “no change”', 'zh-CN': '“什么都不变”的均方误差' },
			measure: { kind: 'stateSquare', run: 0 },
			value: 0.22,
			low: 0.2,
			high: 0.24,
		},
	],
};
