import type { Page } from '@playwright/test';

/** Names of the controls in view that the keyboard reaches. */
export function controlsInView(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const inView = (element: HTMLElement | SVGElement) => {
			const { width, height, top, bottom, left, right } = element.getBoundingClientRect();
			const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
			return width > 0 && height > 0 && inside && element.checkVisibility({ visibilityProperty: true });
		};
		const candidates = document.querySelectorAll<HTMLElement | SVGElement>(
			'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]',
		);
		return Array.from(candidates)
			.filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && inView(element))
			.map((element) => element.dataset.testid ?? element.getAttribute('aria-label') ?? element.outerHTML);
	});
}
