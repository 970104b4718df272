/** One question about the plane to an agent: the critics' landscape, and a person's code beside the policy's. */
import type { AgentClient } from '../../agent/AgentClient';
import type { Landscape, ValueAnswer } from '../../agent/protocol';
import type { Place } from './landscapeGeometry';

/** Points of the landscape along each edge: measured at twelve answers a second while two agents learn. */
export const LANDSCAPE_POINTS = 48;

export interface LandscapeQuestion {
	readonly run: 0 | 1;
	/** S, scaled. */
	readonly state: Float32Array;
	/** null: the one that the policy takes. */
	readonly action: number | null;
	readonly dims: readonly [number, number];
	/** Half the side of the plane, in z. */
	readonly half: number;
	/** The person's code on the two dimensions; null before the plane was touched. */
	readonly probe: Place | null;
	readonly latentDim: number;
	/** The step of the past that is looked at; undefined: the present. */
	readonly at: number | undefined;
}

export interface LandscapeReading {
	readonly question: LandscapeQuestion;
	readonly landscape: Landscape;
	/** The probe, with the landscape's action, beside the policy; null before the plane was touched. */
	readonly value: ValueAnswer | null;
	/** How many there were before: what the rate is measured by. */
	readonly number: number;
}

/** @param before the reading before, whose action is likely the present one's */
export async function askLandscape(
	client: Pick<AgentClient, 'landscape' | 'value'>,
	{ run, state, action, dims, half, probe, latentDim, at }: LandscapeQuestion,
	before: LandscapeReading | null,
): Promise<Pick<LandscapeReading, 'landscape' | 'value'>> {
	const edge = [-half, half] as const;
	const points = LANDSCAPE_POINTS;
	const grid = { run, state, action, dims, x: edge, y: edge, columns: points, rows: points, at };
	if (!probe) return { landscape: await client.landscape(grid), value: null };

	/** The person's code, with the policy's on dimensions that are not shown. */
	const codeWith = (policy: ArrayLike<number>) => {
		const z = Float32Array.from({ length: latentDim }, (_, dim) => policy[dim]);
		for (const [index, dim] of dims.entries()) z[dim] = probe[index];
		return z;
	};
	// Where the answer needs nothing of the landscape but an action that is known by and large, both are asked at once.
	const likely = latentDim === 2 ? (action ?? before?.landscape.policy.action ?? null) : null;
	const [landscape, early] = await Promise.all([
		client.landscape(grid),
		likely === null ? null : client.value(run, state, likely, codeWith(probe), at),
	]);
	if (early && likely === landscape.action) return { landscape, value: early };
	const value = await client.value(run, state, landscape.action, codeWith(landscape.policy.z), at);
	return { landscape, value };
}
