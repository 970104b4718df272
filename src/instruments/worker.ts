/** The worker of the instruments: measurements too long for a display frame run here, apart from the training. */
import { readClaims } from '../analysis/claims';
import { measureKlSplits } from '../analysis/klSplit';
import { measureStep } from '../analysis/trainingStep';
import { serve } from '../workers/serve';
import { byFolder } from './byFolder';
import type { Measured, Measurement } from './measure';
import type { Task, TaskName } from './tasks';

const tasks: Readonly<Record<string, Task | undefined>> = {
	...byFolder(import.meta.glob<Task>('./*/task.ts', { eager: true, import: 'default' })),
	kl: measureKlSplits,
	claims: readClaims,
	trainingStep: measureStep,
};

serve<Measurement<TaskName>, Measured<TaskName>>(self, async ({ task, request }) => {
	const start = performance.now();
	const measure = tasks[task];
	if (!measure) throw new Error(`no task ${task}`);
	const result = (await measure(request as never)) as Measured<TaskName>['result'];
	return { result, milliseconds: performance.now() - start };
});
