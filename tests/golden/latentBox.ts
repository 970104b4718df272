/** The latent box against the official `z_range`. */
import { expect } from 'vitest';
import { latentBox } from '../../src/analysis/latentBox';

export interface LatentBoxFixture {
	/** Rows of `z`. */
	readonly n: number;
	/** Columns of `z`. */
	readonly latent: number;
	/** Trimmed at either end, percent. */
	readonly range_rate: number;
	/** n × latent, row by row: flat, or a list a row. */
	readonly z: readonly number[] | readonly (readonly number[])[];
	/** One value a latent dimension. */
	readonly upper: readonly number[];
	readonly lower: readonly number[];
}

/** The fixture's z are rounded to some decimals, its box is not. */
const ROUNDING = 1e-5;

/** The value of the column that the fixture's bound was before rounding. */
function nearest(column: readonly number[], bound: number): number {
	return column.reduce((best, value) => (Math.abs(value - bound) < Math.abs(best - bound) ? value : best));
}

/** Fails where our box differs from the fixture: each bound must be the very same draw. */
export function checkLatentBox(fixture: LatentBoxFixture): void {
	const { n, latent, range_rate, upper, lower } = fixture;
	const z = fixture.z.flat();
	expect(z).toHaveLength(n * latent);
	expect(upper).toHaveLength(latent);
	expect(lower).toHaveLength(latent);
	const box = latentBox(z, n, latent, range_rate);
	for (let dim = 0; dim < latent; dim++) {
		const column = z.filter((_, index) => index % latent === dim);
		expect(box.upper[dim], `upper bound of dim ${dim}`).toBe(nearest(column, upper[dim]));
		expect(box.lower[dim], `lower bound of dim ${dim}`).toBe(nearest(column, lower[dim]));
		expect(Math.abs(box.upper[dim] - upper[dim])).toBeLessThanOrEqual(ROUNDING);
		expect(Math.abs(box.lower[dim] - lower[dim])).toBeLessThanOrEqual(ROUNDING);
	}
}
