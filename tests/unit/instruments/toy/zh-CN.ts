import type { InstrumentTexts } from '../../../../src/i18n/InstrumentTexts';

const texts: InstrumentTexts['toy'] = { name: '玩具', line: '两数相加。', why: 'a + b', sum: '和：{{sum}}' };

export default texts;
