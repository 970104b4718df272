import type { EngineId } from '../training/Trainer';

/** Key of each engine's name in the `header` texts. */
export const ENGINE_NAMES = {
	webgpu: 'engineWebgpu',
	'tfjs-webgpu': 'engineTfjsWebgpu',
	simd: 'engineSimd',
	reference: 'engineReference',
} as const satisfies Record<EngineId, string>;

export function isEngine(id: unknown): id is EngineId {
	return typeof id === 'string' && Object.hasOwn(ENGINE_NAMES, id);
}
