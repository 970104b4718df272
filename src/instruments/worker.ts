/** The worker of the instruments: what is too long for a display frame is measured here, beside the training. */
import { fetchSimd } from '../training/wasm/fetchSimd';
import { serve } from '../workers/serve';
import { simdAtlas } from './atlas/simdAtlas';
import type { Measured, Measurement } from './measure';
import { TASKS, type TaskName } from './tasks';

const tasks = { ...TASKS, atlas: simdAtlas(fetchSimd) };

serve<Measurement<TaskName>, Measured<TaskName>>(self, async ({ task, request }) => {
	const start = performance.now();
	// The request belongs to the task, which the types of the client have seen to.
	const measure = tasks[task] as (
		request: unknown,
	) => Measured<TaskName>['result'] | Promise<Measured<TaskName>['result']>;
	const result = await measure(request);
	return { result, milliseconds: performance.now() - start };
});
