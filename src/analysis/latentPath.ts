/**
 * The way from one code to another: straight, or along an arc that keeps the distance to the origin,
 * where N(0, I) in many dims has its mass (White, "Sampling Generative Networks", 2016).
 */
import { atan2 } from '../numerics/arctangent';
import { clamp } from '../numerics/clamp';
import { cos, sin } from '../numerics/trigonometry';

/** Below this length, and below this sine, a direction or a plane is not determined in float32. */
const DEGENERATE = 1e-6;

function radius(z: ArrayLike<number>): number {
	let squares = 0;
	for (let dim = 0; dim < z.length; dim++) squares += z[dim] * z[dim];
	return Math.sqrt(squares);
}

/** The straight line's point at t. */
export function straightPoint(from: ArrayLike<number>, to: ArrayLike<number>, t: number): Float32Array {
	return Float32Array.from(from, (value, dim) => (1 - t) * value + t * to[dim]);
}

/**
 * A unit vector at right angles to `direction`, for two codes on opposite sides of the origin, whose arc could
 * go any way round: the axis that `direction` has least of, made orthogonal. In the plane, a quarter turn.
 */
function anyNormal(direction: Float64Array): Float64Array {
	if (direction.length === 2) return Float64Array.of(-direction[1], direction[0]);
	let axis = 0;
	for (let dim = 1; dim < direction.length; dim++) {
		if (Math.abs(direction[dim]) < Math.abs(direction[axis])) axis = dim;
	}
	const normal = direction.map((value, dim) => (dim === axis ? 1 : 0) - direction[axis] * value);
	const length = radius(normal);
	return normal.map((value) => value / length);
}

/**
 * The arc's point at t: the direction turns evenly, the radius goes from one end's to the other's linearly.
 *
 * An end on the origin has no direction, and on a line (Z = 1) there is no way round: then it is the straight line.
 */
export function arcPoint(from: ArrayLike<number>, to: ArrayLike<number>, t: number): Float32Array {
	const radiusFrom = radius(from);
	const radiusTo = radius(to);
	if (from.length < 2 || radiusFrom < DEGENERATE || radiusTo < DEGENERATE) return straightPoint(from, to, t);
	const directionFrom = Float64Array.from(from, (value) => value / radiusFrom);
	const directionTo = Float64Array.from(to, (value) => value / radiusTo);
	let cosine = 0;
	for (let dim = 0; dim < from.length; dim++) cosine += directionFrom[dim] * directionTo[dim];
	cosine = clamp(cosine, -1, 1);
	let normal: Float64Array = directionTo.map((value, dim) => value - cosine * directionFrom[dim]);
	const sine = radius(normal);
	if (sine < DEGENERATE) {
		if (cosine > 0) return straightPoint(from, to, t);
		normal = anyNormal(directionFrom);
	} else {
		normal = normal.map((value) => value / sine);
	}
	const angle = t * atan2(sine, cosine);
	const length = (1 - t) * radiusFrom + t * radiusTo;
	return Float32Array.from(directionFrom, (value, dim) => length * (cos(angle) * value + sin(angle) * normal[dim]));
}

/** A point of the path at t, 0 … 1. */
export function pathPoint(
	kind: 'straight' | 'arc',
	from: ArrayLike<number>,
	to: ArrayLike<number>,
	t: number,
): Float32Array {
	return kind === 'arc' ? arcPoint(from, to, t) : straightPoint(from, to, t);
}

/**
 * Evenly spaced points of the path, both ends included.
 * @param count at least 2
 * @returns count × Z
 */
export function latentPath(
	kind: 'straight' | 'arc',
	from: ArrayLike<number>,
	to: ArrayLike<number>,
	count: number,
): Float32Array {
	const points = new Float32Array(count * from.length);
	for (let i = 0; i < count; i++) points.set(pathPoint(kind, from, to, i / (count - 1)), i * from.length);
	return points;
}
