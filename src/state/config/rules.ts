/** Rules between the fields of a configuration, and between it and the world. */
import { OWN_SIZE } from '../../dataset/Dataset';
import { ownData } from '../../dataset/ownData';
import { isSimulated, type World } from '../../environments/Environment';
import { isOwnId, worldById } from '../../environments/ownWorlds';
import { EXPECTED, LIMITS, type Limit } from './limits';
import type { ColorBy, Config } from './schema';

/** One thing that is wrong with a configuration from outside. */
export interface ConfigIssue {
	/** Where, such as `model.width`; '' for the whole. */
	readonly path: string;
	/** What was found there, shortened. */
	readonly received: string;
	/** What is wanted, such as `>=16`. */
	readonly expected: string;
}

type Columns = Pick<World, 'parameterDim' | 'features'>;

/** Columns of the kind that a colour names. */
function columnsOfKind({ parameterDim, features }: Columns, colorBy: ColorBy): number {
	return colorBy.startsWith('parameter') ? parameterDim : features.length;
}

/** Whether a world has the column that a colour names; those without a number it always has. */
export function hasColumn(columns: Columns, colorBy: ColorBy): boolean {
	const [, index] = colorBy.split(':');
	return index === undefined || Number(index) < columnsOfKind(columns, colorBy);
}

/** What violates a rule between fields that are valid one by one; empty if nothing does. */
export function crossFieldIssues(config: Config): ConfigIssue[] {
	const issues: ConfigIssue[] = [];
	const { latentDim } = config.model;
	for (const dim of config.display.dims) {
		if (dim >= latentDim && dim > 1)
			issues.push({ path: 'display.dims', received: String(dim), expected: `<${latentDim}` });
	}
	const [across, up] = config.display.dims;
	if (across === up) issues.push({ path: 'display.dims', received: `${across}, ${up}`, expected: EXPECTED.different });
	const { z } = config.probe;
	if (z.length !== latentDim)
		issues.push({ path: 'probe.z.length', received: String(z.length), expected: String(latentDim) });
	const environment = worldById(config.environment);
	if (environment) {
		const { colorBy } = config.display;
		if (!hasColumn(environment, colorBy))
			issues.push({ path: 'display.colorBy', received: colorBy, expected: `<${columnsOfKind(environment, colorBy)}` });
		if (config.probe.action >= environment.actions.length)
			issues.push({
				path: 'probe.action',
				received: String(config.probe.action),
				expected: `<${environment.actions.length}`,
			});
	}
	if (environment) issues.push(...dataIssues(config.data, environment));
	if (config.probe.transition >= config.data.size)
		issues.push({
			path: 'probe.transition',
			received: String(config.probe.transition),
			expected: `<${config.data.size}`,
		});
	return issues;
}

/** How many transitions a world can have: any number of simulated ones, of others those that there are. */
export function sizeLimits(environment: string): Limit {
	if (!isOwnId(environment)) return LIMITS.dataSize;
	return { min: OWN_SIZE.min, max: ownData(environment)?.dataset.size ?? OWN_SIZE.max };
}

/** What of the data the environment does not have. */
function dataIssues(data: Config['data'], environment: World): ConfigIssue[] {
	const { size, scriptedShare, actions, states } = data;
	const issues: ConfigIssue[] = [];
	const { min, max } = sizeLimits(environment.id);
	if (size < min || size > max)
		issues.push({ path: 'data.size', received: String(size), expected: size < min ? `>=${min}` : `<=${max}` });
	if (!isSimulated(environment)) {
		for (const [path, choice] of Object.entries({ actions, states }))
			if (choice)
				issues.push({ path: `data.${path}`, received: JSON.stringify(choice).slice(0, 40), expected: 'null' });
	}
	if (scriptedShare > 0 && !(isSimulated(environment) && environment.scriptedPolicy))
		issues.push({ path: 'data.scriptedShare', received: String(scriptedShare), expected: '0' });
	const count = environment.actions.length;
	const ascending = actions?.every((action, i) => action < count && (i === 0 || actions[i - 1] < action)) ?? true;
	if (!ascending)
		issues.push({ path: 'data.actions', received: String(actions).slice(0, 40), expected: `ascending, <${count}` });
	if (states) {
		const feature = environment.features.find(({ id }) => id === states.feature);
		if (!feature || feature.derived)
			issues.push({ path: 'data.states.feature', received: states.feature, expected: 'a feature that is not derived' });
		if (states.low > states.high)
			issues.push({ path: 'data.states.high', received: String(states.high), expected: `>=${states.low}` });
	}
	return issues;
}
