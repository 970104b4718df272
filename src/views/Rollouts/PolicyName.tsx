import { useTranslation } from 'react-i18next';
import type { PolicyObstacle } from '../../analysis/rolloutPolicies';
import { RUN_NAMES } from '../../i18n/runNames';
import type { PolicyId, Staleness } from '../../state/rolloutSources';
import { useRollouts } from '../../state/rollouts';
import { tip, tipOfText } from '../../ui/tip';
import styles from './PolicyName.module.css';
import type { PolicyStanding } from './usePolicyStandings';

/** Keys of the policies' names; the decoders' take the run's letter. */
export const POLICY_NAMES = {
	random: 'random',
	scripted: 'scripted',
	nearest: 'nearest',
	'latent-a': 'latent',
	'latent-b': 'latent',
} as const;

const HINTS = {
	random: 'randomHint',
	scripted: 'scriptedHint',
	nearest: 'nearestHint',
	'latent-a': 'latentHint',
	'latent-b': 'latentHint',
} as const;

const OBSTACLES = {
	'no-script': { text: 'noScript', hint: 'noScriptHint' },
	'no-data': { text: 'noData', hint: 'noDataHint' },
	'no-model': { text: 'noModel', hint: 'noModelHint' },
	'not-a-number': { text: 'notANumber', hint: 'notANumber' },
} as const satisfies Record<PolicyObstacle, unknown>;

const STALE = {
	environment: 'staleEnvironment',
	data: 'staleData',
	weights: 'staleWeights',
	probe: 'staleProbe',
} as const satisfies Record<Staleness, string>;

interface PolicyNameProps {
	readonly id: PolicyId;
	readonly standing: PolicyStanding;
	/** Why it did not play when it was asked to. */
	readonly fault: PolicyObstacle | null;
}

/** A policy's name with a checkbox, why it cannot play, and whether its numbers are out of date. */
export function PolicyName({ id, standing, fault }: PolicyNameProps) {
	const { t } = useTranslation('rollouts');
	const chosen = useRollouts((state) => state.chosen.includes(id));
	const playing = useRollouts(({ phase }) => phase === 'playing');
	const run = RUN_NAMES[id === 'latent-b' ? 1 : 0];
	const obstacle = standing.obstacle ?? fault;
	return (
		<div className={styles.policy}>
			<label className={styles.name} {...tip(t(HINTS[id], { run }))}>
				<input
					type="checkbox"
					checked={chosen && standing.obstacle === null}
					disabled={standing.obstacle !== null || playing}
					onChange={() => choose(id, !chosen)}
				/>
				<i className={styles.glyph} data-policy={id} aria-hidden="true" />
				{t(POLICY_NAMES[id], { run })}
			</label>
			{obstacle && (
				<span className={styles.obstacle} {...tipOfText(t(OBSTACLES[obstacle].hint))}>
					{t(OBSTACLES[obstacle].text)}
				</span>
			)}
			{standing.stale && (
				<span className={styles.stale} {...tipOfText(t(STALE[standing.stale]))} data-testid={`rollout-stale-${id}`}>
					{t('stale')}
					<span className="visually-hidden">: {t(STALE[standing.stale])}</span>
				</span>
			)}
		</div>
	);
}

function choose(id: PolicyId, wanted: boolean): void {
	useRollouts.setState(({ chosen }) => ({
		chosen: wanted ? [...chosen, id] : chosen.filter((other) => other !== id),
	}));
}
