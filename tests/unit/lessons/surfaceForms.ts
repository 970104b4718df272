/**
 * The words by which a text uses a term of the glossary, in both languages; null where the word is an everyday one, or
 * one that every reader of the course brings along.
 */
import type { GlossaryId } from '../../../src/lessons/glossary';

interface Forms {
	readonly en: RegExp;
	readonly 'zh-CN': RegExp;
}

export const SURFACE_FORMS: Readonly<Record<GlossaryId, Forms | null>> = {
	'hybrid-action': { en: /\bhybrid actions?\b/i, 'zh-CN': /混合动作/ },
	parameter: null,
	'decoded-parameters': null,
	padding: { en: /\bpadding\b/i, 'zh-CN': /填充位/ },
	embedding: { en: /\bembeddings?\b/i, 'zh-CN': /嵌入/ },
	transition: { en: /\btransitions?\b/i, 'zh-CN': /转移样本/ },
	'state-change': null,
	condition: { en: /\bthe condition\b/i, 'zh-CN': /条件(?=里|中|还|已)/ },
	replay: { en: /\breplay\b/i, 'zh-CN': /回放/ },
	saturation: { en: /\bsaturat/i, 'zh-CN': /饱和/ },
	vae: { en: /\bVAEs?\b/, 'zh-CN': /VAE|变分自编码器/ },
	encoder: { en: /\bencoders?\b/i, 'zh-CN': /编码器/ },
	decoder: { en: /\bdecoders?\b/i, 'zh-CN': /解码器/ },
	'latent-space': { en: /\blatent (?:space|plane)\b/i, 'zh-CN': /潜在(?:空间|平面)/ },
	mean: null,
	std: null,
	epsilon: { en: /ε/, 'zh-CN': /ε/ },
	draw: null,
	reparameterisation: { en: /\breparameteris/i, 'zh-CN': /重参数化/ },
	posterior: { en: /\bposteriors?\b/i, 'zh-CN': /后验/ },
	prior: { en: /\bprior\b/i, 'zh-CN': /先验/ },
	'aggregate-posterior': { en: /\baggregate posterior|q\(z\)/i, 'zh-CN': /聚合后验|q\(z\)/ },
	hole: { en: /\bholes?\b/i, 'zh-CN': /空洞/ },
	interpolation: { en: /\binterpolat/i, 'zh-CN': /插值/ },
	kl: { en: /\bKL\b/, 'zh-CN': /KL/ },
	'kl-mean-part': null,
	'kl-spread-part': null,
	nats: { en: /\bnats?\b/i, 'zh-CN': /奈特/ },
	'kl-split': { en: /\bmismatch\b/i, 'zh-CN': /失配/ },
	elbo: { en: /\bELBO\b/, 'zh-CN': /ELBO|证据下界/ },
	reconstruction: null,
	beta: { en: /β/, 'zh-CN': /β/ },
	'effective-weight': { en: /\bw ÷ Z\b/, 'zh-CN': /w ÷ Z/ },
	'decoder-noise': { en: /τ/, 'zh-CN': /τ/ },
	collapse: { en: /\bcollapse/i, 'zh-CN': /坍塌/ },
	'live-dim': { en: /\b(?:live|dead) dimensions?\b/i, 'zh-CN': /(?:活跃|失活)的?维度/ },
	'rate-distortion': { en: /\brate.distortion\b/i, 'zh-CN': /率失真/ },
	'log-std-clamp': { en: /\bclamp(?:ed|s)?\b/i, 'zh-CN': /截断/ },
	'clamp-floor': null,
	adam: { en: /\bAdam\b/, 'zh-CN': /Adam/ },
	moments: { en: /\bmoments\b/i, 'zh-CN': /两个矩|Adam 的矩/ },
	'sign-descent': { en: /\bsign gradient descent|signSGD/i, 'zh-CN': /符号梯度下降|signSGD/ },
	'parameter-group': { en: /\bparameter groups?\b/i, 'zh-CN': /参数组/ },
	schedule: { en: /\bschedules?\b/i, 'zh-CN': /调度/ },
	'warm-up': { en: /\bwarm-?up\b/i, 'zh-CN': /预热/ },
	epoch: { en: /\bepochs?\b/i, 'zh-CN': /轮次/ },
	'test-split': { en: /\btest split\b/i, 'zh-CN': /测试集/ },
	'over-fitting': { en: /\bover-?fit/i, 'zh-CN': /过拟合/ },
	'single-precision': { en: /\bfloat32\b/i, 'zh-CN': /float32/ },
	agent: { en: /\bagents?\b/i, 'zh-CN': /智能体/ },
	policy: { en: /\bpolic(?:y|ies)\b/i, 'zh-CN': /策略/ },
	critic: { en: /\bcritics?\b/i, 'zh-CN': /评论家/ },
	'exploration-noise': { en: /\bexploration noise\b/i, 'zh-CN': /探索噪声/ },
	'latent-box': { en: /\blatent box\b/i, 'zh-CN': /潜在框/ },
	percentile: { en: /\bpercentiles?\b/i, 'zh-CN': /百分位数/ },
	relabelling: { en: /\brelabel/i, 'zh-CN': /重标注/ },
};
