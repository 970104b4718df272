/** Exercises on whether a difference between agents is one. */
import { studentQuantile, wilsonInterval } from '../../analysis/confidenceInterval';
import { predictedSigma } from '../../analysis/rateDistortion';
import { klDivergence } from '../../model/kl';
import { both, type Exercise, same } from './Exercise';
import { GOAL, trained, uniformTheory, written } from './models';

const PERCENT = same('%');

export const agentKl: readonly Exercise[] = [
	{
		kind: 'compute',
		id: 'half-width',
		task(draw) {
			const seeds = draw.pick([6, 11, 21]);
			const deviation = draw.pick([15, 20, 30]);
			const answer = (studentQuantile(seeds - 1) * deviation) / Math.sqrt(seeds);
			return {
				text: both(
					`Success differs from seed to seed with a standard deviation of ${deviation} percentage points. ${seeds} seeds were trained. What is half the width of the 95 % interval of the mean (Student’s t)?`,
					`成功率在种子之间的标准差为 ${deviation} 个百分点，共训练 ${seeds} 个种子。均值的 95 % 区间（学生 t 分布）的半宽是多少？`,
				),
				answer,
				unit: PERCENT,
				slips: [
					{
						value: deviation / Math.sqrt(seeds),
						says: both(
							'That is the standard error; it is multiplied by the quantile of t.',
							'这是标准误差，还要乘 t 分布的分位数。',
						),
					},
					{
						value: studentQuantile(seeds - 1) * deviation,
						says: both(
							'The mean varies less than a single seed: divide by the root.',
							'均值的波动比单个种子小：要除以根号。',
						),
					},
				],
				solution: same(
					`$${written(studentQuantile(seeds - 1))}\\cdot ${deviation} \\div \\sqrt{${seeds}} = ${written(answer)}$`,
				),
			};
		},
	},
	{
		kind: 'compute',
		id: 'never-seen',
		task(draw) {
			const count = draw.pick([20, 50, 100, 200]);
			const answer = 100 * wilsonInterval(0, count).high;
			return {
				text: both(
					`An agent succeeds in none of ${count} episodes. Up to how many percent may its success be (95 %, Wilson)?`,
					`某智能体在 ${count} 个回合中一次也没有成功。它的成功率最高可能是百分之多少（95 %，Wilson）？`,
				),
				answer,
				unit: PERCENT,
				slips: [
					{
						value: 0,
						says: both('None of so many does not show that it is 0.', '这么多次都失败，并不说明成功率为 0。'),
					},
					{ value: 100 / count, says: both('That is one success in so many.', '这相当于成功一次。') },
				],
				solution: same(`$100\\cdot 1.96^2 \\div (${count} + 1.96^2) = ${written(answer)}\\,\\%$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'price',
		task(draw) {
			const mu = draw.pick([1, 1.5, 2]);
			const logSigma = draw.pick([-1, -2]);
			const [light, heavy] = [0.02, 0.5];
			const kl = 2 * klDivergence(mu, logSigma);
			const answer = (heavy / 2) * kl;
			return {
				text: both(
					`Both dimensions of a code have $\\mu = ${mu}$ and $\\log\\sigma = ${logSigma}$. What does its KL add to the loss at w = 0.5, with Z = 2 (w ÷ Z on the sum)?`,
					`某个编码的两个维度都有 $\\mu = ${mu}$、$\\log\\sigma = ${logSigma}$。Z = 2、w = 0.5 时，它的 KL 给损失增加多少（求和的权重为 w ÷ Z）？`,
				),
				answer,
				slips: [
					{ value: heavy * kl, says: both('w is divided by Z.', 'w 要除以 Z。') },
					{ value: (light / 2) * kl, says: both('That is at w = 0.02.', '这是 w = 0.02 时的值。') },
				],
				solution: same(`$0.25\\cdot ${written(kl)} = ${written(answer)}$`),
			};
		},
	},
	{
		kind: 'measure',
		id: 'sigma',
		task(draw) {
			const w = draw.pick([0.02, 0.05]);
			const theory = uniformTheory(GOAL, 2);
			const predicted = Math.min(...theory.sources.map((source) => predictedSigma(theory, source, w)[0]));
			return {
				text: both(
					`${GOAL.environment.name.en}, Z = 2, w = ${w}: predict the median σ of the narrowest dimension from the theory, then train 600 steps.`,
					`${GOAL.environment.name['zh-CN']}，Z = 2，w = ${w}：用理论预测最窄维度上 σ 的中位数，然后训练 600 步。`,
				),
				stage: trained(GOAL, w, 600),
				measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
				predicted,
				within: 1.6,
				solution: same(`$\\sqrt{${w}\\cdot 2\\cdot 3 \\div 8} = ${written(Math.sqrt((w * 6) / 8))}$`),
			};
		},
	},
	{
		kind: 'compute',
		id: 'fewer-episodes',
		task(draw) {
			const count = draw.pick([100, 400]);
			const share = draw.pick([0.5, 0.8]);
			const width = (n: number) => {
				const { low, high } = wilsonInterval(share * n, n);
				return 100 * (high - low);
			};
			const answer = width(4 * count);
			return {
				text: both(
					`Over ${count} episodes a success of ${100 * share} % has a 95 % interval (Wilson) of ${written(width(count))} percentage points. How wide is it over four times as many?`,
					`${count} 个回合中成功率为 ${100 * share} %，其 95 % 区间（Wilson）宽 ${written(width(count))} 个百分点。回合数增加到四倍时，区间有多宽？`,
				),
				answer,
				unit: PERCENT,
				slips: [
					{ value: width(count) / 4, says: both('It shrinks by the root of the count.', '它按回合数的平方根缩小。') },
					{ value: width(count), says: both('More episodes do narrow it.', '回合越多，区间越窄。') },
				],
				solution: both(
					`Nearly half: ${written(answer)}. More seeds would narrow another interval, that of the mean over seeds.`,
					`约为一半：${written(answer)}。增加种子缩小的是另一个区间，即种子均值的区间。`,
				),
			};
		},
	},
	{
		kind: 'explain',
		id: 'one-seed',
		text: both(
			'A and B differ in the KL weight alone and have the same seed. A learns faster. What does that show, and what would show more?',
			'A 与 B 只有 KL 权重不同，种子相同。A 学得更快。这说明了什么？怎样才能说明更多？',
		),
		model: both(
			'It shows that A was faster with this seed. The weight changes every code, hence every action that is tried, and two courses of exploration part; they would part as well after any other small change. Many seeds of each, and the interval of the mean difference, tell the effect of the weight from that.',
			'它只说明在这个种子下 A 更快。权重会改变每个编码，于是尝试的每个动作也不同，两次探索的过程就此分开；换成别的微小改动，它们同样会分开。两种权重各训练许多种子，再看平均差值的区间，才能把权重的作用与偶然区分开。',
		),
		points: [
			both('courses part after any small change', '任何微小改动都会使过程分开'),
			both('several seeds and an interval of the difference', '多个种子，以及差值的区间'),
		],
	},
	{
		kind: 'explain',
		id: 'transfer',
		text: both(
			'Name three things that differ between the study of this lesson and the experiments of the HyAR paper, and say what follows for the result.',
			'说出本课的研究与 HyAR 论文实验的三处不同，以及由此能得出什么。',
		),
		model: both(
			'One environment with its quirks corrected, small networks, Z = 2, few environment steps, and an Adam that is kept instead of re-created; the settings were chosen with w = 0.02. What was found is true of these settings. It neither confirms nor refutes the paper, which does not report agents without the KL term at these settings.',
			'只有一个修正了缺陷的环境、较小的网络、Z = 2，较少的环境步数，而且保留 Adam 而不是重新创建；其余设置是在 w = 0.02 时选定的。研究结果只对这些设置成立。它既不证实也不推翻论文；论文没有报告这些设置下不含 KL 项的智能体。',
		),
		points: [
			both('differences: environment, size, steps or optimiser', '不同：环境、规模、步数或优化器'),
			both('true of these settings alone', '仅对这些设置成立'),
		],
	},
];
