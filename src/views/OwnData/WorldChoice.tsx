import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { FILE_TEXTS } from '../../i18n/partTexts';
import type { OpenedWeights } from '../../state/opening/openedWeights';
import { Dialog, useModal } from '../../ui/Dialog';
import styles from './OwnDataDialog.module.css';

/** Texts that load with it. @late */
export const texts = [FILE_TEXTS];

interface WorldChoiceProps {
	readonly model: OpenedWeights;
	/** Of the file. */
	readonly name: string;
	readonly onChoose: (environment: string) => void;
	readonly onClose: () => void;
}

/** Asks which of the worlds with the sizes of some weights they are of. */
export default function WorldChoice({ model, name, onChoose, onClose }: WorldChoiceProps) {
	const { t } = useTranslation('ownData');
	const modal = useModal();
	const worlds = [model.environment, ...model.others];
	const [chosen, setChosen] = useState(model.environment);
	const { stateDim, actionCount, parameterDim } = model.shape;

	return (
		<Dialog asks modal={modal} title={t('whichWorld', { name })} width={860} testId="world-choice" onClose={onClose}>
			<fieldset className={styles.body} aria-label={t('whichWorld', { name })}>
				<p className={styles.note}>
					{t('whichExplain', { states: stateDim, actions: actionCount, parameters: parameterDim })}
				</p>
				{worlds.map((id) => (
					<label key={id} className={styles.has}>
						<input
							type="radio"
							name="world-of-weights"
							value={id}
							checked={chosen === id}
							onChange={() => setChosen(id)}
						/>
						{localized(worldById(id)?.name ?? { en: id, 'zh-CN': id })}
					</label>
				))}
			</fieldset>
			<div className={styles.foot}>
				<button type="button" className="button" onClick={modal.close}>
					{t('cancel')}
				</button>
				<button
					type="button"
					className="button"
					aria-pressed="true"
					data-testid="choose-world"
					onClick={() => {
						onChoose(chosen);
						modal.close();
					}}
				>
					{t('chooseWorld')}
				</button>
			</div>
		</Dialog>
	);
}
