/** Makes the type of a printed page as large as one page allows. */

/** Sizes that are tried, in points, the largest first: from a comfortable one to the smallest that is still read. */
const SIZES = Array.from({ length: 15 }, (_, index) => 11 - index / 4);

/** Sets the size of an element whose height is that of the page; the smallest one stays where nothing fits. */
export function fitSheet(sheet: HTMLElement): void {
	for (const size of SIZES) {
		sheet.style.fontSize = `${size}pt`;
		if (sheet.scrollHeight <= sheet.clientHeight) return;
	}
}
