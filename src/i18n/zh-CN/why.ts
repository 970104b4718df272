import type { ViewTexts } from '../en/views';

/** 两张图为什么是这样。 */
export const why: ViewTexts['why'] = {
	title: '两张图为什么是这样',
	pull: 'KL 项把每个动作的编码拉向圆环，权重越大拉得越紧。损失的其他部分不会这样做。',
	draws: '新动作由圆环内的采样解码而来。编码稀少的地方，训练没有规定采样会解码成什么。',
	run: '实验',
	weight: 'KL 权重',
	kl: 'KL（每维奈特）',
	outside: '圆环外的点',
	prior: '采样中有 {{share}} 落在圆环之外。',
	lesson: '课程：如果没有 KL？',
};
