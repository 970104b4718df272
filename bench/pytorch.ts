import { spawnSync } from 'node:child_process';
import { inProject } from '../scripts/paths.mjs';

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
