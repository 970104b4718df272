import { type CSSProperties, type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NoSimulator } from '../../action/Scene/NoSimulator';
import { aspectOf, isWide } from '../../action/Scene/projection';
import { isOneTick } from '../../analysis/repeatDecision';
import { type Environment, isSimulated } from '../../environments/Environment';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { useExploration } from '../../state/explorationStore';
import { drawSamples } from '../../state/priorSampling';
import { useShownAction } from '../../state/useShownAction';
import { useWorld, type WorldChoice } from '../../state/worldStore';
import { useTarget } from '../../ui/useTarget';
import { ErrorTable } from './ErrorTable';
import { MOST_TRACES } from './readWorld';
import { SampleTable } from './SampleTable';
import { usePlayed } from './usePlayed';
import styles from './World.module.css';
import { Toolbar, Transport } from './WorldControls';
import { WorldPicture } from './WorldPicture';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** The decoded action, or a hundred samples of the prior, played in the world by both runs side by side. */
export default function World() {
	const { environment, action } = useShownAction();
	return isSimulated(environment) ? <PlayedWorld environment={environment} action={action} /> : <NoSimulator />;
}

interface PlayedWorldProps {
	readonly environment: Environment;
	/** The probe's discrete action. */
	readonly action: number;
}

function PlayedWorld({ environment, action }: PlayedWorldProps) {
	const { t } = useTranslation('world');
	const target = useTarget('world');
	const choice = useWorld((world) => world.choice);
	const oneTick = useMemo(() => isOneTick(environment), [environment]);
	const shown: WorldChoice = { ...choice, repeated: choice.repeated && oneTick };
	const { root, slider, tickText, status, player, playing, present, missing, draw } = usePlayed(environment, shown);

	function choose(part: Partial<WorldChoice>) {
		if (part.kind === 'samples') ensureSamples();
		useWorld.setState({ choice: { ...choice, ...part } });
	}

	function onKeyDown(event: KeyboardEvent) {
		const onSlider = event.target === slider.current;
		if (event.key !== ' ' || !onSlider) return;
		event.preventDefault();
		player.toggle();
	}

	const wide = isWide(environment.scene);
	return (
		<section
			ref={root}
			className={styles.world}
			aria-label={t('title')}
			data-testid="world"
			data-present={present}
			onKeyDown={onKeyDown}
			{...target.area}
		>
			<Toolbar environment={environment} action={action} choice={choice} oneTick={oneTick} onChoose={choose} />
			<div className={wide ? styles.wideBody : styles.body}>
				<div className={styles.pictures} style={{ '--aspect': aspectOf(environment.scene) } as CSSProperties}>
					{RUN_NAMES.map((name, run) => (
						<WorldPicture key={name} run={run} onResize={draw} environment={environment} kind={shown.kind} />
					))}
				</div>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
				<section className={styles.side} tabIndex={0} aria-label={t('numbers')}>
					{shown.kind === 'action' ? <ErrorTable environment={environment} /> : <SampleTable />}
				</section>
				{missing && <NothingToPlay kind={shown.kind} />}
			</div>
			<Transport player={player} playing={playing} disabled={!present} slider={slider} tick={tickText} />
			<p ref={status} className="visually-hidden" role="status" />
		</section>
	);
}

/** Why nothing is played, and what helps. */
function NothingToPlay({ kind }: Pick<WorldChoice, 'kind'>) {
	const { t } = useTranslation('world');
	const sampled = useExploration(({ samples }) => samples !== null);
	const lacksSamples = kind === 'samples' && !sampled;
	return (
		<div className={styles.empty}>
			<p>{lacksSamples ? t('noSamples') : t('waiting')}</p>
			{lacksSamples && (
				<button type="button" className="button" onClick={ensureSamples}>
					{t('draw', { count: MOST_TRACES })}
				</button>
			)}
		</div>
	);
}

/** As many samples of the prior as are played; those that a person drew already count. */
function ensureSamples(): void {
	const { samples } = useExploration.getState();
	const missing = MOST_TRACES - (samples?.count ?? 0);
	// A single sample would take the probe with it.
	if (missing > 0) drawSamples(Math.max(missing, 2), samples?.scale ?? 1);
}
