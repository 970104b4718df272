import { spawnSync } from 'node:child_process';
import { inProject } from '../scripts/paths.mjs';
import { type Figure, median } from './statistics';

/** What the programs in Python print: milliseconds a step, median. */
export interface PyTorchStep {
	readonly version: string;
	readonly milliseconds: number;
}

/** Interpreters that may have PyTorch: the one of the path, and that of the system's packages. */
const INTERPRETERS = ['python3', '/usr/bin/python3'];

/**
 * The same work in PyTorch on the processor; null where it is not installed.
 * @param program in Python, given width, batch and threads
 */
export function pyTorchStep(
	width: number,
	batchSize: number,
	threads: number,
	program = 'bench/pytorch_step.py',
): PyTorchStep | null {
	const count = String(threads);
	const threadsOf = { OPENBLAS_NUM_THREADS: count, OMP_NUM_THREADS: count, MKL_NUM_THREADS: count };
	const env = { ...process.env, ...threadsOf, PYTHONDONTWRITEBYTECODE: '1' };
	const script = inProject(program);
	for (const python of INTERPRETERS) {
		const parameters = [script, width, batchSize, threads].map(String);
		const done = spawnSync(python, parameters, { encoding: 'utf8', env });
		if (done.status === 0) return JSON.parse(done.stdout) as PyTorchStep;
	}
	return null;
}

/** PyTorch's row beside that of the SIMD engine. */
interface PyTorchRow {
	/** In front of its name, such as `agent, `. */
	readonly of?: string;
	/** Threads and sizes. */
	readonly at: string;
	/** Of what the milliseconds are, such as `ms a step`. */
	readonly unit: string;
	/** What was measured; none where it is not installed. */
	readonly steps: readonly PyTorchStep[];
	/** Milliseconds of the same work on the SIMD engine. */
	readonly simd: number;
	readonly budget?: string;
}

export function pyTorchFigure({ of = '', at, unit, steps, simd, budget }: PyTorchRow): Figure {
	if (steps.length === 0)
		return { what: `${of}PyTorch, ${at}`, value: 'not measured', unit: 'PyTorch is not installed here' };
	const milliseconds = median(steps.map((step) => step.milliseconds));
	return {
		what: `${of}PyTorch ${steps[0].version}, ${at}`,
		value: milliseconds.toFixed(2),
		unit: `${unit}; simd ${(milliseconds / simd).toFixed(2)} ×`,
		...(budget && { budget }),
	};
}
