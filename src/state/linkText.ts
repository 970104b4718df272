/**
 * The characters of a link's hash: `v1.<base64url>.<checksum>`. Links travel through mail, chats and handwriting, so
 * surrounding text is ignored, and a changed letter is detected. Links from before there was a checksum have none and
 * are still read.
 */
import { crc32 } from '../files/crc32';

/** What a hash says: its payload; or why it is none. */
export type ReadLink =
	| { readonly ok: true; readonly version: number; readonly payload: string }
	| { readonly ok: false };

/** Only letters and digits: programs that detect addresses in a text then include the whole link. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 62⁶ > 2³² */
const CHECKSUM_LENGTH = 6;

/** @param payload base64url */
export function writeLink(version: number, payload: string): string {
	return `v${version}.${payload}.${checksum(version, payload)}`;
}

/** Reads a hash, with or without `#`. Never throws. */
export function readLink(hash: string): ReadLink {
	const parts = /^[#\s"'(<]*v(\d{1,4})\.([A-Za-z0-9_-]+)(?:\.([A-Za-z0-9]+))?(?![A-Za-z0-9_-])/.exec(unescaped(hash));
	if (!parts) return { ok: false };
	const [, digits, payload, check] = parts;
	const version = Number(digits);
	// What else follows a point, such as the next sentence, is no checksum.
	if (check?.length === CHECKSUM_LENGTH && check !== checksum(version, payload)) return { ok: false };
	return { ok: true, version, payload };
}

/** A hash without percent signs: some programs write every point as `%2E`. */
function unescaped(hash: string): string {
	return hash.replace(/%([0-7][0-9A-Fa-f])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** CRC-32 of the version and the payload: every change of one letter gives another, and so do most others. */
function checksum(version: number, payload: string): string {
	let rest = crc32(new TextEncoder().encode(`${version}.${payload}`));
	let text = '';
	for (let place = 0; place < CHECKSUM_LENGTH; place++) {
		text = DIGITS[rest % DIGITS.length] + text;
		rest = Math.floor(rest / DIGITS.length);
	}
	return text;
}
