/** Texts of HTML as SVG: a line of the page is a line of the figure. */
import type { Place } from './boxSvg';
import { escapeText, paintAttributes, short, textWidth } from './paint';
import type { TextMeasure } from './SvgContext';

interface Line {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The lines of a text on the page, each with its place in the window. */
function linesOf(node: Text, asWritten: boolean): Line[] {
	const text = node.data;
	const range = document.createRange();
	const lines: Line[] = [];
	for (let at = 0; at < text.length; ) {
		const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
		range.setStart(node, at);
		range.setEnd(node, at + length);
		const letter = text.slice(at, at + length);
		at += length;
		const place = range.getClientRects()[0];
		// White space that the page does not show has no place.
		if (!place || (place.width === 0 && letter.trim() === '')) continue;
		const last = lines[lines.length - 1];
		const follows = last && place.top < last.bottom && place.bottom > last.top && place.left >= last.left;
		if (follows) {
			last.text += letter;
			last.right = Math.max(last.right, place.right);
		} else lines.push({ text: letter, left: place.left, right: place.right, top: place.top, bottom: place.bottom });
	}
	return asWritten ? lines : lines.map((line) => ({ ...line, text: line.text.replace(/[\t\n\r\f]/g, ' ') }));
}

const CASES: Readonly<Record<string, (text: string) => string>> = {
	uppercase: (text) => text.toUpperCase(),
	lowercase: (text) => text.toLowerCase(),
	capitalize: (text) => text.replace(/(^|\s)\S/g, (letter) => letter.toUpperCase()),
};

/** How letters look, and how far they reach above and below the line they stand on. */
function lettersOf(style: CSSStyleDeclaration, measure: TextMeasure) {
	const size = Number.parseFloat(style.fontSize);
	measure.font = `${style.fontStyle} ${style.fontWeight} ${size}px ${style.fontFamily}`;
	measure.textBaseline = 'alphabetic';
	const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measure.measureText('x');
	const look = [
		`font-family="${escapeText(style.fontFamily.replace(/"/g, "'"))}"`,
		`font-size="${short(size)}"`,
		...(style.fontWeight === '400' ? [] : [`font-weight="${style.fontWeight}"`]),
		...(style.fontStyle === 'normal' ? [] : [`font-style="${style.fontStyle}"`]),
		...(style.letterSpacing === 'normal' ? [] : [`letter-spacing="${style.letterSpacing}"`]),
		paintAttributes('fill', style.color),
	].join(' ');
	return { look, ascent, descent };
}

function written(text: string, x: number, y: number, width: number, look: string): string {
	const place = `x="${short(x)}" y="${short(y)}"${textWidth(width)}`;
	return `<text ${place} xml:space="preserve" ${look}>${escapeText(text)}</text>`;
}

/**
 * A text as it lies on the page.
 * @param style of the element that the text is in
 * @param left, top where the figure begins in the window
 */
export function textSvg(
	node: Text,
	style: CSSStyleDeclaration,
	left: number,
	top: number,
	measure: TextMeasure,
): string {
	const { look, ascent, descent } = lettersOf(style, measure);
	const cased = CASES[style.textTransform] ?? ((text: string) => text);
	return linesOf(node, style.whiteSpace.startsWith('pre'))
		.map((line) => {
			// The box of letters is as high as the font says, with what is over half above and half below.
			const baseline = (line.top + line.bottom) / 2 + (ascent - descent) / 2;
			return written(cased(line.text), line.left - left, baseline - top, line.right - line.left, look);
		})
		.join('');
}

/** Words at the left of a place, in the middle of its height. */
export function wordsSvg(text: string, style: CSSStyleDeclaration, place: Place, measure: TextMeasure): string {
	const { look, ascent, descent } = lettersOf(style, measure);
	const baseline = place.y + place.height / 2 + (ascent - descent) / 2;
	return written(text, place.x, baseline, measure.measureText(text).width, look);
}
