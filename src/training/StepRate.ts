/** Steps a second over the last second or so. */
export class StepRate {
	private samples: { readonly time: number; readonly step: number }[] = [];

	/** Resets the measurement. @param time in milliseconds */
	start(time: number, step: number): void {
		this.samples = [{ time, step }];
	}

	add(time: number, step: number): void {
		this.samples.push({ time, step });
		while (this.samples.length > 2 && this.samples[1].time <= time - 1_000) this.samples.shift();
	}

	perSecond(now: number): number {
		const first = this.samples[0];
		const last = this.samples[this.samples.length - 1];
		if (!first || last.step === first.step) return 0;
		return ((last.step - first.step) * 1_000) / Math.max(1, now - first.time);
	}
}
