import { useTranslation } from 'react-i18next';
import type { Swarm } from '../../agent/protocol';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatPercent } from '../../i18n/formatNumber';
import { ActionMark } from '../../plane/ActionMark';
import { actionMark } from '../../plane/pointStyle';
import styles from './Agent.module.css';

/** As many marks as a person reads at a glance; a world of a thousand actions has groups of them. */
const MOST_MARKS = 4;

/** A mark of the swarm: a discrete action, or a group of them. */
interface MarkShare {
	readonly mark: number;
	readonly name: string;
	/** Of the states, 0 … 1. */
	readonly share: number;
}

/** The marks that a swarm has most of, the most frequent first. */
function sharesOf({ actions, actionGroups }: Environment, { action }: Swarm): MarkShare[] {
	const counts = new Map<number, number>();
	for (const one of action) {
		const mark = actionMark(one, actionGroups);
		counts.set(mark, (counts.get(mark) ?? 0) + 1);
	}
	return Array.from(counts, ([mark, count]) => ({
		mark,
		name: localized(actionGroups ? actionGroups.names[mark] : actions[mark].name),
		share: count / action.length,
	}))
		.sort((a, b) => b.share - a.share)
		.slice(0, MOST_MARKS);
}

/** The same in words. */
export function sharesText(environment: Environment, swarm: Swarm): string {
	return sharesOf(environment, swarm)
		.map(({ name, share }) => `${name} ${formatPercent(share)}`)
		.join(', ');
}

/** Which discrete actions the policy takes, in the marks of the swarm. */
export function SwarmLegend({ environment, swarm }: { readonly environment: Environment; readonly swarm: Swarm }) {
	const { t } = useTranslation('agent');
	return (
		<ul className={styles.legend} aria-label={t('swarmLegend')} data-testid="agent-swarm">
			{sharesOf(environment, swarm).map(({ mark, name, share }) => (
				<li key={mark}>
					<ActionMark mark={mark} size={5} />
					{name} {formatPercent(share)}
				</li>
			))}
		</ul>
	);
}
