import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoSimulator } from '../../action/Scene/NoSimulator';
import { Player } from '../../action/Scene/Player';
import { aspectOf, isWide } from '../../action/Scene/projection';
import { isOneTick } from '../../analysis/repeatDecision';
import { type Environment, isSimulated } from '../../environments/Environment';
import { RUN_NAMES } from '../../i18n/runNames';
import { addViewTexts } from '../../i18n/viewTexts';
import { useExploration } from '../../state/explorationStore';
import { drawSamples } from '../../state/priorSampling';
import { useShownAction } from '../../state/useShownAction';
import { useWorld, type WorldChoice } from '../../state/worldStore';
import { useTheme } from '../../theme/theme';
import { writeText } from '../../ui/attributes';
import { useTarget } from '../../ui/useTarget';
import { drawPicture } from './drawPicture';
import { ErrorTable } from './ErrorTable';
import { MOST_TRACES, type WorldReading } from './readWorld';
import { SampleTable } from './SampleTable';
import { useWorldReading } from './useWorldReading';
import styles from './World.module.css';
import { Toolbar, Transport } from './WorldControls';
import { WorldPicture } from './WorldPicture';
import { announcement, writeTexts } from './worldTexts';

addViewTexts();

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
	const { t, i18n } = useTranslation('world');
	const target = useTarget('world');
	const choice = useWorld((world) => world.choice);
	const [playing, setPlaying] = useState(false);
	const [present, setPresent] = useState(false);
	const [missing, setMissing] = useState(false);
	const sampled = useExploration(({ samples }) => samples !== null);
	const theme = useTheme((state) => state.theme);
	const root = useRef<HTMLElement>(null);
	const slider = useRef<HTMLInputElement>(null);
	const tickText = useRef<HTMLOutputElement>(null);
	const status = useRef<HTMLParagraphElement>(null);
	const reading = useRef<WorldReading | null>(null);
	const started = useRef(false);
	const [player] = useState(() => new Player(() => change.current()));
	const change = useRef(() => {});
	const oneTick = useMemo(() => isOneTick(environment), [environment]);
	const shown: WorldChoice = { ...choice, repeated: choice.repeated && oneTick };

	const draw = () => {
		for (const figure of root.current?.querySelectorAll<HTMLElement>('[data-run]') ?? [])
			drawPicture(figure, reading.current, player.tick);
	};

	const show = () => {
		const now = reading.current?.environment === environment ? reading.current : null;
		setPresent(now !== null && now.kind === shown.kind);
		if (root.current) writeTexts(root.current, t, now);
	};

	useEffect(() => {
		change.current = () => {
			draw();
			if (slider.current) {
				slider.current.max = String(player.last);
				slider.current.value = String(player.tick);
				slider.current.style.setProperty('--fill', `${player.last > 0 ? (100 * player.tick) / player.last : 0}%`);
			}
			if (tickText.current) writeText(tickText.current, t('tick', { tick: player.tick, last: player.last }));
			if (player.playing !== playing) {
				setPlaying(player.playing);
				const ended = !player.playing && player.tick === player.last ? reading.current : null;
				if (status.current) writeText(status.current, ended ? announcement(t, ended) : '');
			}
		};
		change.current();
		show();
	});

	useWorldReading(shown, (now) => {
		reading.current = now;
		setMissing(now === null);
		show();
		player.setLast(now?.last ?? 0);
		if (now && !started.current) {
			started.current = true;
			player.playFromStart();
		} else draw();
	});

	useEffect(() => () => player.pause(), [player]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen anew is played from its start
	useEffect(() => {
		started.current = false;
	}, [choice]);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another theme or language is another picture
	useEffect(draw, [theme, i18n.language]);

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
	const emptyText = shown.kind === 'samples' && !sampled ? t('noSamples') : t('waiting');
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
				{missing && (
					<div className={styles.empty}>
						<p>{emptyText}</p>
						{shown.kind === 'samples' && !sampled && (
							<button type="button" className="button" onClick={ensureSamples}>
								{t('draw', { count: MOST_TRACES })}
							</button>
						)}
					</div>
				)}
			</div>
			<Transport player={player} playing={playing} disabled={!present} slider={slider} tick={tickText} />
			<p ref={status} className="visually-hidden" role="status" />
		</section>
	);
}

/** As many samples of the prior as are played; those that a person drew already count. */
function ensureSamples(): void {
	const { samples } = useExploration.getState();
	const missing = MOST_TRACES - (samples?.count ?? 0);
	// A single sample would take the probe with it.
	if (missing > 0) drawSamples(Math.max(missing, 2), samples?.scale ?? 1);
}
