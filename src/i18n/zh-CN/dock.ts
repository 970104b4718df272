import type { Texts } from '../en';

/** 潜在空间图下方的停靠区：各标签页的名称，尽量简短。 */
export const dock: Texts['dock'] = {
	tabs: '图下方的视图',
	measurements: '损失 · KL',
	model: '模型',
	world: '环境',
	rollouts: '策略评估',
	instruments: '仪器',
	agent: '智能体',
	data: '数据',
};
