import { spawnSync } from 'node:child_process';
import { inProject } from '../scripts/paths.mjs';
import type { Figure } from './statistics';

/** What bench/pytorch_step.py prints. */
interface PyTorchStep {
	readonly version: string;
	readonly device: string;
	/** Milliseconds a step, median; null where it does not work. */
	readonly eager: number | null;
	readonly compiled: number | null;
}

/** The same model and batch in PyTorch, where it is installed. */
export function benchPyTorch(width: number, batchSize: number): Figure {
	const what = `PyTorch, width ${width}, 1 run`;
	const script = inProject('bench/pytorch_step.py');
	const done = spawnSync('python3', [script, String(width), String(batchSize)], { encoding: 'utf8' });
	if (done.status !== 0) return { what, value: 'not measured', unit: 'PyTorch is not installed here' };
	const { version, device, eager, compiled }: PyTorchStep = JSON.parse(done.stdout);
	const milliseconds = (value: number | null) => (value === null ? 'not possible' : `${value.toFixed(2)} ms`);
	return {
		what,
		value: milliseconds(eager),
		unit: `a step (eager; compiled ${milliseconds(compiled)}; ${version} on ${device})`,
	};
}
