import { encodeQR } from 'qr';
import { useMemo } from 'react';
import styles from './Bet.module.css';

/** Modules that stay white round a QR code, as the standard asks. */
const QUIET = 4;

/** A text as a QR code: always dark on white, so that every camera reads it. */
export default function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
	const { path, side } = useMemo(() => {
		const modules = encodeQR(text, 'raw', { ecc: 'low', border: QUIET });
		const rows = modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
		return { path: rows.join(''), side: modules.length };
	}, [text]);
	return (
		<svg className={styles.qr} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} data-testid="qr">
			<path d={`M0 0h${side}v${side}h-${side}z`} fill="#ffffff" />
			<path d={path} fill="#000000" shapeRendering="crispEdges" />
		</svg>
	);
}
