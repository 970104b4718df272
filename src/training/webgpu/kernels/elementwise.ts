/** Element-wise functions of blocks, in WGSL. */

/**
 * The head of a function of blocks and of the same function of their columns, whose body follows in braces.
 * @param parameters of the body, each a vec4f
 */
export function blockwise(name: string, ...parameters: readonly string[]): string {
	const typed = (type: string) => parameters.map((parameter) => `${parameter}: ${type}`).join(', ');
	const column = (j: number) => `${name}Column(${parameters.map((parameter) => `${parameter}[${j}]`).join(', ')})`;
	return `fn ${name}(${typed('mat4x4f')}) -> mat4x4f {
	return mat4x4f(${[0, 1, 2, 3].map(column).join(', ')});
}
fn ${name}Column(${typed('vec4f')}) -> vec4f`;
}

/** WGSL's own tanh may be off by 1e-5, and overflows on some drivers. */
export const HYPERBOLIC_TANGENT = `
fn hyperbolicTangent(x: vec4f) -> vec4f {
	let decay = exp(-2 * abs(x));
	return select(vec4f(1f), vec4f(-1f), x < vec4f()) * (1 - decay) / (1 + decay);
}
`;

export const ELEMENTWISE = `${HYPERBOLIC_TANGENT}
${blockwise('times', 'a', 'b')} { return a * b; }
`;
