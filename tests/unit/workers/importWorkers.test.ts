import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { importingScript } from '../../../src/workers/importWorkers';

test('a worker that imports its module keeps what is sent before the module listens', async () => {
	const script = importingScript('https://lab.example/"assets/worker.js');
	// The address is a text in the script, whatever is in it.
	expect(script).toContain('import("https://lab.example/\\"assets/worker.js")');

	const target = new EventTarget();
	let load = () => {};
	const scope = {
		MessageEvent,
		setTimeout,
		addEventListener: target.addEventListener.bind(target),
		removeEventListener: target.removeEventListener.bind(target),
		dispatchEvent: target.dispatchEvent.bind(target),
		load: () =>
			new Promise<void>((resolve) => {
				load = resolve;
			}),
	};
	runInNewContext(script.replace(/import\(/, 'load('), scope);
	const send = (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data }));
	send('first');
	send('second');
	const heard: unknown[] = [];
	target.addEventListener('message', (event) => heard.push((event as MessageEvent).data));
	load();
	await new Promise((resolve) => setTimeout(resolve));
	send('third');
	expect(heard).toEqual(['first', 'second', 'third']);
});
