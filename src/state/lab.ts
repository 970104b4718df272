/**
 * What a person can do with the lab as a whole. Views and the scripting interface call these; the
 * training client hides behind them.
 */
import type { RunSettings } from '../model/settings';
import type { Checkpoint, Encoding, EngineId } from '../training/Trainer';
import { TrainingClient, type WorkerLike } from '../training/TrainingClient';
import { type Config, DEFAULT_CONFIG } from './config';
import { useConfig } from './configStore';
import { clearFrame } from './frames';
import { lossHistory, notifyLossHistory, replaceLossHistory } from './history';
import { followLink, openLink } from './linkSync';
import { LossHistory } from './lossHistory';
import { useNotices } from './noticeStore';
import { usePace } from './paceStore';
import { finishRecording, playRecording, stopRecording } from './recording';
import { SessionEvents } from './sessionEvents';
import { modelKey, sessionRequest } from './sessionRequest';
import { useSession } from './sessionStore';
import { checkpointAt, clearTimeline, followTimeline, keepCheckpoint, truncateTimeline } from './timeline';
import type { TrainedState } from './trainedState';

/** Milliseconds after opening before the worker starts: the first picture comes first. */
const WARM_UP_DELAY = 400;

/** What to do as soon as the model is ready, in order. */
let waiting: { readonly act: () => void; readonly refuse: (reason: Error) => void }[] = [];
/** Whether to train then; a pause before takes it back. */
let playWhenReady = false;
/** The last good state that the worker sent: it outlives the worker. */
let lastCheckpoint: Checkpoint | null = null;
/** {@link modelKey} of what the worker has; '' when it has nothing. */
let preparedKey = '';

const events = new SessionEvents({
	onReady() {
		// Settings may have changed while the model was made.
		client.configure(useConfig.getState().config.runs);
		client.pace(usePace.getState().slow);
		const actions = waiting;
		waiting = [];
		for (const { act } of actions) act();
		if (playWhenReady) play();
	},
	onUnprepared(reason) {
		preparedKey = '';
		playWhenReady = false;
		const refused = waiting;
		waiting = [];
		for (const { refuse } of refused) refuse(new Error(reason));
	},
	onCheckpoint(checkpoint) {
		lastCheckpoint = checkpoint;
		keepCheckpoint(checkpoint);
	},
	onDied() {
		preparedKey = '';
	},
	continueWith,
	frameDrawn: () => client.frameDrawn(),
});

const client = new TrainingClient(
	(): WorkerLike => new Worker(new URL('../training/worker.ts', import.meta.url), { type: 'module' }),
	events,
);

/**
 * Opens the page's state: the link's configuration, the recorded run, the worker in the background.
 * @param reach trains to what the sender of a link had
 */
export async function startLab(reach: (trained: TrainedState) => void): Promise<void> {
	const trained = await openLink();
	// What a link brought is where a person begins, not a change of theirs.
	useConfig.temporal.getState().clear();
	followLink(reach);
	followTimeline();
	watchSettings();
	if (trained) {
		useSession.setState({ phase: 'preparing' });
		reach(trained);
		return;
	}
	if (!matchesRecording(useConfig.getState().config)) {
		useSession.setState({ phase: 'preparing' });
		prepare(null);
		return;
	}
	void playRecording();
	setTimeout(() => {
		if (preparedKey === '') prepare(null);
	}, WARM_UP_DELAY);
}

/** Whether the recorded run shows what this configuration would train. */
function matchesRecording(config: Config): boolean {
	const sameRuns = JSON.stringify(config.runs) === JSON.stringify(DEFAULT_CONFIG.runs);
	return sameRuns && modelKey(config) === modelKey(DEFAULT_CONFIG);
}

/** Trains on, from where it is; makes the model first when there is none. */
export function train(): void {
	playWhenReady = true;
	soon(() => {});
	if (isReady()) play();
}

function play(): void {
	playWhenReady = false;
	const { stopAt } = useConfig.getState().config.training;
	// Past the stop, a person who presses Train wants more.
	client.play(useSession.getState().step >= stopAt ? 0 : stopAt);
}

/** Stops after the burst that is under way. */
export function pause(): void {
	playWhenReady = false;
	client.pause();
}

/** Pauses. Resolves when nothing is trained: the last checkpoint and the last picture are then there. */
export function paused(): Promise<void> {
	return new Promise((resolve) => {
		if (useSession.getState().phase !== 'training') {
			resolve();
			return;
		}
		const stop = useSession.subscribe(
			({ phase }) => phase,
			(phase) => {
				if (phase === 'training') return;
				stop();
				resolve();
			},
		);
		pause();
	});
}

/** Takes one step. */
export function stepOnce(): void {
	// A fault on the way is told by itself.
	soon(() => void client.advance(1).catch(() => {}));
}

/** Takes `steps` steps; resolves with the step reached, also when paused before. */
export async function trainSteps(steps: number): Promise<number> {
	await whenPrepared();
	return client.advance(steps);
}

/** Back to the initial weights of the seed. */
export function reset(): void {
	soon(() => client.reset());
}

/** Goes on from the last good checkpoint, with this engine or with the one that is set. */
function continueWith(engine?: EngineId | 'auto'): void {
	const checkpoint = lastCheckpoint;
	// Else the change of the engine would make a model of its own.
	preparedKey = '';
	useSession.setState({ phase: 'preparing' });
	if (engine) useConfig.getState().update({ engine });
	prepare(checkpoint);
	train();
}

/**
 * Goes on from the latest checkpoint at or before a step, with the present settings; what came after it goes.
 * Training waits for a person.
 * @returns the checkpoint's step; null when there is none
 */
export function branchFrom(step: number): number | null {
	const checkpoint = checkpointAt(step);
	if (!checkpoint) return null;
	truncateTimeline(checkpoint.step);
	goOnFrom(checkpoint);
	return checkpoint.step;
}

/**
 * Takes runs that were trained elsewhere: their configuration, where they stand (null: at their initial weights), and
 * how their losses came there.
 * @param engine one that stands in for the one that the configuration says
 */
export function adoptRuns(
	config: Config,
	checkpoint: Checkpoint | null,
	losses: LossHistory,
	engine?: EngineId | 'auto',
): void {
	leaveRecording();
	// Else the change of the configuration would make a model of its own.
	preparedKey = '';
	clearTimeline();
	useConfig.getState().replace(config);
	// After the settings: another world takes its losses with it.
	replaceLossHistory(losses);
	goOnFrom(checkpoint, engine);
}

/** Plays the recorded run once more. @param config one that it shows */
export function playRecordingAgain(config: Config): void {
	adoptRuns(config, null, new LossHistory(config.runs.length));
	useSession.setState({ phase: 'recording' });
	void playRecording();
}

/** Sets what the next step is taken with, and leaves what the page says as it is. */
export function configureRuns(runs: readonly RunSettings[]): void {
	client.configure(runs);
}

function goOnFrom(checkpoint: Checkpoint | null, engine?: EngineId | 'auto'): void {
	playWhenReady = false;
	useSession.setState({ phase: 'preparing', step: checkpoint?.step ?? 0, losses: [], trainedWith: null });
	prepare(checkpoint, engine);
	notifyLossHistory();
}

/** The posterior of transitions of the data under a run's present weights. */
export function encodeTransitions(run: number, indices: Uint32Array): Promise<Encoding> {
	return client.encode(run, indices);
}

/** Resolves when a model is there; ends the recorded run. */
export function whenPrepared(): Promise<void> {
	return new Promise((resolve, reject) => soon(resolve, reject));
}

/** Resolves when every engine has been tried, or none works; the recorded run plays on. */
export function whenEnginesTried(): Promise<void> {
	const tried = () => useSession.getState().phase === 'failed' || (isReady() && !useSession.getState().contested);
	return new Promise((resolve) => {
		if (tried()) {
			resolve();
			return;
		}
		const stop = useSession.subscribe(() => {
			if (!tried()) return;
			stop();
			resolve();
		});
	});
}

/** Does something with the model: now, or as soon as it is made. Ends the recorded run. */
function soon(act: () => void, refuse: (reason: Error) => void = () => {}): void {
	leaveRecording();
	if (isReady()) {
		act();
		return;
	}
	waiting.push({ act, refuse });
	if (preparedKey === '') prepare(lastCheckpoint);
	useSession.setState({ phase: 'preparing' });
}

function isReady(): boolean {
	const { preparation, engine } = useSession.getState();
	return preparedKey !== '' && preparation === null && engine !== null;
}

function leaveRecording(): void {
	if (useSession.getState().phase !== 'recording') return;
	stopRecording();
	const phase = useSession.getState().engine ? 'paused' : 'preparing';
	useSession.setState({ phase, step: 0, losses: [], trainedWith: null });
	events.showHeld();
}

/**
 * Takes everything of a world off the page that its names were for: codes, data, losses. The names of the next one are
 * there at once, and its values follow with its first picture.
 */
function leaveWorld(): void {
	leaveRecording();
	clearFrame();
	replaceLossHistory(new LossHistory(2));
	useSession.setState({ dataset: null, step: 0, losses: [], trainedWith: null });
}

/** Asks the worker for the model of the present configuration. @param engine one that stands in for the one that is set */
function prepare(checkpoint: Checkpoint | null, engine?: EngineId | 'auto'): void {
	const { config } = useConfig.getState();
	preparedKey = modelKey(config);
	lastCheckpoint = checkpoint;
	if (checkpoint) {
		lossHistory().truncate(checkpoint.step);
		truncateTimeline(checkpoint.step);
	}
	useNotices.getState().dismiss('engine');
	useSession.setState({ preparation: 'collecting', progress: 0, engine: null, contested: false });
	client.prepare({ ...sessionRequest(config, checkpoint), ...(engine && { engine }) });
}

/** Hands the worker every setting that it may take while it trains, and a new model where it may not. */
function watchSettings(): void {
	useConfig.subscribe(
		({ config }) => config,
		(config, before) => {
			if (config.environment !== before.environment) leaveWorld();
			// A picture stays as it was trained, the recorded one too: it is the next step that has other settings.
			if (config.runs !== before.runs) client.configure(config.runs);
			if (config.probe !== before.probe) finishRecording();
			if (config.display.points !== before.display.points) client.display(config.display.points);
			// Where no model could be made, other settings are another try.
			const tried = preparedKey !== '' || useSession.getState().phase === 'failed';
			if (tried && modelKey(config) !== (preparedKey || modelKey(before))) {
				leaveRecording();
				playWhenReady = false;
				lastCheckpoint = null;
				clearTimeline();
				useNotices.getState().dismiss('engine');
				useSession.setState({ phase: 'preparing', step: 0, losses: [], trainedWith: null });
				prepare(null);
			}
		},
	);
	usePace.subscribe(
		({ slow }) => slow,
		(slow) => client.pace(slow),
	);
}
