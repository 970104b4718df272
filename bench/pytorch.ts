import { spawnSync } from 'node:child_process';
import { inProject } from '../scripts/paths.mjs';

/** What bench/pytorch_step.py prints: milliseconds a step, median. */
export interface PyTorchStep {
	readonly version: string;
	readonly one: number | null;
	/** With two threads. */
	readonly two: number | null;
}

/** Interpreters that may have PyTorch: the one of the path, and that of the system's packages. */
const INTERPRETERS = ['python3', '/usr/bin/python3'];

/** The same model and batch in PyTorch on the processor; null where it is not installed. */
export function pyTorchStep(width: number, batchSize: number): PyTorchStep | null {
	const script = inProject('bench/pytorch_step.py');
	for (const python of INTERPRETERS) {
		const done = spawnSync(python, [script, String(width), String(batchSize)], { encoding: 'utf8' });
		if (done.status === 0) return JSON.parse(done.stdout) as PyTorchStep;
	}
	return null;
}
