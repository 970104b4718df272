const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** A small number under the line. */
export function subscript(value: number): string {
	return Array.from(String(value), (digit) => SUBSCRIPTS[Number(digit)]).join('');
}

/** z₁ for the first latent dim. */
export function axisName(dim: number): string {
	return `z${subscript(dim + 1)}`;
}
