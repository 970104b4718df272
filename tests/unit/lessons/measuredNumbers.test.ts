/** A page's text carries at most two measured numbers; what is measured beyond them stands in the table under it. */
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../src/lessons/registry';
import { claimsIn, textsOfPage } from './texts';

const MOST = 2;

const lessons = await loadCourse();
const pages = lessons.flatMap(({ id, pages }) => pages.map((page) => [`${id}/${page.id}`, page] as const));

describe('measured numbers', () => {
	it.each(pages)('of %s are at most two in its text', (_, page) => {
		const named = new Set(textsOfPage(page).flatMap(({ text }) => claimsIn(text.en)));
		expect(named.size).toBeLessThanOrEqual(MOST);
	});

	it('beyond them stand in tables', () => {
		const beyond = pages.filter(([, { claims = [] }]) => claims.length > MOST);
		expect(beyond.length).toBeGreaterThan(0);
	});
});
