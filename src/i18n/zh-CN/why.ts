import type { ViewTexts } from '../en/views';

/** 两张图为什么是这样。 */
export const why: ViewTexts['why'] = {
	title: '两张图为什么是这样',
	measured:
		'位于圆环之外的：A 的点有 {{a}}，B 的点有 {{b}}，新的样本有 {{draws}}。样本落在没有点的地方时，训练从未规定会解码成什么。',
	pull: 'KL 项把点拉进圆环，权重越大拉得越紧。损失的其他部分不会这样做。',
	run: '实验',
	weight: 'KL 权重',
	kl: '数据的 KL（奈特/维）',
	klMeaning: 'KL：编码离圆环所表示的分布有多远；0 表示与它一致。奈特是信息量的单位。',
	lesson: '课程：如果没有 KL？',
};
