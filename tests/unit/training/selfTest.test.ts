import { describe, expect, test } from 'vitest';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { selfTestDeviation } from '../../../src/training/selfTest';
import type { Encoding, RunCheckpoint, StepMetrics, TrainerSetup } from '../../../src/training/Trainer';

/** An engine with a fault. */
class Sabotaged extends ReferenceTrainer {
	disposed = 0;

	constructor(
		setup: TrainerSetup,
		private readonly fault: {
			/** Applied to the weights after each step. */
			readonly weights?: (weights: Float32Array, run: number) => void;
			readonly metrics?: (values: Float32Array) => void;
			readonly encoding?: (encoding: Encoding) => void;
		},
	) {
		super(setup);
	}

	override async advance(steps: number): Promise<StepMetrics> {
		const values: number[] = [];
		const firstStep = this.step + 1;
		for (let i = 0; i < steps; i++) {
			values.push(...(await super.advance(1)).values);
			const { step, runs } = await this.checkpoint();
			const changed = runs.map((run, index): RunCheckpoint => {
				this.fault.weights?.(run.weights, index);
				return run;
			});
			await this.restore({ step, runs: changed });
		}
		const metrics = { firstStep, count: steps, values: Float32Array.from(values) };
		this.fault.metrics?.(metrics.values);
		return metrics;
	}

	override async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const encoding = await super.encode(run, indices);
		this.fault.encoding?.(encoding);
		return encoding;
	}

	override dispose(): void {
		this.disposed++;
		super.dispose();
	}
}

async function deviationOf(fault: ConstructorParameters<typeof Sabotaged>[1]): Promise<string> {
	let made: Sabotaged | undefined;
	const deviation = await selfTestDeviation(async (setup) => {
		made = new Sabotaged(setup, fault);
		return made;
	});
	expect(made?.disposed).toBe(1);
	return deviation;
}

describe('the self-test', () => {
	test('passes the reference', async () => {
		expect(await selfTestDeviation(async (setup) => new ReferenceTrainer(setup))).toBe('');
		expect(await deviationOf({})).toBe('');
	});

	test('passes what differs by rounding', async () => {
		const round = (weights: Float32Array) => weights.set(weights.map((weight) => weight * (1 + 1e-6)));
		expect(await deviationOf({ weights: round })).toBe('');
	});

	test('fails an engine with a wrong gradient, in either run', async () => {
		for (const broken of [0, 1]) {
			const deviation = await deviationOf({
				weights: (weights, run) => {
					if (run === broken) weights.subarray(0, weights.length / 10).fill(0.3);
				},
			});
			expect(deviation).toMatch(/^it failed the self-test: .+ where .+ is right$/);
		}
	});

	test('fails an engine that does not learn', async () => {
		let initial: Float32Array[] = [];
		const deviation = await selfTestDeviation(async (setup) => {
			const trainer = new Sabotaged(setup, { weights: (weights, run) => weights.set(initial[run]) });
			initial = (await trainer.checkpoint()).runs.map(({ weights }) => weights);
			return trainer;
		});
		expect(deviation).toContain('failed the self-test');
	});

	test.each([0, 5, 17])('fails an engine with NaN in term %i', async (term) => {
		const deviation = await deviationOf({ metrics: (values) => values.fill(Number.NaN, term, term + 1) });
		expect(deviation).toContain('NaN');
	});

	test('fails an engine with an infinite term', async () => {
		expect(await deviationOf({ metrics: (values) => values.fill(Number.POSITIVE_INFINITY, 2, 3) })).toContain(
			'Infinity',
		);
	});

	test('fails an engine that encodes wrongly', async () => {
		expect(await deviationOf({ encoding: ({ mean }) => mean.fill(mean[0] + 0.01, 0, 1) })).toContain('failed');
		expect(await deviationOf({ encoding: ({ std }) => std.fill(Number.NaN, 7) })).toContain('NaN');
	});

	test('fails an engine that gives too few numbers', async () => {
		const deviation = await selfTestDeviation(async (setup) => {
			const trainer = new ReferenceTrainer(setup);
			trainer.advance = async () => ({ firstStep: 1, count: 3, values: new Float32Array(0) });
			return trainer;
		});
		expect(deviation).toContain('failed');
	});

	test('lets the error of an engine that throws through, and disposes of it', async () => {
		let disposed = false;
		const failing = selfTestDeviation(async (setup) => {
			const trainer = new ReferenceTrainer(setup);
			trainer.advance = () => Promise.reject(new Error('the shader did not compile'));
			trainer.dispose = () => {
				disposed = true;
			};
			return trainer;
		});
		await expect(failing).rejects.toThrow('the shader did not compile');
		expect(disposed).toBe(true);
		await expect(selfTestDeviation(() => Promise.reject(new Error('no device')))).rejects.toThrow('no device');
	});
});
