/** The recorded run that plays on opening, so that the page is alive before anything is trained. */
import { RunOutput } from '../lab/RunOutput';
import { DEFAULT_CONFIG } from './config';
import { useNotices } from './noticeStore';
import { type PlayedRun, useShown } from './shownRun';
import { PAGE } from './surroundings';

/** Where the file lies, beside the page. */
const ADDRESS = 'recorded-run.bin';

/** A run that was recorded, and what it gives while it plays. */
class RecordedRun implements PlayedRun {
	readonly output = new RunOutput(PAGE.clock, DEFAULT_CONFIG.runs.length);
	private player: Omit<PlayedRun, 'output'> | null = null;
	private playing = true;

	/** Loads the file, once. @throws when there is none, or it is not whole */
	async load(): Promise<void> {
		// What plays the file comes while the file does.
		const [{ playerOf }, response] = await Promise.all([import('./recordingPlayer'), fetch(ADDRESS)]);
		this.player = await playerOf(response, this.output);
		if (this.playing) this.player.play();
	}

	play(): void {
		this.playing = true;
		this.player?.play();
	}

	stop(): void {
		this.playing = false;
		this.player?.stop();
	}

	finish(): void {
		this.player?.finish();
	}
}

/** Plays the recorded run in front of the run that is shown; a page without one shows an empty map and says so. */
export async function playRecording(): Promise<void> {
	const recording = new RecordedRun();
	useShown.setState({ recording });
	try {
		await recording.load();
	} catch (error) {
		if (useShown.getState().recording !== recording) return;
		useNotices.getState().show({
			id: 'recording',
			tone: 'info',
			message: 'recordingMissing',
			values: { detail: error instanceof Error ? error.message : String(error) },
		});
	}
}

/** Goes to the end at once: a person wants to take hold of it. */
export function finishRecording(): void {
	useShown.getState().recording?.finish();
}
