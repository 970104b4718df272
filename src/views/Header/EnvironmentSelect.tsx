import { useTranslation } from 'react-i18next';
import { ownWorlds, worldById } from '../../environments/ownWorlds';
import { ENVIRONMENTS } from '../../environments/registry';
import { localized } from '../../i18n';
import { byHand } from '../../state/byHand';
import { useConfig } from '../../state/configStore';
import { enteringWorld } from '../../state/enteringWorld';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './Header.module.css';

function enterEnvironment(id: string): void {
	const { config, update } = useConfig.getState();
	byHand(() => update(enteringWorld(config, id)));
}

/** Chooses the world that the actions belong to. */
export function EnvironmentSelect() {
	const { t } = useTranslation('header');
	const target = useTarget('environment');
	const id = useConfig(({ config }) => config.environment);
	const environment = worldById(id);
	return (
		<select
			className={styles.environment}
			data-testid="environment"
			aria-label={t('environment')}
			{...tip(environment && localized(environment.description))}
			value={id}
			onChange={(event) => enterEnvironment(event.target.value)}
			{...target.control}
		>
			{[...ENVIRONMENTS, ...ownWorlds()].map((candidate) => (
				<option key={candidate.id} value={candidate.id}>
					{localized(candidate.name)}
				</option>
			))}
		</select>
	);
}
