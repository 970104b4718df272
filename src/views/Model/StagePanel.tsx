import { useTranslation } from 'react-i18next';
import type { Stage } from '../../state/modelPage';
import { BatchPanel } from './BatchPanel';
import { LossBar } from './LossBar';
import type { Pointed } from './modelLayout';
import styles from './Panels.module.css';
import { stageNumbers } from './stageNumbers';
import { UpdatePanel } from './UpdatePanel';
import type { ShownModel } from './useModelTrace';
import type { TakenStep } from './useStepReading';

interface StagePanelProps {
	readonly shown: ShownModel;
	readonly taken: TakenStep | null;
	readonly stage: Stage;
	readonly held: Pointed | null;
	readonly upright: boolean;
}

/** The numbers of a part of the step, under the picture: the loss where it has none of its own. */
export function StagePanel({ shown, taken, stage, held, upright }: StagePanelProps) {
	const { t } = useTranslation('model');
	if (stage === 'batch' && upright) return <BatchPanel shown={shown} taken={taken} of="loss" />;
	if (stage === 'update') {
		return (
			<div className={styles.step} data-upright={upright || undefined}>
				{taken && (
					<div className={styles.scroll}>
						<UpdatePanel taken={taken} action={shown.trace.input.action} held={held} upright={upright} />
					</div>
				)}
				<BatchPanel shown={shown} taken={taken} of="share" />
			</div>
		);
	}
	const numbers = stageNumbers(stage, shown, t('error'));
	if (numbers.length === 0) return <LossBar shown={shown} withRaw={stage === 'loss'} />;
	return (
		<p className={styles.entries} data-testid="model-numbers" translate="no">
			{numbers.map(({ id, tone, text }) => (
				<span key={id} data-tone={tone}>
					{text}
				</span>
			))}
		</p>
	);
}
