import type { Texts } from '../../../../src/i18n/InstrumentTexts';

const texts = { name: 'Toy', line: 'Adds two numbers.', why: 'a + b', sum: 'Sum: {{sum}}' };

export default texts;

declare module '../../../../src/i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly toy: Texts<typeof texts>;
	}
}
