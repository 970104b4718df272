import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Environment, SceneShape, Simulator } from '../../../src/environments/Environment';
import { scaleToUnit, unscaleFromUnit } from '../../../src/environments/Environment';
import { particleFeatures } from '../../../src/environments/particle/features';
import { ENVIRONMENTS, environmentById, scaledObservation } from '../../../src/environments/registry';
import { noRandomness, randomnessAt, Stream } from '../../../src/randomness/counterRandom';

/** One decision as numbers: which action, and its parameters in [−1, 1]. */
interface Decision {
	readonly action: number;
	readonly parameters: readonly number[];
}

/** Any decision of any world: the action is taken modulo the world's. */
const anyDecision: fc.Arbitrary<Decision> = fc.record({
	action: fc.nat({ max: 1000 }),
	parameters: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
});

function create(environment: Environment, seed: number, published: boolean): Simulator {
	const simulator = environment.create({ random: randomnessAt(seed, Stream.environment, 0, 0), published });
	simulator.reset();
	return simulator;
}

function play(environment: Environment, simulator: Simulator, { action, parameters }: Decision) {
	const index = action % environment.actions.length;
	const inUnits = environment.actions[index].parameters.map(({ low, high }, i) =>
		unscaleFromUnit(parameters[i], low, high),
	);
	return simulator.step(index, inUnits);
}

/** Catch Point and Hard Move: observed raw, and only where agent and target are from each other. */
function isParticleWorld({ features }: Environment): boolean {
	return features === particleFeatures;
}

/** Corners that a shape covers at most. */
function corners(shape: SceneShape): (readonly [number, number])[] {
	switch (shape.kind) {
		case 'rectangle':
			return [
				[shape.x, shape.y],
				[shape.x + shape.width, shape.y + shape.height],
			];
		case 'circle':
			return [
				[shape.x - shape.radius, shape.y - shape.radius],
				[shape.x + shape.radius, shape.y + shape.radius],
			];
		case 'polyline':
			return [...shape.points];
	}
}

test('ids are unique and found by environmentById', () => {
	expect(new Set(ENVIRONMENTS.map(({ id }) => id)).size).toBe(ENVIRONMENTS.length);
	for (const environment of ENVIRONMENTS) expect(environmentById(environment.id)).toBe(environment);
	expect(environmentById('chess')).toBeUndefined();
});

describe.each(ENVIRONMENTS)('$id', (environment) => {
	const simulator = create(environment, 1, true);

	test('describes itself in both languages, with ordered bounds and unique ids', () => {
		const parameters = environment.actions.flatMap((action) => action.parameters);
		const texts = [environment, ...environment.features, ...environment.actions, ...parameters].map(({ name }) => name);
		for (const text of [...texts, environment.description]) {
			expect(text.en.trim()).not.toBe('');
			expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
		}
		for (const { low, high } of [...environment.features, ...parameters]) expect(low).toBeLessThan(high);
		for (const list of [environment.features, environment.actions]) {
			expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
		}
		const counts = environment.actions.map((action) => action.parameters.length);
		expect(environment.parameterDim).toBe(Math.max(...counts));
	});

	test('the lengths of observation and saved state are those it tells', () => {
		expect(simulator.observation()).toHaveLength(environment.features.length);
		expect(simulator.save()).toHaveLength(environment.simulatorStateLength);
	});

	test('a new episode starts inside the bounds', () => {
		// Raw ways lead from one side of the square [−1, 1]² to the other.
		const bound = isParticleWorld(environment) ? 2 : 1;
		for (let seed = 0; seed < 50; seed++) {
			for (const value of scaledObservation(environment, create(environment, seed, true).observation())) {
				expect(Math.abs(value)).toBeLessThanOrEqual(bound + 1e-12);
			}
		}
	});

	test('refuses an action that it does not have', () => {
		expect(() => simulator.step(environment.actions.length, [0])).toThrow(RangeError);
		expect(() => simulator.step(-1, [0])).toThrow(RangeError);
	});

	test('calls back once a tick', () => {
		const ticking = create(environment, 3, true);
		let calls = 0;
		const { ticks } = ticking.step(0, [5, 5], () => calls++);
		expect(calls).toBe(ticks);
		expect(ticks).toBeGreaterThan(0);
	});

	test('what save returns is not changed by what comes after', () => {
		const running = create(environment, 4, true);
		const saved = running.save();
		const copy = saved.slice();
		running.step(0, [5, 5]);
		expect(saved).toEqual(copy);
	});

	test.each([true, false])('a restored world with the same draws goes on bit for bit (published: %s)', (published) => {
		fc.assert(
			fc.property(fc.integer(), fc.array(anyDecision, { minLength: 1, maxLength: 4 }), (seed, decisions) => {
				// Runs on to the decision before the last, whether or not the episode is over: worlds may go on from anywhere.
				const first = create(environment, seed, published);
				for (const decision of decisions.slice(0, -1)) play(environment, first, decision);
				const saved = first.save();
				const continued = [1, 2].map((): unknown => {
					const random = randomnessAt(seed, Stream.environment, 1, 0);
					const other = environment.create({ random, published });
					other.restore(saved);
					expect(other.save()).toEqual(saved);
					const outcome = play(environment, other, decisions[decisions.length - 1]);
					return { outcome, state: other.save(), observation: other.observation() };
				});
				expect(continued[0]).toEqual(continued[1]);
			}),
			{ numRuns: 60 },
		);
	});

	test.each([true, false])('observations stay numbers, near their bounds, in any play (published: %s)', (published) => {
		fc.assert(
			fc.property(fc.integer(), fc.array(anyDecision, { maxLength: 6 }), (seed, decisions) => {
				const world = create(environment, seed, published);
				for (const decision of decisions) {
					const { reward, ticks, terminal } = play(environment, world, decision);
					expect(Number.isFinite(reward)).toBe(true);
					expect(ticks).toBeGreaterThan(0);
					for (const value of scaledObservation(environment, world.observation())) {
						// A last step may lead outside, and an orientation may pass ±π; neither goes far.
						expect(Math.abs(value)).toBeLessThanOrEqual(2.5);
					}
					if (terminal) break;
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('a world made from an observation shows it again', () => {
		const anyObservation = fc.tuple(
			...environment.features.map(({ low, high }) => fc.double({ min: low, max: high, noNaN: true })),
		);
		fc.assert(
			fc.property(anyObservation, (observation) => {
				const world = environment.create({ random: noRandomness, published: true });
				world.restore(environment.stateFromObservation(observation));
				const shown = world.observation();
				environment.features.forEach(({ derived, id }, i) => {
					if (!derived) expect(shown[i], id).toBe(observation[i]);
					expect(shown[i], id).not.toBeNaN();
				});
			}),
		);
	});

	test('a world made from the observation of a new episode is that world, derived features too', () => {
		const fresh = create(environment, 5, true);
		const observation = fresh.observation();
		const again = environment.create({ random: noRandomness, published: true });
		again.restore(environment.stateFromObservation(observation));
		expect(again.observation()).toEqual(observation);
		// Where on its plane a particle is cannot be observed.
		if (!isParticleWorld(environment)) expect(again.save()).toEqual(fresh.save());
	});

	test('everything drawn of a new episode is in the picture', () => {
		const { bounds, background, shapes, ghost, focus } = environment.scene;
		for (let seed = 0; seed < 20; seed++) {
			const fresh = create(environment, seed, true);
			const drawn = [...background, ...shapes(fresh.save()), ...ghost(fresh.observation())];
			for (const [x, y] of [...drawn.flatMap(corners), focus(fresh.save())]) {
				expect(x).toBeGreaterThanOrEqual(bounds.left);
				expect(x).toBeLessThanOrEqual(bounds.right);
				expect(y).toBeGreaterThanOrEqual(bounds.bottom);
				expect(y).toBeLessThanOrEqual(bounds.top);
			}
		}
	});

	test('the ghost of an observation lies where the world itself is drawn', () => {
		const fresh = create(environment, 6, true);
		const solid = environment.scene.shapes(fresh.save()).map((shape) => JSON.stringify({ ...shape, role: 'ghost' }));
		const ghost = environment.scene.ghost(fresh.observation());
		expect(ghost.length).toBeGreaterThan(0);
		for (const shape of ghost) {
			expect(shape.role).toBe('ghost');
			expect(solid).toContain(JSON.stringify(shape));
		}
	});
});

test('scaledObservation takes the bounds to −1 and 1', () => {
	for (const environment of ENVIRONMENTS) {
		const { features } = environment;
		const ends = (end: 'low' | 'high') =>
			scaledObservation(
				environment,
				features.map((feature) => feature[end]),
			);
		expect(ends('low').every((value) => value === -1)).toBe(true);
		expect(ends('high').every((value) => value === 1)).toBe(true);
	}
	expect(scaleToUnit(0, 0, 4)).toBe(-1);
});
