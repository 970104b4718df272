import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatCount, formatFixed, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { Picture } from '../../plane/Picture';
import type { ColorName } from '../../theme/palette';
import { openStudy, useStudy } from '../openStudy';
import { type StudyGroup, varied } from '../studyFile';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { type CurveLine, drawCurves } from './drawCurves';
import { axesOf, type CurveMark, marksOf, meanMarks } from './learningCurve';
import { QuantityChoice } from './QuantityChoice';

/** Lines that are told apart; what a study has beyond them stands in the table. */
const COLORS: readonly ColorName[] = ['mu', 'box', 'z', 'kl', 'sigma', 'delta'];

/** The results of a study: curves with bands over the seeds, and a table like the paper's. */
export function StudyResults() {
	const { t } = useTranslation('agent');
	const chooser = useRef<HTMLInputElement>(null);
	const { groups, name, fault, world } = useStudy();
	const worlds = [...new Set(groups.map(({ settings }) => settings.world))];
	const shown = groups.filter(({ settings }) => settings.world === world);
	return (
		<div className={styles.study} data-testid="agent-study-results">
			<div className={styles.row}>
				<button
					type="button"
					className="button"
					onClick={() => chooser.current?.click()}
					data-testid="agent-study-open"
				>
					<Upload size={14} aria-hidden="true" />
					{t('studyOpen')}
				</button>
				<input
					ref={chooser}
					type="file"
					hidden
					data-testid="agent-study-file"
					onChange={({ target }) => {
						const [file] = target.files ?? [];
						if (file) void openStudy(file);
						target.value = '';
					}}
				/>
				{worlds.length > 1 && (
					<label className={styles.field}>
						{t('studyWorld')}
						<select value={world ?? ''} onChange={({ target }) => useStudy.setState({ world: target.value })}>
							{worlds.map((id) => (
								<option key={id} value={id}>
									{nameOf(id)}
								</option>
							))}
						</select>
					</label>
				)}
				<span className={styles.note} role="status">
					{fault
						? t(`study-${fault.kind}`, { name: fault.name, line: fault.line })
						: groups.length > 0
							? name
							: t('studyNone')}
				</span>
			</div>
			{shown.length > 0 && <Results groups={shown} all={groups} />}
		</div>
	);
}

const nameOf = (id: string) => {
	const environment = environmentById(id);
	return environment ? localized(environment.name) : id;
};

/** @param all of every world: what they differ in names a group */
function Results({ groups, all }: { readonly groups: readonly StudyGroup[]; readonly all: readonly StudyGroup[] }) {
	const { t } = useTranslation('agent');
	const chosen = useAgentView((view) => view.quantity);
	const hasSuccess = groups.every(({ curves }) => curves.every((curve) => curve.every((p) => p.successRate !== null)));
	const quantity = hasSuccess ? chosen : 'return';
	const names = varied(all);
	const label = ({ settings }: StudyGroup) =>
		names.length === 0
			? nameOf(settings.world)
			: names.map((name) => t(`studied-${name}`, { value: valueText(name, settings[name]) })).join(', ');
	/** A setting's value in the page's words. */
	function valueText(name: keyof StudyGroup['settings'], value: string | number): string {
		if (name === 'box' || name === 'laterTraining') return value === 1 ? '✓' : '–';
		if (typeof value === 'number') return formatSetting(value);
		if (name === 'relabelling') return t(`relabelling-${value as 'published'}`);
		if (name === 'optimizer') return t(`optimizer-${value as 'kept'}`);
		return name === 'preset' ? t(`preset-${value as 'teaching'}`) : value;
	}
	const means = groups.map(({ curves }) =>
		meanMarks(
			curves.map((curve) => marksOf(curve, quantity)),
			quantity,
		),
	);
	const lines = means.slice(0, COLORS.length).map((marks, index): CurveLine => {
		return { marks, color: COLORS[index], dashed: index % 2 === 1, name: label(groups[index]) };
	});
	const axes = axesOf(means, quantity, 0);
	const format = (value: number) => (quantity === 'success' ? formatPercent(value) : formatFixed(value, 2));
	return (
		<>
			{hasSuccess && (
				<div className={styles.row}>
					<QuantityChoice />
				</div>
			)}
			<div className={styles.canvas}>
				<Picture
					label={groups
						.map((group, index) => `${label(group)}: ${format(lastOf(means[index])?.value ?? 0)}.`)
						.join(' ')}
					draw={(ground) => drawCurves(ground, lines, axes, format)}
				/>
			</div>
			<p className={styles.note}>
				{t('studyNote')}
				{groups.length > COLORS.length && ` ${t('studyFirst', { count: COLORS.length })}`}
			</p>
			<StudyTable groups={groups} means={means} quantity={quantity} label={label} format={format} />
		</>
	);
}

interface StudyTableProps {
	readonly groups: readonly StudyGroup[];
	/** Of each group, over its seeds. */
	readonly means: readonly (readonly CurveMark[])[];
	readonly quantity: Parameters<typeof marksOf>[1];
	readonly label: (group: StudyGroup) => string;
	readonly format: (value: number) => string;
}

/** Where each group ends, with the spread over its seeds. */
function StudyTable({ groups, means, quantity, label, format }: StudyTableProps) {
	const { t } = useTranslation('agent');
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<th scope="col">{t('studyGroup')}</th>
					<th scope="col">{t('seedsHead')}</th>
					<th scope="col">{t('studySteps')}</th>
					<th scope="col">{t(quantity === 'success' ? 'studySuccess' : 'studyReturn')}</th>
					<th scope="col">{t('studyInterval')}</th>
					<th scope="col">{t('studyRange')}</th>
				</tr>
			</thead>
			<tbody>
				{groups.map((group, index) => {
					const last = lastOf(means[index]);
					if (!last) return null;
					const values = group.curves.map((curve) => marksOf(curve, quantity)[means[index].length - 1].value);
					return (
						<tr key={JSON.stringify(group.settings)}>
							<th scope="row">{label(group)}</th>
							<td>{formatCount(group.seeds.length)}</td>
							<td>{formatCount(last.step)}</td>
							<td>{format(last.value)}</td>
							<td>{last.interval ? `${format(last.interval.low)} – ${format(last.interval.high)}` : '–'}</td>
							<td>
								{format(Math.min(...values))} – {format(Math.max(...values))}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

const lastOf = (marks: readonly CurveMark[]) => marks[marks.length - 1];
