import { encodeQR } from 'qr';
import { expect, test } from 'vitest';
import { writeBetCode } from '../../../src/classBet/betCode';
import { noSquares, squaresNear } from '../../../src/classBet/squares';
import { textOfQr } from '../../../src/classBet/view/readQr';

/** A QR code as a camera sees it: so many pixels a module, off the middle, grey on grey, with noise. */
function photographed(text: string, module: number) {
	const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
	const [width, height] = [rows.length * module + 61, rows.length * module + 37];
	const data = new Uint8ClampedArray(4 * width * height);
	for (let pixel = 0; pixel < width * height; pixel++) {
		const [x, y] = [(pixel % width) - 40, Math.floor(pixel / width) - 12];
		const dark = rows[Math.floor(y / module)]?.[Math.floor(x / module)] ?? false;
		const grey = (dark ? 60 : 205) + ((pixel * 7919) % 31);
		data.set([grey, grey, grey, 255], 4 * pixel);
	}
	return { width, height, data };
}

test('the camera reads the QR code of a bet, and a picture without one has none', () => {
	const painted = noSquares();
	for (const square of squaresNear(4, -6, 5)) painted[square] = 1;
	for (const square of squaresNear(-7, 3, 2)) painted[square] = 1;
	const code = writeBetCode({ bet: 99, learner: 5, score: 12, painted });
	for (const module of [3, 5, 8]) expect(textOfQr(photographed(code, module))).toBe(code);
	expect(textOfQr({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(128) })).toBeNull();
});
