import { useTranslation } from 'react-i18next';
import { formatFixed, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { Picture } from '../../plane/Picture';
import type { AgentMoment } from '../history';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { type CurveLine, drawCurves } from './drawCurves';
import { courseAxes, courseOf } from './learningCurve';

const SHARES = [
	['relabelledLatent', 'relabelledLatent'],
	['relabelledDiscrete', 'relabelledDiscrete'],
] as const satisfies readonly (readonly [string, keyof AgentMoment])[];

/** Relabelled share and box over the environment steps. */
export function AgentCourse() {
	const { t } = useTranslation('agent');
	const history = useAgentLab((state) => state.history);
	const target = useAgentLab((state) => state.target) ?? 0;
	const { run, dims } = useAgentView();
	const ofRun = (which: number, key: 'relabelledLatent' | 'relabelledDiscrete') =>
		courseOf(history, ({ runs }) => runs[which][key]);
	const latentDim = history[0]?.runs[run].lower.length ?? 0;
	const shown = dims.filter((dim) => dim < latentDim);
	const edges = shown.flatMap((dim, index): CurveLine[] => {
		const color = index === 0 ? 'mu' : 'z';
		const edge = (side: 'lower' | 'upper') => courseOf(history, ({ runs }) => runs[run][side][dim]);
		const common = { color, dashed: run === 1 } as const;
		return [
			{ ...common, marks: edge('upper'), name: axisName(dim) },
			{ ...common, marks: edge('lower'), name: axisName(dim) },
		];
	});
	return (
		<div className={styles.course}>
			{SHARES.map(([text, key]) => {
				const lines = RUN_NAMES.map((name, which): CurveLine => {
					return { marks: ofRun(which, key), color: which === 0 ? 'mu' : 'box', dashed: which === 1, name };
				});
				const axes = courseAxes(
					lines.map(({ marks }) => marks),
					target,
					{ low: 0, high: 1 },
				);
				return (
					<figure key={key} className={styles.figure}>
						<figcaption>{t(text)}</figcaption>
						<div className={styles.canvas}>
							<Picture
								label={lines.map(({ marks, name }) => lastText(name, marks.at(-1)?.value, formatPercent)).join(', ')}
								draw={(ground) => drawCurves(ground, lines, axes, formatPercent)}
							/>
						</div>
					</figure>
				);
			})}
			<figure className={styles.figure}>
				<figcaption>{t('boxCourse', { run: RUN_NAMES[run] })}</figcaption>
				<div className={styles.canvas}>
					<Picture
						label={edges.map(({ marks, name }) => lastText(name, marks.at(-1)?.value, twoDecimals)).join(', ')}
						draw={(ground) =>
							drawCurves(
								ground,
								edges,
								courseAxes(
									edges.map(({ marks }) => marks),
									target,
								),
								twoDecimals,
							)
						}
					/>
				</div>
			</figure>
		</div>
	);
}

const twoDecimals = (value: number) => formatFixed(value, 2);

function lastText(name: string, value: number | undefined, format: (value: number) => string): string {
	return `${name}: ${value === undefined ? '–' : format(value)}`;
}
