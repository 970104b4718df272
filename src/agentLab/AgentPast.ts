/** Shows the past of a training of agents, and continues from there with other settings. */
import type { AgentLab } from './AgentLab';
import { type BranchChange, branchChoice, branchHistory, branchSources } from './branch';
import { specOfChoice } from './choice';

export class AgentPast {
	constructor(private readonly lab: AgentLab) {}

	/**
	 * Shows a step of the past, the nearest kept at or before it; null: the present. Learning goes on meanwhile. The step is
	 * wanted at once: the next press of a key goes on from there, and does not wait for the worker.
	 */
	async look(step: number | null): Promise<void> {
		const { store, state } = this.lab;
		if (step === null) return store.setState({ wanted: null, looked: null });
		const kept = state.frame?.past.findLast((at) => at <= step);
		if (kept === undefined) return;
		store.setState({ wanted: kept });
		const frame = await this.lab.ask((client) => client.frame(kept)).catch(() => null);
		const { training, wanted, looked } = this.lab.state;
		// Another training may have begun, or another step be wanted, by now.
		if (training !== state.training || wanted !== kept) return;
		store.setState(frame ? { looked: { step: kept, frame } } : { wanted: looked?.step ?? null });
	}

	/**
	 * Goes on from a step of the past with other settings, in place of the present training and to where that had come: A as
	 * the agent learned then, B with what is changed. The present training is held as the former one.
	 * @param of the agent: 0 for A, 1 for B
	 * @throws RangeError where the step is not kept, or its replay buffer has been overwritten; WorkerLost
	 */
	async branch(of: 0 | 1, step: number, change: BranchChange): Promise<void> {
		const { training, frame } = this.lab.state;
		if (!training || !frame) throw new RangeError('no training has begun');
		const reached = frame.progress.environmentStep;
		const further = reached > step ? reached - step : training.environmentSteps;
		const choice = branchChoice(training, of, step, change, further);
		const sources = branchSources(training, of);
		const bytes = await this.lab.ask((client) => client.branch(step, sources, specOfChoice(choice)));
		const former = await this.lab.held();
		const history = branchHistory(this.lab.state.history, of, step);
		await this.lab.takeUp({ choice, target: step + further, history, bytes }, former);
	}

	/**
	 * Returns to the former training; the present one becomes the former. @throws WorkerLost where the worker dies
	 * meanwhile
	 */
	async takeFormer(): Promise<void> {
		const { former } = this.lab.state;
		if (!former) return;
		const present = await this.lab.held();
		await this.lab.takeUp(former, present);
	}
}
