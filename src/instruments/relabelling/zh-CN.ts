import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['relabelling'] = {
	name: '重标注（RSC）',
	line: '回放条目保存着存入时计算的潜在动作。模型继续训练后，它是否还表示当时做的事？',
	why: `表示偏移修正。回放缓冲区的一个条目包含状态 s、动作 k、参数 x、状态变化 Δs，以及策略当时的输出：嵌入 e 和 [−1, 1] 内的潜在动作 a。
评论家（critic）网络用它更新之前：若离 e 最近的嵌入不再是 k，就换成 k 的嵌入加 0.1 的噪声；若由 a 预测的状态变化的均方误差达到模型自身均方误差的 5 倍，就用 (s, k, x) 的新编码替换 a。
官方代码直接解码 a，不作映射。但 a 属于策略方框，不属于潜在空间；修正的做法是先经过潜在框，z = a · 半宽 + 中心。除非框恰好是 [−1, 1]，官方的检验判断的并不是当时执行的那个 z：框越宽，偏得越远。
重标注不是潜在框：潜在框（LSC）让策略留在框内，重标注（RSC）更新旧条目。缓冲区本身不变。
备选动作：对同一状态和动作，每个 N(0, I) 的 z 都解码成某组参数。条带显示其中 12 个。官方代码没有这样的函数（generate_alternative_actions 并不存在）：重标注是重新编码当时的动作，从不采样备选动作。`,
	take: '现在保存 {{count}} 个条目',
	takeSelected: '保存所选的 {{count}} 个',
	none: '先保存条目，再继续训练，看它们如何过时。',
	storedAt: '保存于第 {{step}} 步，检验于第 {{now}} 步',
	test: '对所存潜在动作的检验',
	published: '官方代码',
	corrected: '修正',
	publishedTitle: '像官方代码那样，不作映射，直接解码所存的潜在动作',
	correctedTitle: '先把所存的潜在动作映射到现在的潜在框',
	latentsKept: '保留的潜在动作',
	embeddingsKept: '保留的嵌入',
	threshold: '阈值 5 × {{error}}',
	entries: '所存的条目：现在解码为什么，检验结果如何',
	entry: '条目',
	action: '动作',
	stored: '所存的 a',
	done: '当时的 x',
	decodes: '现在解码为',
	error: 'Δs 误差 ÷ 阈值',
	outcome: '潜在动作',
	kept: '保留',
	replaced: '→ {{code}}',
	snaps: '嵌入现在离{{action}}最近',
	curve: '保留比例随步数的变化：a 潜在动作，e 嵌入',
	curveText: '保留比例随步数的变化；现在潜在动作 {{latents}}，嵌入 {{embeddings}}。',
	alternatives: '所选状态的备选动作（官方代码中没有）：N(0, I) 的 12 个样本得到的{{parameter}}',
	alternativesText: '由 N(0, I) 的 12 个样本解码得到的{{parameter}}：{{low}} 到 {{high}}。',
};

export default texts;
