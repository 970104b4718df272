import type { Page } from '@playwright/test';

/** What is read of an event of Chromium's trace. */
interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** Processor time in microseconds. */
	readonly tdur?: number;
	readonly args: { readonly name?: string };
}

/**
 * Watches the tasks of the page's thread by their processor time: what of a long task is the page's own doing, and not
 * a wait for a processor that had other work.
 * @returns ends it, and gives the milliseconds of each task
 */
export async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
	const devTools = await page.context().newCDPSession(page);
	const events: TraceEvent[] = [];
	devTools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	const traceConfig = { includedCategories: ['toplevel'], excludedCategories: ['*'] };
	await devTools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
	return async () => {
		const complete = new Promise<void>((resolve) => devTools.once('Tracing.tracingComplete', () => resolve()));
		await devTools.send('Tracing.end');
		await complete;
		await devTools.detach();
		const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
		const tasks = threads.map(({ pid, tid }) =>
			events.filter(
				(event) => event.pid === pid && event.tid === tid && event.name === 'ThreadControllerImpl::RunTask',
			),
		);
		// Chromium's own pages have renderers too, with little to do.
		const [busiest = []] = tasks.sort((a, b) => b.length - a.length);
		return busiest.map(({ tdur = 0 }) => tdur / 1_000);
	};
}
