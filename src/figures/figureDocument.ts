/** A figure as a file of its own: what was taken, on paper, with its caption under it. */
import type { FigureCaption } from '../plane/figureMoments';
import { escapeText, short, textWidth } from './paint';
import type { TextMeasure } from './SvgContext';
import type { TakenFigure } from './takeFigure';

export interface FigureLook {
	/** Without paper behind it. */
	readonly transparent: boolean;
	/** Whether the caption is drawn; what the file says of itself has it anyway. */
	readonly captioned: boolean;
	readonly font: string;
}

/** An SVG document with its size in CSS pixels. */
export interface FigureDocument {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** CSS pixels */
const MARGIN = 12;
const LEAST_WIDTH = 360;

/** The lines of a caption: size and weight of the letters, and how far one line is from the next. */
const TITLE = { size: 12, weight: 600, line: 17 } as const;
const DETAILS = { size: 11, weight: 400, line: 15 } as const;
const LINK = { size: 8, weight: 400, line: 11 } as const;

/** Figures are light whatever the page is. */
const PAPER = '#ffffff';
const INK = '#1d2330';
const INK_SOFT = '#575d6b';

/** @param metadata JSON that says where the figure comes from */
export function figureDocument(
	taken: TakenFigure,
	caption: FigureCaption,
	{ transparent, captioned, font }: FigureLook,
	metadata: string,
	measure: TextMeasure,
): FigureDocument {
	const inner = Math.max(taken.width, captioned ? LEAST_WIDTH : 0);
	const width = Math.ceil(inner + 2 * MARGIN);
	const written = captioned ? captionSvg(caption, font, inner, taken.height + MARGIN + 8, measure) : null;
	const height = Math.ceil(taken.height + 2 * MARGIN + (written ? written.height + 8 : 0));
	const content = transparent
		? taken.svg.replace(/<rect class="surface"[^>]*\/>/g, '')
		: taken.svg.replaceAll('<rect class="surface" ', '<rect ');
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		`<title>${escapeText(caption.title)}</title>`,
		`<desc>${escapeText(`${caption.details} ${caption.link}`)}</desc>`,
		`<metadata>${escapeText(metadata)}</metadata>`,
		transparent ? '' : `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
		`<g transform="translate(${MARGIN} ${MARGIN})">${content}</g>`,
		written?.svg ?? '',
		'</svg>\n',
	].join('');
	return { svg, width, height };
}

/** A figure as SVG by itself, for a page that says the rest: on no paper, without caption. */
export function figureContent({ svg, width, height }: TakenFigure): string {
	const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
	return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${svg}</svg>`;
}

function captionSvg(
	{ title, details, link }: FigureCaption,
	font: string,
	width: number,
	top: number,
	measure: TextMeasure,
) {
	let y = top;
	const write = (text: string, { size, weight, line }: typeof TITLE | typeof DETAILS | typeof LINK, color: string) => {
		measure.font = `${weight} ${size}px ${font}`;
		const family = escapeText(font.replace(/"/g, "'"));
		const look = `font-family="${family}" font-size="${size}"${weight === 400 ? '' : ` font-weight="${weight}"`}`;
		return linesOf(text, width, measure)
			.map((words) => {
				y += line;
				const wide = textWidth(measure.measureText(words).width);
				return `<text x="${MARGIN}" y="${short(y)}"${wide} ${look} fill="${color}">${escapeText(words)}</text>`;
			})
			.join('');
	};
	const lines = [write(title, TITLE, INK), write(details, DETAILS, INK_SOFT)].join('');
	const linked = `<a href="${escapeText(link)}">${write(link, LINK, INK_SOFT)}</a>`;
	return { svg: `${lines}${linked}`, height: y - top };
}

/** A text in lines no wider than `width`: broken between words, and inside one that has no line of its own. */
export function linesOf(text: string, width: number, measure: Pick<TextMeasure, 'measureText'>): string[] {
	const fits = (line: string) => measure.measureText(line).width <= width;
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (fits(longer)) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line);
		line = word;
		while (!fits(line) && line.length > 1) {
			const head = longestHead(line, fits);
			lines.push(line.slice(0, head));
			line = line.slice(head);
		}
	}
	if (line !== '') lines.push(line);
	return lines;
}

/** Letters of a word, at least one, that fit in a line. */
function longestHead(word: string, fits: (text: string) => boolean): number {
	let [low, high] = [1, word.length];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(word.slice(0, middle))) low = middle;
		else high = middle - 1;
	}
	return low;
}
