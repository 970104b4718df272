/** A thread for some of a training's runs: binds a part to this worker's messages. */
import { servePart, type ToPart } from './parts';

const take = servePart((answer) => self.postMessage(answer));
self.addEventListener('message', ({ data }: MessageEvent<ToPart>) => void take(data));
