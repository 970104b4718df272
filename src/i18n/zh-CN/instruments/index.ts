import type { InstrumentTexts } from '../../en/instruments';
import { holes } from './holes';
import { instruments } from './instruments';

/** 各仪器的简体中文文本，随仪器一同加载。 */
export const zhInstrumentTexts: InstrumentTexts = { instruments, holes };
