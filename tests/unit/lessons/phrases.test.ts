/**
 * Phrases that are wrong or odd, with their replacements. They are searched
 * wherever a person reads: texts of the page, lessons, glossary, README, documentation.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ENGLISH: readonly (readonly [phrase: RegExp, instead: string])[] = [
	[/made anew|makes? a new Adam|rebuil(?:d|t)(?!: \{|Adam)/i, 're-created at every step; reconstruct'],
	[/\bmend(?:ed|s|ing)?\b/i, 'corrected; updates'],
	[/\bglid(?:e|es|ing)\b/i, 'decays exponentially; varies continuously'],
	[/to chance|what it gives is chance|answers? is chance|actions are chance/i, 'no training constrains the output'],
	[/\btest part\b/i, 'test split'],
	[/left the numbers|stopped being a number/i, 'became NaN or infinite'],
	[/of its day|of their day/i, 'computed when it was stored'],
	[/\bforetell\b/i, 'predict'],
	[/is wanted\. Nothing/i, 'Enter a number from … to …'],
	[/\blets? go of\b/i, 'ignores; clears; resets to 0'],
	[/hang together/i, 'are coupled'],
	[/effective β|effective beta/i, 'weight on ΣKL: w ÷ Z'],
	[/sign descent/i, 'sign gradient descent (signSGD)'],
	[/better copier|worse generator|copies better/i, 'better reconstruction, worse generation'],
	[/is the matter of lesson|\bballast\b/i, 'lesson … shows; irrelevant inputs'],
	[/has no slope|slopes? of L/i, 'is not differentiable; gradient of L'],
	[/traps? of the arithmetic|fault of the arithmetic/i, 'numerical pitfalls; numerical error'],
	[/noise in your hand|ε by hand/i, 'choose ε yourself'],
	[/height only keeps points apart|stopped on a fault/i, 'vertical jitter only; stopped: error'],
	[/trying engines|making the model/i, 'benchmarking back ends; initialising the model'],
	[/set the page up again|rests until something changes/i, 'reset this page; idle until something changes'],
	[/middles? in (?:a )?holes?/i, 'midpoint in a hole'],
	[/in the mean square/i, 'MSE'],
	[/\bdims?\b(?!\})/, 'dimension, dimensions'],
	[/0\.5 was found|found by (?:trying|experiment)/i, '0.5 is what the code has'],
	[/what the code says(?! about)/i, 'information; KL is an upper bound of it'],
	[/\b(?:initializ|optimiz(?:e|ing|ation)|generaliz|regulariz|reparameteriz|normaliz|behavior\b|analyz)/i, 'British'],
];

const CHINESE: readonly (readonly [phrase: RegExp, instead: string])[] = [
	[/升温/, '预热'],
	[/Adam 保持不变|同寿命/, '保留 Adam 状态'],
	[/重建/, '重构；重新创建'],
	[/抽取|抽样/, '采样'],
	[/符号下降/, '符号梯度下降'],
	[/手艺/, '训练技巧'],
	[/算术的?陷阱|算术上?的故障|运算的(?:故障|误差)/, '数值陷阱；数值错误'],
	[/碰运气|全凭偶然|网络的偶然/, '没有训练约束，结果不可靠'],
	[/抄得更[好准]|造得更差/, '重构更好，生成更差'],
	[/测试部分/, '测试集'],
	[/失效/, '失活'],
	[/码率/, '率失真；率'],
	[/作答|策略的回答|策略回答|答到/, '策略的输出；输出到'],
	[/公开代码|原版|瑕疵/, '官方代码；官方；缺陷'],
	[/试玩/, '策略评估'],
	[/“世界”|环境世界|在世界中/, '环境'],
	[/手持|拿在手里/, '手动设定；亲手调节'],
	[/高斯台|解码图册|徽章|慢放/, '高斯 KL 演示；解码器图谱；诊断标记；单步训练详解'],
	[/一个点是一团|一小团/, '编码是分布，不是点'],
	[/梯度被?截为零|梯度被切断/, '被截断，梯度为零'],
	[/付出奈特|花费奈特/, '会增加 KL'],
	[/比较才干净|治不了/, '受控比较；不能弥补'],
	[/地图视图/, '潜在空间图视图'],
	[/新建/, '重新创建'],
	[/讲台视图/, '演示模式'],
	[/有效 β/, 'ΣKL 的权重：w ÷ Z'],
	[/运行 ?[AB]\b|两个运行|两次运行/, '实验 A / B；两个实验'],
	[/真后验/, '真实后验'],
	[/手写策略/, '脚本策略'],
	[/不匹配/, '失配'],
	[/平均值/, '均值'],
	[/\d \d{3}(?!\d)/, '千位之间用窄空格 U+202F'],
];

/** Files below a folder that end so. */
function filesBelow(folder: string, ending: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => join(folder, name));
}

/** What of a source is read as text: its string literals, without ids, imports and comments; of Markdown all but code. */
function readableOf(path: string): string[] {
	const source = readFileSync(path, 'utf8');
	if (path.endsWith('.md')) return source.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ').split('\n');
	const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gm, ' ');
	const literals = Array.from(code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`/g), (match) =>
		String(match[1] ?? match[2] ?? match[3]),
	);
	// A word without a blank is an id or a symbol.
	return literals
		.filter((text) => /\s|[\u4e00-\u9fff]/.test(text))
		.map((text) => text.replace(/\{\{\w+\}\}|\$\{\w+\}|\[\[[a-z-]+\|/g, ' '));
}

/** `path: phrase (instead)` for every phrase found. */
function found(paths: readonly string[], phrases: typeof ENGLISH): string[] {
	return paths.flatMap((path) =>
		readableOf(path).flatMap((text) =>
			phrases.flatMap(([phrase, instead]) => {
				const hit = phrase.exec(text);
				return hit ? [`${path}: “${hit[0]}” in “${text.slice(0, 90)}” (${instead})`] : [];
			}),
		),
	);
}

const LESSONS = [
	...filesBelow('src/lessons/content', '.ts'),
	...filesBelow('src/lessons/exercises', '.ts'),
	...filesBelow('src/lessons/glossary', '.ts'),
	...filesBelow('src/environments', '.ts'),
];
const DOCUMENTS = [
	'README.md',
	'README.zh-CN.md',
	...readdirSync('docs')
		.filter((name) => name.endsWith('.md'))
		.map((name) => join('docs', name)),
];

describe('no text has a phrase that was given up', () => {
	it('in English', () => {
		expect(
			found(
				[...filesBelow('src/i18n/en', '.ts'), ...filesBelow('src/instruments', '/en.ts'), ...LESSONS, ...DOCUMENTS],
				ENGLISH,
			),
		).toEqual([]);
	});

	it('in Chinese', () => {
		expect(
			found(
				[
					...filesBelow('src/i18n/zh-CN', '.ts'),
					...filesBelow('src/instruments', '/zh-CN.ts'),
					...LESSONS,
					...DOCUMENTS,
				],
				CHINESE,
			),
		).toEqual([]);
	});

	it.each([
		['src/i18n/en', 'made anew'],
		['src/lessons/content', '码率'],
	])('and would be found in %s', (_, text) => {
		expect([...ENGLISH, ...CHINESE].some(([phrase]) => phrase.test(text))).toBe(true);
	});
});
