/** What a transition was, in words and in the simulator's units. */
import { columnVariances } from '../../analysis/varianceShare';
import type { Dataset } from '../../dataset/Dataset';
import { unscaleFromUnit } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatInRange } from '../../i18n/formatNumber';
import type { SceneData } from '../../plane/scene';
import { remembered } from '../../reading/remembered';

/** A value with its name, ready to be shown. */
export interface NamedValue {
	readonly id: string;
	readonly name: string;
	readonly text: string;
}

/** Features of the state that a card has room for. */
const SHOWN_FEATURES = 3;

export function actionNameOf({ dataset, environment }: SceneData, transition: number): string {
	return localized(environment.actions[dataset.action[transition]].name);
}

/** The parameters that the transition's action has. */
export function parametersOf({ dataset, environment }: SceneData, transition: number): NamedValue[] {
	const { parameters } = environment.actions[dataset.action[transition]];
	return parameters.map((parameter, index) => {
		const scaled = dataset.parameters[transition * dataset.parameterDim + index];
		return {
			id: parameter.id,
			name: localized(parameter.name),
			text: withUnit(unscaleFromUnit(scaled, parameter.low, parameter.high), parameter),
		};
	});
}

/** The features in which the data's states differ most, as this transition has them. */
export function stateHighlights({ dataset, environment }: SceneData, transition: number): NamedValue[] {
	return variedFeatures(dataset)
		.filter((index) => !environment.features[index].derived)
		.slice(0, SHOWN_FEATURES)
		.map((index) => {
			const feature = environment.features[index];
			const scaled = dataset.state[transition * dataset.stateDim + index];
			return {
				id: feature.id,
				name: localized(feature.name),
				text: withUnit(unscaleFromUnit(scaled, feature.low, feature.high), feature),
			};
		});
}

/** A value in the unit of its range: 12.4 m. */
function withUnit(
	value: number,
	{ low, high, unit }: { readonly low: number; readonly high: number; readonly unit: string },
): string {
	const text = formatInRange(value, low, high);
	return unit ? `${text} ${unit}` : text;
}

/** Features by falling variance over the data. */
const variedFeatures = remembered(({ state, size, stateDim }: Dataset): readonly number[] => {
	const variances = columnVariances(state, size, stateDim);
	return Array.from(variances.keys()).sort((a, b) => variances[b] - variances[a]);
});
