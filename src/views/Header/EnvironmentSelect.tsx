import { useTranslation } from 'react-i18next';
import { ENVIRONMENTS } from '../../environments/registry';
import { localized } from '../../i18n';
import { byHand } from '../../state/byHand';
import { useConfig } from '../../state/configStore';
import { useTarget } from '../../ui/useTarget';
import styles from './Header.module.css';

/**
 * Another world means other actions, features and transitions: whatever points into the old ones goes back
 * to the start. The probe's z stays, since the latent space keeps its dims.
 */
function enterEnvironment(id: string): void {
	const action = ENVIRONMENTS.find((candidate) => candidate.id === id)?.firstAction ?? 0;
	byHand(() =>
		useConfig.getState().update({
			environment: id,
			data: { scriptedShare: 0, actions: null, states: null },
			display: { colorBy: 'parameter:0' },
			probe: { action, transition: 0 },
		}),
	);
}

/** Chooses the world that the actions belong to. */
export function EnvironmentSelect() {
	const { t } = useTranslation('header');
	const target = useTarget('environment');
	const id = useConfig(({ config }) => config.environment);
	const environment = ENVIRONMENTS.find((candidate) => candidate.id === id);
	return (
		<select
			className={styles.environment}
			data-testid="environment"
			aria-label={t('environment')}
			title={environment && localized(environment.description)}
			value={id}
			onChange={(event) => enterEnvironment(event.target.value)}
			{...target.control}
		>
			{ENVIRONMENTS.map((candidate) => (
				<option key={candidate.id} value={candidate.id}>
					{localized(candidate.name)}
				</option>
			))}
		</select>
	);
}
