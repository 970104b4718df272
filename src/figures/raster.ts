/** SVG documents as pixels. */
import greekFont from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url';
import latinFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { FigureDocument } from './figureDocument';

/** The browser has no picture of this size, or none of this document. */
export class NoPicture extends Error {}

/** A document that is ready to be drawn in any size. */
export interface Drawable {
	readonly image: HTMLImageElement;
	readonly width: number;
	readonly height: number;
}

/** A picture of a document sees nothing of the page, so it is given the page's font. */
let fontFaces: Promise<string> | null = null;

async function loadFontFaces(): Promise<string> {
	const faces = await Promise.all(
		[latinFont, greekFont].map(async (file) => {
			const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
			let text = '';
			for (const byte of bytes) text += String.fromCharCode(byte);
			const source = `url(data:font/woff2;base64,${btoa(text)}) format("woff2")`;
			return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source}}`;
		}),
	);
	// Each file has its own letters: the second stands for what the first has not.
	return faces.map((face, index) => (index === 0 ? face : face.replace('}', ';unicode-range:U+370-3FF}'))).join('');
}

/** @throws NoPicture @param scale pixels a CSS pixel */
export async function drawableOf({ svg, width, height }: FigureDocument, scale: number): Promise<Drawable> {
	// Where the font does not come, or may not be read, letters are those of the system.
	fontFaces ??= loadFontFaces().catch(() => '');
	const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
	const sized = svg
		.replace(`width="${width}" height="${height}"`, `width="${wide}" height="${high}"`)
		.replace('<title>', `<style>text{font-variant-numeric:tabular-nums}${await fontFaces}</style><title>`);
	const url = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
	try {
		const image = new Image(wide, high);
		image.src = url;
		await image.decode();
		return { image, width: wide, height: high };
	} catch (error) {
		throw new NoPicture(String(error));
	} finally {
		URL.revokeObjectURL(url);
	}
}

/**
 * A document as PNG, `scale` pixels a CSS pixel.
 * @throws NoPicture
 */
export async function pngOf(figure: FigureDocument, scale: number): Promise<Blob> {
	const { image, width, height } = await drawableOf(figure, scale);
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) throw new NoPicture(`${width} × ${height}`);
	return blob;
}
