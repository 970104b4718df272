/** Adam, on the flat weights as a whole. */

/** Adam's constants, see `src/model/adam.ts`. */
const BETA1: f64 = 0.9;
const BETA2: f64 = 0.999;
const EPSILON: f32 = 1e-8;

/**
 * Smaller first moments become 0. Without it those of a unit that no longer fires shrink by a tenth each step until they are
 * subnormal, where every operation takes a hundred times as long, for ever. It moves no weight: 2⁻¹⁰⁰ over ε is 8·10⁻²³.
 */
const NEGLIGIBLE: f32 = 7.888609052210118e-31;

/**
 * One update by Adam, in place, as `src/model/adam.ts` has it.
 * @param count numbers; arrays are filled up to whole vectors
 * @param stepSize rate ÷ (1 − β₁ᵗ)
 * @param correction 1 ÷ √(1 − β₂ᵗ)
 * @param kept whether the moments continue, or start at 0
 */
export function adamUpdate(
	weights: usize,
	gradients: usize,
	firstMoment: usize,
	secondMoment: usize,
	count: i32,
	stepSize: f64,
	correction: f64,
	kept: bool,
): void {
	const keep1 = f32x4.splat(kept ? <f32>BETA1 : 0);
	const keep2 = f32x4.splat(kept ? <f32>BETA2 : 0);
	const fresh1 = f32x4.splat(<f32>(1 - BETA1));
	const fresh2 = f32x4.splat(<f32>(1 - BETA2));
	const step = f32x4.splat(<f32>stepSize);
	const scale = f32x4.splat(<f32>correction);
	const epsilon = f32x4.splat(EPSILON);
	const negligible = f32x4.splat(NEGLIGIBLE);
	const bytes = (<usize>count) << 2;
	for (let i: usize = 0; i < bytes; i += 16) {
		const gradient = v128.load(gradients + i);
		let m = f32x4.add(f32x4.mul(keep1, v128.load(firstMoment + i)), f32x4.mul(fresh1, gradient));
		// Not "at least", which would drop NaN.
		m = v128.andnot(m, f32x4.lt(f32x4.abs(m), negligible));
		const v = f32x4.add(
			f32x4.mul(keep2, v128.load(secondMoment + i)),
			f32x4.mul(f32x4.mul(fresh2, gradient), gradient),
		);
		v128.store(firstMoment + i, m);
		v128.store(secondMoment + i, v);
		const update = f32x4.div(f32x4.mul(step, m), f32x4.add(f32x4.mul(f32x4.sqrt(v), scale), epsilon));
		v128.store(weights + i, f32x4.sub(v128.load(weights + i), update));
	}
}
