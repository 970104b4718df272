/** Parts of configurations, and how one is laid over another. */
import { DEFAULT_CONFIG } from './defaults';
import { LIMITS } from './limits';
import type { Config } from './schema';

/** A part of a configuration, at any depth. */
export type DeepPartial<T> = T extends readonly unknown[]
	? T
	: T extends object
		? { [K in keyof T]?: DeepPartial<T[K]> }
		: T;

/**
 * Replaces the given leaves of `base`; arrays and schedules are replaced whole. If only the number of latent dimensions
 * changes, the probe and the axes are adapted to it.
 */
export function mergeConfig(base: Config, patch: DeepPartial<Config>): unknown {
	const merged = merge(base, patch);
	const latentDim = patch.model?.latentDim;
	const { min, max } = LIMITS.latentDim;
	const counts = latentDim !== undefined && Number.isInteger(latentDim) && latentDim >= min && latentDim <= max;
	// A part of a configuration has no probe to take along.
	if (!counts || !('probe' in base)) return merged;
	const z = Array.from({ length: latentDim }, (_, dim) => base.probe.z[dim] ?? 0);
	const { dims } = base.display;
	const fitted = {
		probe: { z },
		display: { dims: dims.some((dim) => dim >= latentDim) ? DEFAULT_CONFIG.display.dims : dims },
	};
	return merge(merge(merged, fitted), { probe: patch.probe, display: patch.display });
}

function merge(base: unknown, patch: unknown): unknown {
	if (patch === undefined) return base;
	if (!isPlainObject(base) || !isPlainObject(patch)) return patch;
	// A schedule is a union of forms: leaves of the old form must not remain in the new one.
	if ('kind' in patch) return patch;
	const merged: Record<string, unknown> = { ...base };
	for (const [key, value] of Object.entries(patch)) merged[key] = merge(base[key], value);
	return merged;
}

/** An object that is no list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
