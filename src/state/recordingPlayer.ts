/** Plays a recorded run. */
import { collectTransitions } from '../dataset/collect';
import { environmentById } from '../environments/registry';
import { LossHistory } from '../lab/LossHistory';
import type { RunOutput } from '../lab/RunOutput';
import { METRICS_PER_RUN } from '../training/Trainer';
import { DEFAULT_CONFIG } from './config';
import { parseRecording, type Recording } from './recordingFile';
import type { PlayedRun } from './shownRun';
import { PAGE } from './surroundings';

/** Milliseconds a recorded frame stays. */
const FRAME_MILLISECONDS = 110;

/** @param response the file @param output what is played goes there @throws when there is no file, or it is not whole */
export async function playerOf(response: Response, output: RunOutput): Promise<Omit<PlayedRun, 'output'>> {
	if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
	const inflated = response.body.pipeThrough(new DecompressionStream('deflate-raw'));
	return new RecordingPlayer(parseRecording(await new Response(inflated).arrayBuffer()), output);
}

class RecordingPlayer {
	private frame = 0;
	private recorded = 0;
	private cancel: (() => void) | null = null;

	constructor(
		private readonly recording: Recording,
		private readonly output: RunOutput,
	) {
		const { runs, lossStride, count, measured } = recording.header;
		const history = new LossHistory(runs, lossStride);
		history.settings.append({ step: 1, runs: DEFAULT_CONFIG.runs });
		output.losses.replace(history);
		const environment = environmentById(DEFAULT_CONFIG.environment);
		const { published, data } = DEFAULT_CONFIG;
		// The first transitions of the data are the same for every size.
		const size = Math.max(count, measured);
		if (environment)
			output.state.setState({ dataset: collectTransitions({ environment, published, seed: data.seed, size }) });
	}

	/** Plays from where it is; who wants no motion sees the end at once. */
	play(): void {
		if (matchMedia('(prefers-reduced-motion: reduce)').matches) this.finish();
		else this.next();
	}

	stop(): void {
		this.cancel?.();
		this.cancel = null;
	}

	/** Goes to the last frame, the one that has weights to decode with. */
	finish(): void {
		this.stop();
		this.frame = this.recording.header.steps.length - 1;
		this.show(this.recording);
	}

	/** Shows the present frame and goes on to the next in its time. */
	private next(): void {
		this.stop();
		this.show(this.recording);
		if (this.frame === this.recording.header.steps.length - 1) return;
		this.frame++;
		this.cancel = PAGE.clock.later(() => this.next(), FRAME_MILLISECONDS);
	}

	private show({ header, frames, measures, losses }: Recording): void {
		const { steps, shape, count, runs, lossStride, lossEntries } = header;
		const { history } = this.output.losses;
		const step = steps[this.frame];
		const width = runs * METRICS_PER_RUN;
		const entries = Math.min(lossEntries, Math.floor(step / lossStride));
		for (; this.recorded < entries; this.recorded++) {
			history.appendEntry(losses.subarray(this.recorded * width, (this.recorded + 1) * width));
		}
		this.output.losses.notify();
		const trainedWith = step > 0 ? history.settings.at(step) : null;
		this.output.state.setState({ step, losses: history.latest(), trainedWith });
		this.output.frames.publish({
			source: 'recording',
			decodable: this.frame === steps.length - 1,
			step,
			trainedWith,
			count,
			shape,
			runs: frames[this.frame],
			recorded: measures[this.frame],
		});
	}
}
