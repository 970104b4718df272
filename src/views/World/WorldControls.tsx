import { Pause, Play } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACES, type Player, USUAL_PACE } from '../../action/Scene/Player';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import type { WorldChoice } from '../../state/worldStore';
import { tip } from '../../ui/tip';
import { MOST_TRACES } from './readWorld';
import styles from './World.module.css';

const KINDS = ['action', 'samples'] as const;

interface ToolbarProps {
	readonly environment: Environment;
	readonly action: number;
	readonly choice: WorldChoice;
	/** Whether a decision lasts one tick, and can be repeated. */
	readonly oneTick: boolean;
	readonly onChoose: (part: Partial<WorldChoice>) => void;
}

/** What is played, of which state, and what the marks mean. */
export function Toolbar({ environment, action, choice, oneTick, onChoose }: ToolbarProps) {
	const { t } = useTranslation('world');
	const transition = useConfig(({ config }) => config.probe.transition);
	const edited = useExploration(({ editedState }) => editedState !== null);
	return (
		<div className={styles.toolbar}>
			<fieldset className={styles.kinds} aria-label={t('kind')}>
				{KINDS.map((kind) => (
					<label key={kind}>
						<input type="radio" name="world-kind" checked={choice.kind === kind} onChange={() => onChoose({ kind })} />
						{t(kind, { count: MOST_TRACES })}
					</label>
				))}
			</fieldset>
			<span className={styles.subject}>
				{t('subject', {
					action: localized(environment.actions[action].name),
					state: edited ? t('stateEdited') : t('stateOf', { index: transition }),
				})}
			</span>
			{oneTick && (
				<label className={styles.repeat}>
					<input
						type="checkbox"
						checked={choice.repeated}
						onChange={(event) => onChoose({ repeated: event.target.checked })}
					/>
					{t('repeat', { count: environment.maxDecisions })}
				</label>
			)}
			{choice.kind === 'action' && (
				<span className={styles.legend} aria-hidden="true">
					<span className={styles.startKey}>{t('startLegend')}</span>
					<span className={styles.trailKey}>{t('trailLegend')}</span>
					<span className={styles.ghostKey}>{t('ghostLegend')}</span>
				</span>
			)}
		</div>
	);
}

interface TransportProps {
	readonly player: Player;
	readonly playing: boolean;
	readonly disabled: boolean;
	/** Its place and end are written at each tick. */
	readonly slider: RefObject<HTMLInputElement | null>;
	readonly tick: RefObject<HTMLOutputElement | null>;
}

/** Plays, pauses and goes through what was played. */
export function Transport({ player, playing, disabled, slider, tick }: TransportProps) {
	const { t } = useTranslation('world');
	const [pace, setPace] = useState<number>(USUAL_PACE);
	return (
		<div className={styles.transport}>
			<button
				type="button"
				className={styles.play}
				aria-label={playing ? t('pause') : t('play')}
				{...tip(playing ? t('pause') : t('play'))}
				disabled={disabled}
				onClick={() => player.toggle()}
			>
				{playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
			</button>
			<input
				ref={slider}
				type="range"
				className={styles.slider}
				aria-label={t('scrubber')}
				{...tip(t('scrubberHint'))}
				min={0}
				step={1}
				disabled={disabled}
				onInput={(event) => player.seek(Number(event.currentTarget.value))}
			/>
			<output ref={tick} className={styles.tick} />
			<label className={styles.pace}>
				{t('pace')}
				<select
					value={pace}
					onChange={(event) => {
						player.pace = Number(event.target.value);
						setPace(player.pace);
					}}
				>
					{PACES.map((ticks) => (
						<option key={ticks} value={ticks}>
							{t('paceValue', { ticks })}
						</option>
					))}
				</select>
			</label>
		</div>
	);
}
