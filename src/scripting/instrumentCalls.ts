/** What the instruments measure, from a script; each loads when it is called first. */
import type { EncoderInput } from '../analysis/inputSwap';
import type { RunName } from '../state/preparedFrame';

/** Draws in one call: the error of the mean is a thousandth of the spread by then. */
const MOST_DRAWS = 1_000_000;

export const instrumentCalls = {
	/** Takes any file that the page takes, told by its content. @param name for what is said about it */
	async open(bytes: Uint8Array | ArrayBuffer | Blob, name?: string) {
		return (await import('./open')).open(bytes, name);
	},

	/**
	 * What the page's export makes: `safetensors:A`, `npz:B`, `csv:codes` …
	 * @returns the bytes of the file
	 */
	async exportFile(what: string) {
		return (await import('./exportFile')).exportFile(what);
	},

	/** What the update after the newest checkpoint does to the weights of a run. */
	async nextUpdate(run: RunName) {
		return (await import('../instruments/adamUpdates/script')).nextUpdate(run);
	},

	/**
	 * Trains one run a KL weight in lock-step, in a worker of its own; everything else is as in run A.
	 * @param weights 1 to 32 numbers
	 */
	async sweep(weights: readonly number[], steps: number) {
		return (await import('../instruments/sweep/script')).sweep(weights, steps);
	},

	/**
	 * What linear-Gaussian theory predicts for the present world, data and model.
	 * @param klWeight that of the run at this step when left out
	 * @param run whose weight of the parameters counts
	 */
	async theory(request: { readonly klWeight?: number; readonly run?: RunName } = {}) {
		return (await import('../instruments/sweep/theory')).theory(request);
	},

	/** How wide the posteriors of a run are and how far its codes spread: what is predicted, then revealed. */
	async codeSummary(run: RunName) {
		return (await import('../instruments/predict/script')).codeSummary(run);
	},

	/** The steps that can be shown again or branched from. */
	async timeline() {
		return (await import('../instruments/timeTravel/script')).timeline();
	},

	/** What the picture shown of a run was trained with, and from which step to which; null before the first step. */
	async trainedWith(run: RunName) {
		return (await import('../instruments/timeTravel/script')).trainedWith(run);
	},

	/**
	 * Shows the latest kept picture at or before a step; null for the present. `snapshot` and `decode` answer for it.
	 * @returns the step shown
	 */
	async showStep(step: number | null) {
		return (await import('../instruments/timeTravel/script')).showStep(step);
	},

	/**
	 * Goes back to the latest checkpoint at or before a step, paused, with the present settings.
	 * @returns the checkpoint's step
	 */
	async branch(step: number) {
		return (await import('../instruments/timeTravel/script')).branch(step);
	},

	/**
	 * The share of N(0, I) in holes, and the distance of the codes from it.
	 * @param keep share of an ideal run's z that counts as covered, in percent
	 */
	async holes(run: RunName, keep = 99) {
		return (await import('../instruments/holes/script')).holes(run, keep);
	},

	/** The KL in its two parts, summed over latent dims: what z tells of the transition, and how far the codes lie from the prior. */
	async kl(run: RunName) {
		return (await import('./kl')).kl(run);
	},

	/**
	 * What HyAR's latent box holds.
	 * @param percent central share kept in each dim, 50 … 100
	 */
	async boxUse(run: RunName, percent = 96) {
		return (await import('../instruments/boxUse/script')).boxUse(run, percent);
	},

	/** Stores replay entries with the model of now, for both runs; gives the transitions' indices. */
	async storeEntries() {
		return (await import('../instruments/relabelling/script')).storeEntries();
	},

	/**
	 * What becomes of the stored entries under the model of now.
	 * @param corrected map the stored latent through the box before it is tested; as published it is not
	 */
	async relabelled(run: RunName, corrected = false) {
		return (await import('../instruments/relabelling/script')).relabelled(run, corrected);
	},

	/**
	 * The KL of one latent dim in every way, and what float32 makes of it without the clamp.
	 * @param logSigma what a network would give, before the clamp
	 */
	async gaussianKl(mu: number, logSigma: number, draws = 1_000) {
		if (![mu, logSigma].every(Number.isFinite)) throw new RangeError('mu, logSigma: finite numbers');
		if (!Number.isInteger(draws) || draws < 1 || draws > MOST_DRAWS)
			throw new RangeError(`draws: a whole number from 1 to ${MOST_DRAWS}`);
		const { readBench, float32Kl } = await import('../instruments/gaussianKl/gaussianBench');
		return { ...readBench(mu, logSigma, draws, 1), float32: float32Kl(mu, logSigma) };
	},

	/**
	 * One decoded quantity over the part of the latent plane in view, for the probe's action and state.
	 * @param quantity `parameter:i` or `delta:i`
	 */
	async atlas(run: RunName, quantity = 'parameter:0') {
		return (await import('../instruments/atlas/script')).atlas(run, quantity);
	},

	/** What pulls on a transition's μ and log σ, Z numbers each; a positive pull makes them larger. */
	async forces(run: RunName, transition: number) {
		return (await import('../instruments/forces/script')).forces(run, transition);
	},

	/** The true posterior of a transition beside the encoder's, log p(x, Δs | s, k), the ELBO and the gap, in nats. */
	async truePosterior(run: RunName, transition: number) {
		return (await import('../instruments/truePosterior/script')).truePosterior(run, transition);
	},

	/** z = μ + σ·ε of a transition, and what it decodes to with the transition's own state and action. */
	async drawCode(run: RunName, transition: number, epsilon: ArrayLike<number>) {
		return (await import('../instruments/noise/script')).drawCode(run, transition, epsilon);
	},

	/** The table of embeddings, and what a policy's answer becomes. @param query d₁ numbers in [−1, 1]; none for the table alone */
	async embeddings(run: RunName, query?: ArrayLike<number>) {
		return (await import('../instruments/embedding/script')).embeddings(run, query);
	},

	/** What every latent dim carries, and whether z gives the action away. @param neighbours that vote */
	async dimensions(run: RunName, neighbours = 11) {
		return (await import('../instruments/dimensions/script')).dimensions(run, neighbours);
	},

	/** How data could have arisen, for the probe's state and action: z from N(0, I), decoded, and with noise. */
	async stories(run: RunName, count = 1) {
		return (await import('../instruments/story/script')).stories(run, count);
	},

	/**
	 * How far μ moves when inputs of the encoder are taken from another transition.
	 * @param taken some of `state`, `action`, `parameters`
	 */
	async swapInputs(run: RunName, transition: number, donor: number, taken: readonly EncoderInput[] = []) {
		return (await import('../instruments/swap/script')).swapInputs(run, transition, donor, taken);
	},

	/** The badges that a run has, and the numbers that they are read from. */
	async badges(run: RunName) {
		return (await import('../instruments/badges/script')).badges(run);
	},

	/** The step that training takes next, taken apart for one row of its batch. */
	async slowStep(run: RunName, row = 0) {
		return (await import('../instruments/slowStep/script')).slowStep(run, row);
	},
};
