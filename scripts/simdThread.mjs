/** A thread of Node for some of a training's runs. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A thread has none of what the program was started with.
register();
const { servePart } = await import('../src/training/wasm/parts');
const take = servePart((answer) => parentPort?.postMessage(answer));
parentPort?.on('message', (message) => void take(message));
