import type { DiscreteAction } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatInRange } from '../../i18n/formatNumber';

/** What an action is called where it stands alone, in large type. */
export function actionTitle({ title, name }: DiscreteAction): string {
	return localized(title ?? name);
}

/**
 * An action's parameters as its name is followed by them: "(12.4, −3.1) m", "17.3 px/s", "(3 m, 0.31 rad)"; '' when
 * it has none.
 * @param values in the simulator's units
 */
export function parametersText({ parameters }: DiscreteAction, values: readonly number[]): string {
	const numbers = parameters.map(({ low, high }, index) => formatInRange(values[index], low, high));
	const units = new Set(parameters.map(({ unit }) => unit));
	const withUnit = (text: string, unit: string) => (unit ? `${text} ${unit}` : text);
	if (parameters.length < 2) return parameters.map(({ unit }, index) => withUnit(numbers[index], unit)).join('');
	if (units.size === 1) return withUnit(`(${numbers.join(', ')})`, parameters[0].unit);
	return `(${parameters.map(({ unit }, index) => withUnit(numbers[index], unit)).join(', ')})`;
}
