/**
 * The poster: one recorded frame, the last step of the training that the page begins by itself. It can be viewed and
 * probed until that training has a frame of its own, and it stays if no engine runs.
 */
import { RunOutput } from '../lab/RunOutput';
import { OPENING_CONFIG } from './config/defaults';
import { useNotices } from './noticeStore';
import { useShown } from './shownRun';
import { PAGE } from './surroundings';

/** Where the file lies, beside the page. */
const ADDRESS = 'poster.bin';

/** Opens the training that whoever put the page up has put in the poster's place. */
export type OpenPublished = (file: string) => Promise<void>;

/** Puts the poster in front of the run that is shown. Resolves when it is there, or a notice says why it is not. */
export async function showPoster(openPublished: OpenPublished): Promise<void> {
	const poster = new RunOutput(PAGE.clock, OPENING_CONFIG.runs.length);
	useShown.setState({ front: poster });
	try {
		// What reads the file comes while the file does.
		const [{ readPoster }, response] = await Promise.all([import('./readPoster'), fetch(ADDRESS)]);
		if (await readPoster(response, poster)) return;
		if (useShown.getState().front === poster) takePosterAway();
		await openPublished(ADDRESS);
	} catch (error) {
		if (useShown.getState().front !== poster) return;
		takePosterAway();
		useNotices.getState().show({
			id: 'poster',
			tone: 'info',
			message: 'posterMissing',
			values: { detail: error instanceof Error ? error.message : String(error) },
		});
	}
}

/** Shows the run behind the poster. */
export function takePosterAway(): void {
	if (useShown.getState().front) useShown.setState({ front: null });
}
