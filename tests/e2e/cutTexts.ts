/** Texts that cannot be read: cut by what they stand in, or lying over one another in a chart or a table. */
import type { Page } from '@playwright/test';

/** What is cut, or collides, with the words; nothing where all can be read. */
export function cutTexts(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const seen = (element: Element) => {
			const { width, height, right, left } = element.getBoundingClientRect();
			return (
				width > 1 && height > 1 && right > 0 && left < innerWidth && getComputedStyle(element).visibility !== 'hidden'
			);
		};
		const words = (element: Element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ');
		const hides = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
		const found: string[] = [];
		const leaves = Array.from(document.querySelectorAll<HTMLElement>('header *, main *, aside *, section *')).filter(
			(element) =>
				Array.from(element.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
				!element.closest('svg, .katex, .visually-hidden, select, textarea, code') &&
				seen(element),
		);
		for (const leaf of leaves) {
			const range = document.createRange();
			const own = Array.from(leaf.childNodes).filter(
				(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
			);
			range.setStartBefore(own[0]);
			range.setEndAfter(own[own.length - 1]);
			const text = range.getBoundingClientRect();
			for (let box: Element | null = leaf; box && box !== document.body; box = box.parentElement) {
				if (!hides(box)) continue;
				const frame = box.getBoundingClientRect();
				const cut = text.right > frame.right + 2 || text.left < frame.left - 2;
				if (cut || (box === leaf && leaf.scrollHeight > leaf.clientHeight + 3)) found.push(`cut: ${words(leaf)}`);
				break;
			}
		}
		// In a table of fixed columns a long word runs into the next cell.
		for (const row of document.querySelectorAll('tr')) {
			const boxes = Array.from(row.children)
				.filter((cell) => seen(cell) && words(cell))
				.map((cell) => {
					const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
					const range = document.createRange();
					const parts: DOMRect[] = [];
					for (let text = texts.nextNode(); text; text = texts.nextNode()) {
						if (!text.textContent?.trim() || text.parentElement?.closest('.visually-hidden')) continue;
						range.selectNodeContents(text);
						parts.push(range.getBoundingClientRect());
					}
					const side = (of: (box: DOMRect) => number, most: (...sides: number[]) => number) => most(...parts.map(of));
					return {
						left: side((box) => box.left, Math.min),
						right: side((box) => box.right, Math.max),
						top: side((box) => box.top, Math.min),
						bottom: side((box) => box.bottom, Math.max),
					};
				});
			// A name may stand in a line of its own over the numbers of its row.
			const meets = (cell: number, other: number) =>
				boxes[cell].right > boxes[other].left + 1 && boxes[cell].bottom > boxes[other].top + 4;
			if (boxes.some((_, cell) => cell > 0 && meets(cell - 1, cell))) found.push(`collide: ${words(row)}`);
		}
		for (const chart of document.querySelectorAll('svg')) {
			const labels = Array.from(chart.querySelectorAll('text')).filter((label) => seen(label) && words(label));
			const boxes = labels.map((label) => label.getBoundingClientRect());
			for (const [index, a] of boxes.entries())
				for (const [other, b] of boxes.entries()) {
					if (other <= index) continue;
					const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
					const up = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
					if (across > 1 && up > 4) found.push(`collide: ${words(labels[index])} / ${words(labels[other])}`);
				}
		}
		return Array.from(new Set(found));
	});
}
