import type { UpdateReport } from './AgentEngine';
import type { UpdateMetrics } from './protocol';

/** Episodes that the return and success with exploration are averaged over. */
const RECENT_EPISODES = 100;

/** Means of an agent's metrics since they were last read. */
export class RunningMetrics {
	/** Iterations since the training began. */
	iterations = 0;
	private count = 0;
	private actorCount = 0;
	private readonly sums = { keptDiscrete: 0, keptLatent: 0, criticLoss: 0, meanTarget: 0, actorGradientNorm: 0 };
	private readonly recent: { readonly return: number; readonly success: boolean }[] = [];

	add(report: UpdateReport): void {
		const { sums } = this;
		this.iterations++;
		this.count++;
		sums.keptDiscrete += report.keptDiscrete;
		sums.keptLatent += report.keptLatent;
		sums.criticLoss += report.criticLoss;
		sums.meanTarget += report.meanTarget;
		if (report.actorGradientNorm === null) return;
		this.actorCount++;
		sums.actorGradientNorm += report.actorGradientNorm;
	}

	endEpisode(episodeReturn: number, success: boolean): void {
		this.recent.push({ return: episodeReturn, success });
		if (this.recent.length > RECENT_EPISODES) this.recent.shift();
	}

	/** Means since the last reading; NaN where there was nothing. */
	read(): UpdateMetrics {
		const { sums, count, recent } = this;
		const mean = (sum: number, of: number) => (of > 0 ? sum / of : Number.NaN);
		const metrics: UpdateMetrics = {
			relabelledDiscrete: 1 - mean(sums.keptDiscrete, count),
			relabelledLatent: 1 - mean(sums.keptLatent, count),
			criticLoss: mean(sums.criticLoss, count),
			meanTarget: mean(sums.meanTarget, count),
			actorGradientNorm: mean(sums.actorGradientNorm, this.actorCount),
			exploringReturn: mean(
				recent.reduce((sum, episode) => sum + episode.return, 0),
				recent.length,
			),
			exploringSuccess: mean(recent.filter(({ success }) => success).length, recent.length),
		};
		for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] = 0;
		this.count = 0;
		this.actorCount = 0;
		return metrics;
	}
}
