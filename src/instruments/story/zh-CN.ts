import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['story'] = {
	name: '数据的生成过程',
	line: '数据可以怎样产生：采样 z，给定状态和动作，解码，加上噪声。',
	why: `损失所对应的生成模型：z ~ N(0, I)；x = x̂(z, s, k) 加上高斯噪声，每个分量的标准差为 τₓ；Δs 同理，标准差为 τₛ。状态 s 和动作 k 是给定的，不由模型生成。
τ 来自权重。把损失除以 w ÷ Z，参数项变成 ‖x − x̂‖² ÷ (2·τₓ²)，其中 τₓ² = w·P ÷ (2·λ·Z)，λ 是 x 的权重。这正是高斯密度的负对数（相差一个常数），这样除过的损失就是这个模型的负 ELBO（也相差一个常数）。
w 越大，假定的噪声越大。w = 0 是没有噪声的极限。
高斯噪声没有边界，因此 x 可能落在 −1 … 1 之外，真实数据则不会：这个过程只是模型，并不处处符合事实。
它描述的是 p(x, Δs | s, k)。如果数据的编码不服从 N(0, I)，生成的 x 的分布就与数据不同。`,
	tell: '生成',
	tellMany: '× {{count}}',
	given: '给定：探针的状态，以及动作“{{action}}”。',
	codes: '取自 N(0, I) 的 z',
	codesText_one: '先验平面上 {{count}} 次生成所用的编码。',
	codesText_other: '先验平面上 {{count}} 次生成所用的编码。',
	outcomes: 'x̂ 与 ±τ 的误差棒，以及生成的 x；方框为 −1 … 1',
	outcomesText: '{{count}} 个解码出的 x̂，误差棒为 ±{{noise}}，以及由它们生成的 x。',
	noParameters: '这个动作没有参数。',
	table: '第 {{number}} 次生成，实验 {{run}}，第 {{step}} 步；参数缩放到 −1 … 1',
	code: 'z',
	decoded: 'x̂（解码）',
	noise: '假定的噪声 τₓ',
	observed: 'x（生成）',
};

export default texts;
