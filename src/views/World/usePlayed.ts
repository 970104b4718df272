import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Player } from '../../action/Scene/Player';
import type { Environment } from '../../environments/Environment';
import { useWorld, type WorldChoice } from '../../state/worldStore';
import { useTheme } from '../../theme/theme';
import { writeText } from '../../ui/attributes';
import { drawPicture } from './drawPicture';
import type { WorldReading } from './readWorld';
import { useWorldReading } from './useWorldReading';
import { announcement, writeTexts } from './worldTexts';

/**
 * Plays what is shown and draws it, tick after tick, on the elements that the returned references are for. `present`:
 * what is asked for has been played once; `missing`: there is nothing to play.
 */
export function usePlayed(environment: Environment, shown: WorldChoice) {
	const { t, i18n } = useTranslation('world');
	const [playing, setPlaying] = useState(false);
	const [present, setPresent] = useState(false);
	const [missing, setMissing] = useState(false);
	const choice = useWorld((world) => world.choice);
	const theme = useTheme((state) => state.theme);
	const root = useRef<HTMLElement>(null);
	const slider = useRef<HTMLInputElement>(null);
	const tickText = useRef<HTMLOutputElement>(null);
	const status = useRef<HTMLParagraphElement>(null);
	const reading = useRef<WorldReading | null>(null);
	const started = useRef(false);
	const [player] = useState(() => new Player(() => change.current()));
	const change = useRef(() => {});

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

	return { root, slider, tickText, status, player, playing, present, missing, draw };
}
