import type { ViewTexts } from '../en/views';

/** 简洁页面上的图例，以及图上的说明。 */
export const mapKey: ViewTexts['mapKey'] = {
	dots: '点是动作：',
	shapes: '动作的种类',
	manyKinds: '{{count}} 种',
	groupedKinds: '{{count}} 种，形状：{{by}}',
	color: '颜色：{{what}}',
	rings: '圆环：新动作在此采样',
	ellipses: '椭圆：一个编码的散布',
	crosses: '加号：含噪声的编码',
	box: '方框：智能体选取编码的范围',
	drawsInHoles: '落入空洞',
	draws: '新的样本',
	outside: '{{run}} 的点都在当前视野之外。按边缘的数字可以看到它们。',
	collapsed: '{{run}} 的编码无法区分动作。',
	collapsedBits: '一个编码最多含有关于其动作的 {{bits}} 比特信息；仅区分两个动作就需要 1 比特。',
	collapseCause: '权重为 {{weight}} 的 KL 项把它们全部拉到了先验上：这就是后验坍塌。',
};
