/** The maps over the steps of a training as a video: every kept frame is shown on the page, taken, and recorded. */
import type { FigureDocument } from '../../../figures/figureDocument';
import { drawableOf, NoPicture } from '../../../figures/raster';
import { numbersShown } from '../../../reading/reading';
import { travelTo } from '../../../state/runAnswers';
import { useTimeline } from '../../../state/shownHistory';
import { travelToPresent } from '../../../state/timeTravel';

/** Pictures of a video at most, and how long each stands, ms; the last stands longer. */
const MOST_PICTURES = 80;
const PICTURE_MS = 100;
const LAST_MS = 1_500;

/** Pixels across at most: more is coded too slowly for its pace. */
const WIDEST = 1_920;

const KINDS = [
	['video/webm;codecs=vp9', 'webm'],
	['video/webm', 'webm'],
	['video/mp4', 'mp4'],
] as const;

export interface Video {
	readonly content: Blob;
	/** Of the file's name. */
	readonly ending: string;
}

/** The steps that a video shows: the first, the last, and what lies evenly between. */
function shownSteps(steps: readonly number[], most = MOST_PICTURES): number[] {
	const count = Math.min(most, steps.length);
	if (count < 2) return [...steps];
	return Array.from({ length: count }, (_, i) => steps[Math.round((i * (steps.length - 1)) / (count - 1))]);
}

/**
 * Records a figure over the steps that are kept; training pauses, and the page goes back to what it showed.
 * @param take the figure as it is now
 * @param scale pixels a CSS pixel
 * @param onProgress told the share that is done, 0 … 1
 * @throws NoPicture where the browser records no video
 * @throws what `signal` was ended with
 */
export async function recordMaps(
	take: () => FigureDocument,
	scale: number,
	onProgress: (share: number) => void,
	signal: AbortSignal,
): Promise<Video> {
	const kind = KINDS.find(([type]) => globalThis.MediaRecorder?.isTypeSupported(type));
	if (!kind) throw new NoPicture('MediaRecorder');
	const { steps, shown } = useTimeline.getState();
	const canvas = document.createElement('canvas');
	const first = take();
	const ratio = Math.min(scale, WIDEST / first.width);
	// Coders want even numbers of pixels.
	Object.assign(canvas, {
		width: 2 * Math.round((first.width * ratio) / 2),
		height: 2 * Math.round((first.height * ratio) / 2),
	});
	const context = canvas.getContext('2d');
	if (!context) throw new NoPicture('no 2d canvas');
	const parts: Blob[] = [];
	const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: kind[0], videoBitsPerSecond: 8_000_000 });
	recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
	const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
	try {
		const pictures = shownSteps(steps);
		for (const [index, step] of pictures.entries()) {
			await showStep(step);
			await numbersShown();
			signal.throwIfAborted();
			const { image } = await drawableOf(take(), ratio);
			// Only while a picture stands does the video go on.
			if (recorder.state === 'inactive') recorder.start();
			else recorder.resume();
			context.fillStyle = '#ffffff';
			context.fillRect(0, 0, canvas.width, canvas.height);
			context.drawImage(image, 0, 0);
			await wait(index === pictures.length - 1 ? LAST_MS : PICTURE_MS);
			recorder.pause();
			onProgress((index + 1) / pictures.length);
		}
	} finally {
		if (recorder.state !== 'inactive') {
			recorder.stop();
			await stopped;
		}
		if (shown === null) travelToPresent();
		else travelTo(shown);
	}
	return { content: new Blob(parts, { type: kind[0] }), ending: kind[1] };
}

/** Shows a kept step; the training pauses first, which may take a step. */
function showStep(step: number): Promise<void> {
	return new Promise((resolve) => {
		const stop = useTimeline.subscribe(
			({ shown }) => shown === step,
			(there) => {
				if (!there) return;
				stop();
				resolve();
			},
		);
		travelTo(step);
		if (useTimeline.getState().shown === step) {
			stop();
			resolve();
		}
	});
}

function wait(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
