/** Off-diagonal squares below this share of all squares count as zero: float64 carries about 1e−16 of an entry. */
import { hypot } from '../numerics/norm';

const SMALL_SHARE = 1e-28;

/** Sweeps over all pairs; Jacobi's method converges quadratically, and 100 × 100 matrices need fewer than ten. */
const MOST_SWEEPS = 60;

/**
 * Eigenvalues of a symmetric matrix by Jacobi rotations (Golub & Van Loan, Matrix Computations, section 8.5).
 * @param matrix n × n, row by row; only read
 * @returns n, the largest first
 */
export function symmetricEigenvalues(matrix: ArrayLike<number>, n: number): Float64Array {
	const a = Float64Array.from(matrix);
	const total = a.reduce((sum, value) => sum + value * value, 0);
	for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
		let off = 0;
		for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) off += 2 * a[i * n + j] ** 2;
		if (off <= SMALL_SHARE * total) break;
		for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, n, p, q);
	}
	return Float64Array.from({ length: n }, (_, i) => a[i * n + i])
		.sort()
		.reverse();
}

/** Turns the plane of rows p and q so that the entry between them becomes 0. */
function rotate(a: Float64Array, n: number, p: number, q: number): void {
	const between = a[p * n + q];
	if (between === 0) return;
	const theta = (a[q * n + q] - a[p * n + p]) / (2 * between);
	const t = Math.sign(theta || 1) / (Math.abs(theta) + hypot(theta, 1));
	const c = 1 / hypot(t, 1);
	const s = t * c;
	for (let k = 0; k < n; k++) {
		const [kp, kq] = [a[k * n + p], a[k * n + q]];
		a[k * n + p] = c * kp - s * kq;
		a[k * n + q] = s * kp + c * kq;
	}
	for (let k = 0; k < n; k++) {
		const [pk, qk] = [a[p * n + k], a[q * n + k]];
		a[p * n + k] = c * pk - s * qk;
		a[q * n + k] = s * pk + c * qk;
	}
}
