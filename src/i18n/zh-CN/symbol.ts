import type { ViewTexts } from '../en/views';

/** 符号说明中除文字之外的部分。 */
export const symbol: ViewTexts['symbol'] = {
	kl: '最近一批，奈特/维',
	state: '最近一批 Δŝ 的均方误差',
	parameters: '最近一批 x̂ 的均方误差',
	sigma: '现在各维 σ 的中位数',
	mu: '各维 μ 在数据上的标准差',
	z: '探针现在的 z',
	lesson: '第 {{number}} 课 →',
};
