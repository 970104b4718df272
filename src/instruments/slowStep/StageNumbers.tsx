import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { formatChange, formatFixed } from '../../i18n/formatNumber';
import { formatCount, formatMeasured, formatSetting } from '../../i18n/numerals';
import { axisName } from '../../plane/axisName';
import { useSession } from '../../state/sessionStore';
import styles from '../shared/parts.module.css';
import type { Stage } from './stages';
import type { StepTrace } from './stepTrace';
import type { TakenStep } from './useStepTrace';

/** Features that a table has room for: those that changed most. */
const FEATURES = 4;

/** Latent dims that a table has room for. */
const MOST_DIMS = 6;

interface StageProps {
	readonly stage: Stage;
	readonly step: TakenStep;
}

type Row = readonly [name: string, ...cells: string[]];

function Table({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly Row[] }) {
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					{head.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(([name, ...cells]) => (
					<tr key={name}>
						<th scope="row">{name}</th>
						{cells.map((cell, column) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: cells are their columns
							<td key={column}>{cell}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

const three = (value: number) => formatFixed(value, 3);

function dimRows(trace: StepTrace, cells: (dim: number) => string[]): Row[] {
	return Array.from({ length: Math.min(MOST_DIMS, trace.mean.length) }, (_, dim) => [axisName(dim), ...cells(dim)]);
}

/** The features that changed most, by falling change. */
function changedFeatures(trace: StepTrace): number[] {
	return Array.from(trace.stateDelta.keys())
		.sort((a, b) => Math.abs(trace.stateDelta[b]) - Math.abs(trace.stateDelta[a]))
		.slice(0, FEATURES);
}

/** The numbers of one stage. */
export function StageNumbers({ stage, step }: StageProps) {
	const { t } = useTranslation('slowStep');
	const dataset = useSession((session) => session.dataset);
	const environment = dataset ? worldById(dataset.environment) : undefined;
	const { trace, settings } = step;
	const action = environment?.actions[trace.action];
	const featureName = (index: number) => (environment ? localized(environment.features[index].name) : String(index));
	const parameters = action?.parameters ?? [];
	const parameterName = (index: number) => (parameters[index] ? localized(parameters[index].name) : `x${index + 1}`);
	switch (stage) {
		case 'batch':
			return (
				<Table
					head={[t('quantity'), t('target')]}
					rows={[
						[t('action'), action ? localized(action.name) : String(trace.action)],
						...parameters.map((_, i): Row => [`x, ${parameterName(i)}`, three(trace.parameters[i])]),
						...changedFeatures(trace).map((i): Row => [t('stateOf', { name: featureName(i) }), three(trace.state[i])]),
						...changedFeatures(trace).map(
							(i): Row => [t('deltaOf', { name: featureName(i) }), three(trace.stateDelta[i])],
						),
					]}
				/>
			);
		case 'encode':
			return (
				<Table
					head={[t('dim'), t('mean'), t('logSigma'), t('sigma'), t('nats')]}
					rows={dimRows(trace, (dim) => [
						three(trace.mean[dim]),
						three(trace.logStd[dim]),
						three(trace.std[dim]),
						three(trace.nats[dim]),
					])}
				/>
			);
		case 'sample':
			return (
				<Table
					head={[t('dim'), t('mean'), t('sigma'), t('epsilon'), t('z')]}
					rows={dimRows(trace, (dim) => [
						three(trace.mean[dim]),
						three(trace.std[dim]),
						three(trace.epsilon[dim]),
						three(trace.z[dim]),
					])}
				/>
			);
		case 'decode': {
			const compared = (name: string, decoded: number, target: number): Row => [
				name,
				three(decoded),
				three(target),
				formatChange(decoded - target, 3),
			];
			return (
				<Table
					head={[t('quantity'), t('decoded'), t('target'), t('error')]}
					rows={[
						...parameters.map((_, i) =>
							compared(t('parameterOf', { name: parameterName(i) }), trace.decodedParameters[i], trace.parameters[i]),
						),
						...changedFeatures(trace).map((i) =>
							compared(t('predictedOf', { name: featureName(i) }), trace.decodedDelta[i], trace.stateDelta[i]),
						),
					]}
				/>
			);
		}
		case 'losses': {
			const { own, all } = trace;
			return (
				<>
					<Table
						head={[t('term'), t('weight'), t('own'), t('all')]}
						rows={[
							[
								t('stateTerm'),
								formatSetting(settings.stateWeight),
								formatMeasured(own.state),
								formatMeasured(all.state),
							],
							[
								t('parameterTerm'),
								formatSetting(settings.parameterWeight),
								formatMeasured(own.parameters),
								formatMeasured(all.parameters),
							],
							[t('klTerm'), formatSetting(settings.klWeight), formatMeasured(own.kl), formatMeasured(all.kl)],
							[t('total'), '', formatMeasured(trace.ownTotal), formatMeasured(trace.allTotal)],
						]}
					/>
					<Table
						head={[t('dim'), t('slopeMean'), t('slopeLogSigma')]}
						rows={dimRows(trace, (dim) => [
							formatChange(trace.slopeMean[dim], 4),
							formatChange(trace.slopeLogSigma[dim], 4),
						])}
					/>
				</>
			);
		}
		case 'update':
			return (
				<>
					<Table
						head={[t('group'), t('count'), t('gradient'), t('change')]}
						rows={trace.groups.map(
							({ group, weights, gradient, update }): Row => [
								t(`${group}Group`),
								formatCount(weights),
								formatMeasured(gradient),
								formatMeasured(update),
							],
						)}
					/>
					<Table
						head={[t('quantity'), t('before'), t('after')]}
						rows={[
							[`${t('total')}, ${t('own')}`, formatMeasured(trace.ownTotal, 4), formatMeasured(trace.ownAfter, 4)],
							[`${t('total')}, ${t('all')}`, formatMeasured(trace.allTotal, 4), formatMeasured(trace.allAfter, 4)],
							...dimRows(trace, (dim) => [three(trace.mean[dim]), three(trace.meanAfter[dim])]).map(
								([name, ...cells]): Row => [`μ ${name}`, ...cells],
							),
						]}
					/>
				</>
			);
	}
}
