import fc from 'fast-check';
import { ENVIRONMENTS } from '../../src/environments/registry';
import { LIMITS } from '../../src/state/config/limits';
import type { Config } from '../../src/state/config/schema';

type Limit = { readonly min: number; readonly max: number };

const integer = ({ min, max }: Limit) => fc.integer({ min, max });
/** JSON knows no −0, and no picture depends on it. */
const real = ({ min, max }: Limit) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

const schedule = fc.oneof(
	fc.constant({ kind: 'constant' as const }),
	fc.record({
		kind: fc.constantFrom('step' as const, 'exponential' as const),
		every: integer(LIMITS.scheduleEvery),
		factor: real(LIMITS.scheduleFactor),
	}),
);

const drawn = fc.record({
	kind: fc.constant('drawn' as const),
	points: fc
		.uniqueArray(fc.tuple(integer(LIMITS.drawnStep), real(LIMITS.drawnFactor)), {
			selector: ([step]) => step,
			minLength: 1,
			maxLength: 16,
		})
		.map((points) => points.sort(([a], [b]) => a - b)),
});

const klSchedule = fc.oneof(
	fc.constant({ kind: 'constant' as const }),
	fc.record({ kind: fc.constant('warmup' as const), steps: integer(LIMITS.scheduleEvery) }),
	fc.record({ kind: fc.constant('cyclic' as const), every: integer(LIMITS.klCycle) }),
	drawn,
);

const run = fc.record({
	klSchedule,
	klWeight: real(LIMITS.klWeight),
	stateWeight: real(LIMITS.termWeight),
	parameterWeight: real(LIMITS.termWeight),
	learningRate: real(LIMITS.learningRate),
	schedule,
	optimizer: fc.constantFrom('kept' as const, 'rebuilt' as const),
});

/** Any configuration that the schema and the rules between fields allow. */
export const validConfig: fc.Arbitrary<Config> = fc
	.record({
		environment: fc.constantFrom(...ENVIRONMENTS),
		latentDim: integer(LIMITS.latentDim),
		size: integer(LIMITS.dataSize),
	})
	.chain(({ environment, latentDim, size }) =>
		fc.record({
			environment: fc.constant(environment.id),
			published: fc.boolean(),
			data: fc.record({
				size: fc.constant(size),
				seed: integer(LIMITS.seed),
				scriptedShare: environment.scriptedPolicy ? real(LIMITS.scriptedShare) : fc.constant(0),
				scriptedNoise: real(LIMITS.scriptedNoise),
				actions: fc.option(
					fc
						.subarray([...environment.actions.keys()], { minLength: 1 })
						.map((actions) => actions.sort((a, b) => a - b)),
				),
				states: fc.option(
					fc
						.tuple(real(LIMITS.stateRange), real(LIMITS.stateRange))
						.map(([a, b]) => ({ feature: environment.features[0].id, low: Math.min(a, b), high: Math.max(a, b) })),
				),
				testShare: real(LIMITS.testShare),
			}),
			model: fc.record({
				width: integer(LIMITS.width),
				latentDim: fc.constant(latentDim),
				embeddingDim: integer(LIMITS.embeddingDim),
			}),
			training: fc.record({
				seed: integer(LIMITS.seed),
				batchSize: integer(LIMITS.batchSize),
				stopAt: integer(LIMITS.stopAt),
			}),
			engine: fc.constantFrom('auto' as const, 'reference' as const),
			runs: fc.tuple(run, run),
			display: fc.record({
				points: integer(LIMITS.displayPoints),
				colorBy: fc.constantFrom('action' as const, 'reward' as const, 'state:0' as const, 'parameter:0' as const),
				dims: fc
					.uniqueArray(integer({ min: 0, max: Math.max(1, latentDim - 1) }), { minLength: 2, maxLength: 2 })
					.map(([across, up]): [number, number] => [across, up]),
				layers: fc.record({
					mean: fc.boolean(),
					samples: fc.boolean(),
					ellipses: fc.boolean(),
					prior: fc.boolean(),
					box: fc.boolean(),
					path: fc.boolean(),
				}),
				ellipseEvery: integer(LIMITS.ellipseEvery),
				boxPercent: real(LIMITS.boxPercent),
				loss: fc.constantFrom('weighted' as const, 'raw' as const),
			}),
			probe: fc.record({
				action: integer({ min: 0, max: environment.actions.length - 1 }),
				transition: integer({ min: 0, max: size - 1 }),
				z: fc.array(real(LIMITS.latent), { minLength: latentDim, maxLength: latentDim }),
			}),
		}),
	);
