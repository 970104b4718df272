/** The world plays greedy episodes, one after the other, each of the policy as it is when the episode begins. */

import { Player, type PlayerClock } from '../../action/Scene/Player';
import type { PlayedEpisode } from '../../agent/protocol';

/** What happened so far, and what is on the screen. */
export interface EpisodeView {
	/** null before the first episode has come. */
	readonly episode: PlayedEpisode | null;
	/** Number of the episode: the same number is the same world. */
	readonly index: number;
	readonly tick: number;
	/** Episodes seen to their end, and how many of them succeeded; null where the world does not define it. */
	readonly played: number;
	readonly successes: number | null;
}

/** Milliseconds between the end of an episode and the next: its outcome can be read. */
const REST = 800;

export class EpisodeLoop {
	readonly player: Player;
	private view: EpisodeView = { episode: null, index: 0, tick: 0, played: 0, successes: null };
	private isRunning = false;
	private isLoaded = false;
	private timer: ReturnType<typeof setTimeout> | undefined;

	/** @param play gives an episode by its number; where it rejects, it is asked for again */
	constructor(
		private readonly play: (index: number) => Promise<PlayedEpisode>,
		private readonly onChange: (view: EpisodeView) => void,
		clock?: PlayerClock,
	) {
		this.player = new Player(() => this.takeTick(), clock);
	}

	/** Goes on with the next episode. */
	start(): void {
		if (this.isRunning) return;
		this.isRunning = true;
		void this.next();
	}

	stop(): void {
		this.isRunning = false;
		this.isLoaded = false;
		clearTimeout(this.timer);
		this.player.pause();
	}

	private async next(): Promise<void> {
		const { index } = this.view;
		const episode = await this.play(index).catch(() => null);
		if (!this.isRunning) return;
		if (!episode) {
			this.timer = setTimeout(() => void this.next(), REST);
			return;
		}
		const last = episode.worlds.length / episode.worldLength - 1;
		this.isLoaded = false;
		this.player.setLast(last);
		this.change({ episode, tick: 0 });
		this.isLoaded = true;
		this.player.playFromStart();
	}

	private takeTick(): void {
		if (!this.isRunning || !this.isLoaded) return;
		const { tick, last, playing } = this.player;
		this.change({ tick });
		if (playing || tick < last) return;
		this.isLoaded = false;
		this.endEpisode();
		this.timer = setTimeout(() => void this.next(), REST);
	}

	private endEpisode(): void {
		const { episode, index, played, successes } = this.view;
		const success = episode?.success ?? null;
		this.change({
			index: index + 1,
			played: played + 1,
			successes: success === null ? successes : (successes ?? 0) + (success ? 1 : 0),
		});
	}

	private change(part: Partial<EpisodeView>): void {
		this.view = { ...this.view, ...part };
		this.onChange(this.view);
	}
}
