import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { addFileTexts } from '../../i18n/fileTexts';
import type { OpenedWeights } from '../../state/opening/openedWeights';
import { useModal } from '../../ui/useModal';
import styles from './OwnDataDialog.module.css';

addFileTexts();

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
	const { t: header } = useTranslation('header');
	const title = useId();
	const { dialog, close } = useModal();
	const worlds = [model.environment, ...model.others];
	const [chosen, setChosen] = useState(model.environment);
	const { stateDim, actionCount, parameterDim } = model.shape;

	return (
		<dialog ref={dialog} className={styles.dialog} aria-labelledby={title} data-testid="world-choice" onClose={onClose}>
			<div className={styles.head}>
				<h2 id={title}>{t('whichWorld', { name })}</h2>
				<button type="button" className={styles.close} aria-label={header('close')} onClick={close}>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			<fieldset className={styles.body} aria-labelledby={title}>
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
				<button type="button" className="button" onClick={close}>
					{t('cancel')}
				</button>
				<button
					type="button"
					className="button"
					aria-pressed="true"
					data-testid="choose-world"
					onClick={() => {
						onChoose(chosen);
						close();
					}}
				>
					{t('chooseWorld')}
				</button>
			</div>
		</dialog>
	);
}
