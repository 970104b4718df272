/** What a person does in each step of the guided opening: when it is done, and how the page does it itself. */
import { isPaused } from '../../lab/trainingState';
import { moveProbeTo, probeVector, takeRun } from '../../plane/moveProbe';
import { byHand } from '../../state/byHand';
import { updateRun, useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { type GuideStep, useGuide } from '../../state/guideStore';
import { drawSamples } from '../../state/priorSampling';
import { unfold } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';
import type { TargetId } from '../../ui/targets';

export interface GuideAct {
	/** What is ringed; what the card stands beside. */
	readonly target: TargetId;
	/** Where the act is to be seen; the target itself when left out. */
	readonly stage?: TargetId;
	/** Where it shows what it has done, on a page too narrow to have that in view beside the target. */
	readonly effect?: TargetId;
	/** The card stands in a corner of the stage, since the target is moved about. */
	readonly inside?: true;
	/** Calls `done` once a person, or the page, has done it. @returns ends the watch */
	readonly watch?: (done: () => void) => () => void;
	/** Performs the act in view. @returns ends it */
	readonly show?: () => () => void;
}

/**
 * Milliseconds without a further move, draw or change after which an act is over: there is time to look at it. Of a training
 * the last numbers have come by then.
 */
const REST = { drag: 900, draw: 2_400, training: 2_000 } as const;

/** A drag is one from this far on, in σ. */
const DRAGGED = 0.5;

/** Draws that show where the dots are not. */
const MANY = 100;

/** Milliseconds after which another weight has been at work in a training that goes on. */
const AT_WORK = 4_000;

/** Round the probe's place in the course of this many milliseconds, as far as so many σ. */
const ROUND = { milliseconds: 2_400, radius: 0.8 } as const;

const nothing = () => {};

/** Calls back when it has not been asked again for a while. */
class Settling {
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly milliseconds: number,
		private readonly then: () => void,
	) {}

	readonly again = () => {
		clearTimeout(this.timer);
		this.timer = setTimeout(this.then, this.milliseconds);
	};

	readonly end = () => clearTimeout(this.timer);
}

function watchDrag(done: () => void): () => void {
	const from = probeVector();
	let moved = false;
	const settling = new Settling(REST.drag, done);
	const unsubscribe = useConfig.subscribe(({ config }, { config: before }) => {
		if (config.probe === before.probe) return;
		const far = Math.hypot(...probeVector().map((value, dim) => value - (from[dim] ?? 0)));
		if (far >= DRAGGED) moved = true;
		if (moved) settling.again();
	});
	return () => {
		unsubscribe();
		settling.end();
	};
}

/** The probe moves once around its place. */
function showDrag(): () => void {
	takeRun(0);
	const [x = 0, y = 0] = probeVector();
	let frame = 0;
	const stop = () => {
		cancelAnimationFrame(frame);
		useGuide.setState({ leads: false });
	};
	useGuide.setState({ leads: true });
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
		moveProbeTo(x - ROUND.radius, y + ROUND.radius);
		const late = setTimeout(stop, ROUND.milliseconds);
		return () => {
			clearTimeout(late);
			stop();
		};
	}
	const start = performance.now();
	const turn = (now: number) => {
		const share = Math.min(1, (now - start) / ROUND.milliseconds);
		const angle = 2 * Math.PI * share;
		moveProbeTo(x - ROUND.radius * (1 - Math.cos(angle)), y + ROUND.radius * Math.sin(angle));
		if (share < 1) frame = requestAnimationFrame(turn);
		else stop();
	};
	frame = requestAnimationFrame(turn);
	return stop;
}

/** @param least draws more than there were */
const watchDraws = (least: number) => (done: () => void) => {
	const before = useExploration.getState().samples?.count ?? 0;
	const settling = new Settling(REST.draw, done);
	const unsubscribe = useExploration.subscribe(({ samples }, { samples: last }) => {
		if (samples !== last && (samples?.count ?? 0) >= before + least) settling.again();
	});
	return () => {
		unsubscribe();
		settling.end();
	};
};

const showDraws = (count: number) => () => {
	unfold('samples');
	drawSamples(count, useExploration.getState().samples?.scale ?? 1);
	return nothing;
};

/** Another weight has been trained with: anew, or for a while where the training goes on. */
function watchWeight(done: () => void): () => void {
	const weight = () => useConfig.getState().config.runs[0].klWeight;
	const before = weight();
	let late: ReturnType<typeof setTimeout> | undefined;
	const settling = new Settling(REST.training, () => {
		if (weight() !== before && isPaused(useSession.getState().training)) done();
	});
	const look = () => {
		if (weight() === before) return;
		late ??= setTimeout(done, AT_WORK);
		settling.again();
	};
	const ends = [useConfig.subscribe(look), useSession.subscribe(look)];
	return () => {
		for (const end of ends) end();
		clearTimeout(late);
		settling.end();
	};
}

function showWeight(): () => void {
	const { klWeight } = useConfig.getState().config.runs[0];
	byHand(() => updateRun(0, { klWeight: klWeight === 0 ? 0.1 : 0 }));
	return nothing;
}

export const GUIDE_ACTS: Readonly<Record<GuideStep, GuideAct>> = {
	drag: { target: 'probe', stage: 'mapA', inside: true, watch: watchDrag, show: showDrag },
	sample: { target: 'samplePrior', effect: 'mapA', watch: watchDraws(1), show: showDraws(1) },
	holes: { target: 'samples', effect: 'mapA', watch: watchDraws(MANY / 2), show: showDraws(MANY) },
	klWeight: { target: 'klWeightA', stage: 'mapA', watch: watchWeight, show: showWeight },
	yours: { target: 'train', stage: 'mapA' },
};
