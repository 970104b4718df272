import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { decoderNoise, klWeightOfNoise } from '../../model/decoderNoise';
import { roundSignificant } from '../../numerics/round';
import { byHand } from '../../state/byHand';
import { LIMITS } from '../../state/config/limits';
import { updateRun, useConfig } from '../../state/configStore';
import { neighbourWeight } from '../../state/klWeightScale';
import { useSession } from '../../state/sessionStore';
import { shapeOf } from '../../training/shapeOf';
import { NumberField } from '../../ui/NumberField';
import styles from './KlWeight.module.css';

/** As fine as a noise is read, and the finest weight that one leads to. */
const NOISE_DIGITS = 3;
const WEIGHT_DIGITS = 6;

/** S, P and Z of the model that the configuration asks for; the data's where the world is not one of ours. */
function useDimensions() {
	const environment = useConfig(({ config }) => worldById(config.environment));
	const dataset = useSession((session) => session.dataset);
	const model = useConfig(({ config }) => config.model);
	if (environment) return shapeOf(environment, model);
	return { stateDim: dataset?.stateDim ?? 1, parameterDim: dataset?.parameterDim ?? 1, latentDim: model.latentDim };
}

/**
 * The noise of the decoder that the loss assumes, with the weight that is set: τ_x can be typed, and sets the weight;
 * τ_s follows.
 */
export default function DecoderNoise({ run }: { readonly run: 0 | 1 }) {
	const { t } = useTranslation('controls');
	const settings = useConfig(({ config }) => config.runs[run]);
	const dimensions = useDimensions();
	const noiseAt = (klWeight: number) => decoderNoise({ ...settings, klWeight }, dimensions);
	const { klWeight, parameterWeight } = settings;
	const noise = noiseAt(klWeight);
	const rounded = (value: number) => roundSignificant(value, NOISE_DIGITS);
	const shown = (value: number) => (Number.isFinite(value) ? formatSetting(value, 2) : '∞');
	const suffix = run === 0 ? '' : '-b';
	// Down, so that what the field allows is a weight that is allowed.
	const most = Math.floor(noiseAt(LIMITS.klWeight.max).parameters * 10 ** NOISE_DIGITS) / 10 ** NOISE_DIGITS;

	/** Sets the weight with the fewest digits that gives the typed noise. */
	function setNoise(typed: number): void {
		const exact = Math.min(LIMITS.klWeight.max, klWeightOfNoise(typed, parameterWeight, dimensions));
		let weight = exact;
		for (let digits = 1; digits <= WEIGHT_DIGITS; digits++) {
			weight = roundSignificant(exact, digits);
			if (rounded(noiseAt(weight).parameters) === rounded(typed)) break;
		}
		byHand(() => updateRun(run, { klWeight: weight }));
	}

	return (
		<div className={styles.noise}>
			<span>{t('decoderNoise')}</span>
			<span aria-hidden="true">
				τ<sub>x</sub>
			</span>
			{parameterWeight > 0 ? (
				<NumberField
					label={t('noiseOf', { run: RUN_NAMES[run] })}
					value={noise.parameters}
					digits={NOISE_DIGITS}
					limits={{ min: 0, max: most }}
					neighbour={(_, direction) => rounded(noiseAt(neighbourWeight(klWeight, direction)).parameters)}
					onCommit={setNoise}
					testId={`decoder-noise${suffix}`}
				/>
			) : (
				<span data-testid={`decoder-noise${suffix}`}>{t('noiseNone')}</span>
			)}
			<span>
				<span aria-hidden="true">
					τ<sub>s</sub>
				</span>{' '}
				<span className="visually-hidden">{t('noiseOfState')}</span>
				<b data-testid={`decoder-noise-state${suffix}`}>{shown(noise.state)}</b>
			</span>
		</div>
	);
}
