/** Handles what a worker tells of a run: first the output, then the state of the training. */
import type { EngineReport } from '../training/protocol';
import type { ClientEvents, SessionEvent } from '../training/TrainingClient';
import { AT_REST, type RunOutput } from './RunOutput';
import { hasModel, type TrainingEvent } from './trainingState';

/** The run that events are of. */
interface EventTaker {
	readonly output: RunOutput;
	/** Whether its engine stands in for the one of the request. */
	standsIn(): boolean;
	dispatch(event: TrainingEvent): void;
	/** Called when a frame has been given on. */
	frameTaken(): void;
}

/** What a client tells its events to, for a run. */
export function eventsInto(run: EventTaker): ClientEvents {
	return { onEvent: (event) => takeEvent(event, run), onDied: (detail) => takeDeath(detail, run) };
}

function takeEvent(event: SessionEvent, { output, standsIn, dispatch, frameTaken }: EventTaker): void {
	const { state } = output;
	switch (event.type) {
		case 'preparing':
			state.setState({ preparation: event.preparation, progress: event.progress });
			break;
		case 'dataset':
			output.takeDataset(event.dataset);
			break;
		case 'ready': {
			const { engine, reports, contested } = event;
			const engines = standsIn() ? withThose(state.getState().engines, reports) : reports;
			output.modelMade();
			state.setState({ engine, engines, contested, preparation: null, progress: 1 });
			dispatch({ type: 'ready' });
			break;
		}
		case 'contested':
			state.setState({ engine: event.engine, engines: event.reports, contested: false });
			break;
		case 'frame':
			output.takeFrame(event);
			frameTaken();
			break;
		case 'checkpoint':
			output.takeCheckpoint(event.checkpoint, event.metrics);
			break;
		case 'halted':
			output.settle({ step: event.step, stepsPerSecond: 0 });
			dispatch({ type: 'halted' });
			break;
		case 'playing':
			takePlaying(event.playing, event.step, output, dispatch);
			break;
		case 'fault':
			output.goBack(event.step);
			output.settle({ ...AT_REST, problem: event, step: event.step, contested: false });
			dispatch({ type: 'fault', model: event.fault === 'not-a-number' });
			break;
		case 'unprepared':
			state.setState({ problem: event, engines: event.reports, preparation: null, contested: false });
			dispatch({ type: 'unprepared', reason: event.detail });
			break;
	}
}

function takePlaying(playing: boolean, step: number, output: RunOutput, dispatch: EventTaker['dispatch']): void {
	const { state } = output;
	if (playing) {
		state.setState({ problem: null });
		dispatch({ type: 'playing' });
		return;
	}
	const { training } = state.getState();
	if (hasModel(training) && training.is !== 'failed') output.settle({ ...AT_REST, step });
	dispatch({ type: 'stopped' });
}

/** The worker has ended. */
function takeDeath(detail: string, { output, dispatch }: EventTaker): void {
	output.settle(AT_REST);
	const { step, engine } = output.state.getState();
	output.state.setState({ problem: { type: 'died', detail, step, engine }, preparation: null, contested: false });
	dispatch({ type: 'died', reason: detail });
}

/** The engines' reports after some of them were tried again. */
function withThose(known: readonly EngineReport[], reports: readonly EngineReport[]): readonly EngineReport[] {
	return [...known.filter(({ engine }) => !reports.some((report) => report.engine === engine)), ...reports];
}
