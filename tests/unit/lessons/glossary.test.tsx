// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Formula } from '../../../src/controls/Formula/Formula';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { en } from '../../../src/i18n/en';
import { LANGUAGES } from '../../../src/i18n/language';
import { loadShownTexts, showTexts } from '../../../src/i18n/lateTexts';
import { VIEW_TEXTS } from '../../../src/i18n/partTexts';
import { zhCN } from '../../../src/i18n/zh-CN';
import { GLOSSARY, GLOSSARY_IDS, glossaryIdOfTerm } from '../../../src/lessons/glossary';
import { LayerLegend } from '../../../src/map/panels/LayerLegend';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import type { Term } from '../../../src/state/highlight';

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
	await showTexts([VIEW_TEXTS]);
	for (const language of LANGUAGES) await loadShownTexts(language);
});

afterEach(() => {
	cleanup();
	chooseLanguage('en');
});

const SYMBOLS = Object.keys(en.terms) as Term[];
const PERCENT = String(DEFAULT_CONFIG.display.boxPercent);

describe('the glossary', () => {
	it.each(SYMBOLS)('says of %s what its tooltips say, in both languages', (symbol) => {
		const { text, term } = GLOSSARY[glossaryIdOfTerm(symbol)];
		expect(term).toBe(symbol);
		expect(text.en).toBe(en.terms[symbol].replace('{{percent}}', PERCENT));
		expect(text['zh-CN']).toBe(zhCN.terms[symbol].replace('{{percent}}', PERCENT));
	});

	it.each(GLOSSARY_IDS)('has a name and whole sentences on %s in both languages', (id) => {
		const { name, text } = GLOSSARY[id];
		for (const language of LANGUAGES) {
			expect(name[language]).not.toBe('');
			expect(text[language]).not.toMatch(/\{\{|undefined|!|！/);
		}
		expect(text.en).toMatch(/\.$/);
		expect(text['zh-CN']).toMatch(/。$/);
		expect(text['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
	});

	it('names no two entries alike', () => {
		for (const language of LANGUAGES)
			expect(new Set(GLOSSARY_IDS.map((id) => GLOSSARY[id].name[language])).size).toBe(GLOSSARY_IDS.length);
	});
});

describe('the tooltips on the page', () => {
	it.each(LANGUAGES)('are those of the glossary in the formula, %s', async (language) => {
		chooseLanguage(language);
		const { container } = render(<Formula />);
		await expect.poll(() => document.documentElement.lang).toBe(language);
		const buttons = [...container.querySelectorAll<HTMLElement>('button[data-term]')];
		expect(buttons).toHaveLength(7);
		for (const button of buttons) {
			const { text } = GLOSSARY[glossaryIdOfTerm(button.dataset.term as Term)];
			expect(button.dataset.tip?.startsWith(text[language])).toBe(true);
			expect(button.getAttribute('aria-label')).toBe(button.dataset.tip);
		}
	});

	it('are those of the glossary in the legend of the maps', () => {
		render(<LayerLegend />);
		const titles = (['mean', 'std', 'draw', 'prior', 'latent-box'] as const).map((id) => GLOSSARY[id].text.en);
		for (const title of titles) expect(document.querySelector(`[data-tip="${CSS.escape(title)}"]`)).toBeTruthy();
	});
});
