/** Reads numbers as people write them, in whatever way their keyboard and their country do. */

/**
 * A number with comma or point before the decimals, blanks or the other of the two between thousands, a minus of any
 * length (the page prints U+2212), digits of full width, a power of ten after an e.
 * @returns null where it is no number; ±∞ where it is beyond what a double holds
 */
export function readNumber(typed: string): number | null {
	const text = typed
		.normalize('NFKC')
		.replace(/[\u2212\u2010-\u2014]/g, '-')
		.trim()
		.replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, '$1')
		.replace(/^([-+])\s+/, '$1');
	const marks = text.match(/[.,]/g) ?? [];
	const last = marks.at(-1) ?? '';
	// The last mark is that of the decimals, unless it stands more than once: then it parts thousands.
	const decimal = text.split(last).length === 2 ? last : '';
	const thousands = decimal ? new Set(marks).size > 1 : marks.length > 0;
	const [number, power = '0'] = text.split(/e/i);
	const [whole, ...rest] = decimal ? number.split(decimal) : [number];
	if (thousands && !/^[-+]?\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return null;
	const plain = [whole.replace(/[.,]/g, ''), ...rest].join('.');
	if (text.split(/e/i).length > 2) return null;
	return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) && /^[-+]?\d+$/.test(power) ? Number(`${plain}e${power}`) : null;
}

/** Whether a number can be read in two ways: 1,250 is a thousand and a quarter to some, and 1.25 to others. */
export function isAmbiguous(typed: string): boolean {
	return /^[-+]?[1-9]\d{0,2},\d{3}$/.test(typed.normalize('NFKC').replace('\u2212', '-').trim());
}
