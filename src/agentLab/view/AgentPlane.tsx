import { useTranslation } from 'react-i18next';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { RUN_NAMES } from '../../i18n/runNames';
import { Picture } from '../../plane/Picture';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { useTarget } from '../../ui/useTarget';
import { canLearn } from '../choice';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { drawEmbeddingPlane } from './drawPlane';
import { LatentPlane, type LatentPlaneProps } from './LatentPlane';
import { SwarmLegend, sharesText } from './SwarmLegend';

/** The plane of the agent's own codes: swarm, landscape, holes and the person's code. Its embeddings instead, where asked for. */
export function AgentPlane({ environment, agents, held }: LatentPlaneProps) {
	const { t } = useTranslation('agent');
	const target = useTarget('agentPlanes');
	const plane = useAgentView((view) => view.plane);
	const hasCritic = useAgentLab(({ training }) => canLearn(training));
	return (
		<section className={styles.plane} aria-label={t('planeTitle')} data-testid="agent-planes" {...target.area}>
			<div className={styles.row}>
				<Segmented
					label={t('plane')}
					value={plane}
					options={[
						{ value: 'latent', label: t('planeLatent') },
						{
							value: 'embedding',
							label: t('planeEmbedding'),
							testId: 'agent-plane-embedding',
							target: 'agentEmbedding',
						},
					]}
					onChange={(chosen) => useAgentView.setState({ plane: chosen })}
				/>
				{plane === 'latent' && hasCritic && <Question environment={environment} states={held.action.length} />}
			</div>
			{plane === 'latent' ? (
				<LatentPlane environment={environment} agents={agents} held={held} />
			) : (
				<EmbeddingPlane environment={environment} agents={agents} />
			)}
		</section>
	);
}

/** For which state and discrete action the landscape is. */
function Question({ environment, states }: { readonly environment: Environment; readonly states: number }) {
	const { t } = useTranslation('agent');
	const { heldState, action } = useAgentView();
	const actionTarget = useTarget('agentAction');
	return (
		<>
			<span className={styles.field}>
				<span aria-hidden="true">{t('state')}</span>
				<NumberField
					label={t('stateLabel')}
					value={heldState}
					limits={{ min: 0, max: states - 1 }}
					integer
					onCommit={(value) => useAgentView.setState({ heldState: value })}
					testId="agent-state"
				/>
			</span>
			<label className={styles.field}>
				{t('action')}
				<select
					value={action ?? ''}
					onChange={({ target }) =>
						useAgentView.setState({ action: target.value === '' ? null : Number(target.value) })
					}
					data-testid="agent-action"
					{...actionTarget.control}
				>
					<option value="">{t('actionOfPolicy')}</option>
					{environment.actions.map(({ id, name }, index) => (
						<option key={id} value={index}>
							{localized(name)}
						</option>
					))}
				</select>
			</label>
		</>
	);
}

function EmbeddingPlane({ environment, agents }: Pick<LatentPlaneProps, 'environment' | 'agents'>) {
	const { t } = useTranslation('agent');
	const run = useAgentView((view) => view.run);
	const { swarm, embeddings } = agents[run];
	const embeddingDim = embeddings.length / environment.actions.length;
	return (
		<>
			<div className={styles.canvas}>
				<Picture
					label={t('embeddingLabel', { run: RUN_NAMES[run], actions: sharesText(environment, swarm) })}
					draw={(ground) =>
						drawEmbeddingPlane(ground, { swarm, embeddings, embeddingDim, groups: environment.actionGroups })
					}
				/>
			</div>
			<SwarmLegend environment={environment} swarm={swarm} />
			<p className={styles.note}>{t(embeddingDim > 2 ? 'embeddingTwo' : 'embeddingNote')}</p>
		</>
	);
}
