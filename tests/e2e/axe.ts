import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Severities of findings, the most severe first. */
const IMPACTS = ['critical', 'serious', 'moderate', 'minor'] as const;

/**
 * What axe finds on the page or in parts of it, with the elements it is about.
 * @param parts CSS selectors; the whole page where none is given
 * @param least findings less severe than this are left out
 */
export async function axeFindings(
	page: Page,
	{ parts = [], least = 'serious' }: { parts?: readonly string[]; least?: (typeof IMPACTS)[number] } = {},
): Promise<string[]> {
	// The page has no frames, so axe need not open a tab of its own to join their results.
	const builder = new AxeBuilder({ page }).setLegacyMode();
	for (const part of parts) builder.include(part);
	const { violations } = await builder.analyze();
	const counted: readonly unknown[] = IMPACTS.slice(0, IMPACTS.indexOf(least) + 1);
	return violations
		.filter(({ impact }) => counted.includes(impact))
		.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
