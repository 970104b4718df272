/** The numbers of a part of the way, one entry a latent dimension or an output. */
import { localized } from '../../i18n';
import { formatFixed, formatMeasured, subscript } from '../../i18n/formatNumber';
import { klDivergence } from '../../model/kl';
import type { Stage } from '../../state/modelPage';
import type { ShownModel } from './useModelTrace';

/** What an entry is about: names of the page's colours. */
type Tone = 'mu' | 'sigma' | 'z' | 'parameters' | 'delta' | 'kl';

export interface StageNumber {
	readonly id: string;
	readonly tone: Tone;
	readonly text: string;
}

/** Latent dims, and features of the state, that there is room for. */
const MOST_DIMS = 4;
const MOST_FEATURES = 3;

const three = (value: number) => formatFixed(value, 3);
/** A term after the first of a sum. */
const added = (value: number) => (value < 0 ? `− ${formatMeasured(-value)}` : `+ ${formatMeasured(value)}`);

/** @returns none where the part has no numbers of its own */
export function stageNumbers(stage: Stage, { trace, environment }: ShownModel, errorName: string): StageNumber[] {
	const { encoder, epsilon, z, slopes, input, decoder } = trace;
	const dims = Array.from({ length: Math.min(MOST_DIMS, z.length) }, (_, dim) => dim);
	if (stage === 'encode' && encoder) {
		return dims.flatMap((dim): StageNumber[] => {
			const i = subscript(dim + 1);
			const [mu, logSigma] = [encoder.mean[dim], encoder.logStd[dim]];
			return [
				{ id: `mu${dim}`, tone: 'mu', text: `μ${i} = ${three(mu)}` },
				{
					id: `sigma${dim}`,
					tone: 'sigma',
					text: `σ${i} = exp(${three(logSigma)}) = ${three(encoder.std[dim])}`,
				},
				{ id: `kl${dim}`, tone: 'kl', text: `KL${i} = ${three(klDivergence(mu, logSigma))}` },
			];
		});
	}
	if (stage === 'sample' && encoder && epsilon) {
		return dims.map((dim) => {
			const terms = `${three(encoder.mean[dim])} + ${three(encoder.std[dim])} × ${three(epsilon[dim])}`;
			return { id: `z${dim}`, tone: 'z', text: `z${subscript(dim + 1)} = ${terms} = ${three(z[dim])}` };
		});
	}
	if (stage === 'decode') {
		const compared = (name: string, decoded: number, target: number | undefined) =>
			target === undefined
				? `${name} = ${three(decoded)}`
				: `${name} = ${three(decoded)}, ${errorName} ${three(decoded - target)}`;
		const used = environment.actions[input.action].parameters;
		const asked = encoder ? input.parameters : null;
		const { stateDelta } = input;
		return [
			...used.slice(0, MOST_DIMS).map(
				(_, p): StageNumber => ({
					id: `x${p}`,
					tone: 'parameters',
					text: compared(`x̂${subscript(p + 1)}`, decoder.parameters[p], asked?.[p]),
				}),
			),
			...mostChanged(stateDelta ?? decoder.stateDelta).map(
				(f): StageNumber => ({
					id: `s${f}`,
					tone: 'delta',
					text: compared(`Δŝ ${localized(environment.features[f].name)}`, decoder.stateDelta[f], stateDelta?.[f]),
				}),
			),
		];
	}
	if (stage === 'backward' && slopes) {
		return dims.flatMap((dim): StageNumber[] => {
			const i = subscript(dim + 1);
			const sum = (name: string, errors: number, kl: number) =>
				`∂L/∂${name}${i} = ${formatMeasured(errors)} ${added(kl)} = ${formatMeasured(errors + kl)}`;
			return [
				{ id: `mu${dim}`, tone: 'mu', text: sum('μ', slopes.meanOfReconstruction[dim], slopes.meanOfKl[dim]) },
				{
					id: `sigma${dim}`,
					tone: 'sigma',
					text: sum('log σ', slopes.logStdOfReconstruction[dim], slopes.logStdOfKl[dim]),
				},
			];
		});
	}
	return [];
}

/** The features that change most, by falling change. */
function mostChanged(change: Float32Array): number[] {
	return Array.from(change.keys())
		.sort((a, b) => Math.abs(change[b]) - Math.abs(change[a]))
		.slice(0, MOST_FEATURES);
}
