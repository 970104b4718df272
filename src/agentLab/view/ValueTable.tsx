import { useTranslation } from 'react-i18next';
import { parametersText } from '../../action/DecodedAction/actionText';
import { type Environment, unscaleFromUnit } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCode, formatInRange, formatMeasured } from '../../i18n/formatNumber';
import styles from './Agent.module.css';
import type { LandscapeReading } from './askLandscape';

interface ValueTableProps {
	readonly environment: Environment;
	readonly reading: LandscapeReading | null;
	/** Whether the places lie where no posterior does. */
	readonly policyInHole: boolean;
	readonly probeInHole: boolean;
}

/** What an action is called, with its parameters in the simulator's units. @param parameters P, in [−1, 1] */
export function actionOf(environment: Environment, action: number, parameters: ArrayLike<number>): string {
	const discrete = environment.actions[action];
	const values = discrete.parameters.map(({ low, high }, index) => unscaleFromUnit(parameters[index], low, high));
	return `${localized(discrete.name)} ${parametersText(discrete, values)}`.trim();
}

/** The policy's action in the chosen state, and the person's beside it. */
export function ValueTable({ environment, reading, policyInHole, probeInHole }: ValueTableProps) {
	const { t } = useTranslation('agent');
	const policy = reading?.landscape.policy;
	const value = reading?.value;
	const { question, landscape } = reading ?? {};
	const own = value && value.policy.action === policy?.action ? value.policy.parameters : null;
	return (
		<table className={styles.table}>
			<thead>
				<tr>
					<td />
					<th scope="col">{t('columnAction')}</th>
					<th scope="col">z</th>
					<th scope="col">min Q</th>
				</tr>
			</thead>
			<tbody>
				<tr>
					<th scope="row">{t('rowPolicy')}</th>
					<td>
						{policy &&
							(own ? actionOf(environment, policy.action, own) : localized(environment.actions[policy.action].name))}
					</td>
					<td>
						{policy && question && formatCode(question.dims.map((dim) => policy.z[dim]))}
						{policyInHole && <em className={styles.hole}>{t('inHole')}</em>}
					</td>
					<td data-testid="agent-policy-q">{policy ? formatMeasured(policy.q) : '–'}</td>
				</tr>
				<tr>
					<th scope="row">{t('rowYou')}</th>
					{value && question?.probe && landscape ? (
						<>
							<td>{actionOf(environment, landscape.action, value.parameters)}</td>
							<td>
								{formatCode(question.probe)}
								{probeInHole && <em className={styles.hole}>{t('inHole')}</em>}
							</td>
							<td data-testid="agent-probe-q">
								{formatMeasured(value.q)}
								{policy && (
									<span className={styles.note}>
										{' '}
										({value.q > policy.q ? '+' : ''}
										{formatInRange(value.q - policy.q, -1, 1)})
									</span>
								)}
							</td>
						</>
					) : (
						<td colSpan={3} className={styles.note}>
							{t('touchPlane')}
						</td>
					)}
				</tr>
			</tbody>
		</table>
	);
}
