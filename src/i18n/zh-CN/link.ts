import type { ViewTexts } from '../en/views';

/** 打开链接后训练情况的简体中文文本。 */
export const link: ViewTexts['link'] = {
	label: '链接中的训练',
	untrained: '网址中只有设置，不含训练：当前显示的是未训练的模型（第 0 步）。',
	training: '此链接已训练到第 {{target}} 步，本页正在训练到该步。',
	reached: '已训练到第 {{target}} 步，与链接一致。',
	stopped: '此链接已训练到第 {{target}} 步，本页在此之前已停止。',
	progress: '第 {{step}} 步，共 {{target}} 步',
	otherEngine: '原训练使用 {{wanted}}，此处不可用，改用 {{engine}}：数值会略有差异。',
	settingsUnknown: '链接未包含先前的设置：每一步都按当前设置训练，结果可能不同。',
	cancel: '取消',
	retrainedLabel: '更改后的重新训练',
	retraining: '正在重新训练到第 {{step}} 步',
	retrained: '已重新训练到第 {{step}} 步',
	retrainingStopped: '在第 {{step}} 步之前停止',
	retrainedTitle: '采用新设置，从相同种子的初始权重开始',
	keepBefore: '撤销',
	lookBack: '按住看更改前',
	lookBackTitle: '按住时显示更改前的结果',
};
