/** Reads QR codes in pictures of a camera: by the browser where it can, else by a library. */
import { decodeQR } from 'qr/decode.js';

/** The text of a QR code in a picture; null where none is seen. */
export type ReadQr = (picture: HTMLVideoElement) => Promise<string | null>;

/** The part of the Shape Detection API that is used; few browsers have it. */
interface Detector {
	detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
	new (options: { readonly formats: readonly string[] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

export async function readerOfQr(): Promise<ReadQr> {
	const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
	const formats: readonly string[] = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
	if (!BarcodeDetector || !formats.includes('qr_code')) return readByLibrary();
	const detector = new BarcodeDetector({ formats: ['qr_code'] });
	return async (picture) => {
		const found = await detector.detect(picture).catch(() => []);
		return found[0]?.rawValue ?? null;
	};
}

function readByLibrary(): ReadQr {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return async (picture) => {
		const { videoWidth: width, videoHeight: height } = picture;
		if (!context) return null;
		if (canvas.width !== width) canvas.width = width;
		if (canvas.height !== height) canvas.height = height;
		context.drawImage(picture, 0, 0);
		const { data } = context.getImageData(0, 0, width, height);
		return textOfQr({ width, height, data });
	};
}

/** @param picture RGBA; null where no QR code can be read in it */
export function textOfQr(picture: Pick<ImageData, 'width' | 'height' | 'data'>): string | null {
	try {
		return decodeQR(picture);
	} catch {
		return null;
	}
}
