/** Reads the poster; loaded beside its file, since the page needs neither again. */
import { collectTransitions } from '../dataset/collect';
import { environmentById } from '../environments/registry';
import { beginsAsCheckpoint } from '../files/fileText';
import { LossHistory } from '../lab/LossHistory';
import type { RunOutput } from '../lab/RunOutput';
import { OPENING_CONFIG } from './config/defaults';
import { parsePoster } from './posterFile';

/** Bytes that tell a training from a poster. */
const KIND_BYTES = 6;

/**
 * @param response the file
 * @param output where it is shown
 * @returns false where a training lies in its place
 * @throws when there is no file, or it is not whole
 */
export async function readPoster(response: Response, output: RunOutput): Promise<boolean> {
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	const file = await response.blob();
	if (beginsAsCheckpoint(new Uint8Array(await file.slice(0, KIND_BYTES).arrayBuffer()))) return false;
	const inflated = file.stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const { header, runs, losses } = parsePoster(await new Response(inflated).arrayBuffer());
	const { shape, step, count, lossStride, lossEntries } = header;
	const environment = environmentById(OPENING_CONFIG.environment);
	if (!environment) throw new Error(OPENING_CONFIG.environment);
	const history = new LossHistory(runs.length, lossStride);
	history.settings.append({ step: 1, runs: OPENING_CONFIG.runs });
	for (let entry = 0; entry < lossEntries; entry++) history.appendEntry(losses.row(entry));
	output.losses.replace(history);
	const trainedWith = OPENING_CONFIG.runs;
	const { published, data } = OPENING_CONFIG;
	// The first transitions of the data are the same for every size.
	const dataset = collectTransitions({ environment, published, seed: data.seed, size: count });
	output.state.setState({ dataset, losses: history.latest(), trainedWith });
	output.frames.publish({ source: 'recording', step, trainedWith, count, shape, runs });
	return true;
}
