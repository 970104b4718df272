import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import { Picture } from '../../plane/Picture';
import { Segmented } from '../../ui/Segmented';
import { middleOf, REACH, SIDE, type Squares, squareAt, squaresNear } from '../squares';
import styles from './Bet.module.css';
import { drawBetMap } from './drawBetMap';

const BRUSHES = ['broad', 'fine', 'eraser'] as const;
type Brush = (typeof BRUSHES)[number];

/** How far a brush reaches, in σ of the prior. */
const RADIUS: Readonly<Record<Brush, number>> = { broad: 1.6, fine: 0, eraser: 1 };

const MOVES: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

interface SketchMapProps {
	readonly painted: Squares;
	readonly onPaint: (painted: Squares) => void;
}

/** The map of a bet to be painted on: with finger, mouse or pen, or square by square from the keyboard. */
export function SketchMap({ painted, onPaint }: SketchMapProps) {
	const { t } = useTranslation('bet');
	const [brush, setBrush] = useState<Brush>('broad');
	const [at, setAt] = useState(squareAt(0.5, 0.5));
	const last = useRef<readonly [number, number]>([0, 0]);
	/** What the stroke has painted so far: a move may come before the last one is rendered. */
	const canvas = useRef(painted);
	canvas.current = painted;

	function apply(squares: readonly number[], value: 0 | 1): void {
		const next = canvas.current.slice();
		for (const square of squares) next[square] = value;
		canvas.current = next;
		onPaint(next);
	}

	/** A press or a move, as shares of the map; between two moves lies a straight stroke. */
	function stroke(shareX: number, shareY: number, began: boolean): void {
		const [z1, z2] = [(2 * shareX - 1) * REACH, (1 - 2 * shareY) * REACH];
		const [from1, from2] = began ? [z1, z2] : last.current;
		last.current = [z1, z2];
		const pieces = Math.max(1, Math.ceil(2 * Math.hypot(z1 - from1, z2 - from2)));
		const squares = Array.from({ length: pieces }, (_, piece) => {
			const part = (piece + 1) / pieces;
			return squaresNear(from1 + part * (z1 - from1), from2 + part * (z2 - from2), RADIUS[brush]);
		}).flat();
		apply(squares, brush === 'eraser' ? 0 : 1);
	}

	function onKeyDown(event: KeyboardEvent): void {
		const move = MOVES[event.key];
		if (!move) return;
		event.preventDefault();
		const within = (place: number) => clamp(place, 0, SIDE - 1);
		setAt(within(Math.floor(at / SIDE) + move[1]) * SIDE + within((at % SIDE) + move[0]));
	}

	const [z1, z2] = middleOf(at).map((value) => formatSetting(value));
	const place = { '--column': at % SIDE, '--row': Math.floor(at / SIDE), '--side': SIDE } as CSSProperties;
	return (
		<>
			<div className={styles.map} data-testid="bet-map">
				<Picture
					draw={(ground) => drawBetMap(ground, { painted, region: null, codes: null })}
					label={t('map')}
					onPlace={stroke}
				/>
				<button
					type="button"
					className={styles.cursor}
					style={place}
					aria-label={t('cursor', { z1, z2, state: t(painted[at] ? 'square_on' : 'square_off') })}
					onKeyDown={onKeyDown}
					onClick={() => apply([at], painted[at] ? 0 : 1)}
				/>
			</div>
			<div className={styles.row}>
				<Segmented
					label={t('brush')}
					options={BRUSHES.map((value) => ({ value, label: t(value), testId: `brush-${value}` }))}
					value={brush}
					onChange={setBrush}
				/>
				<button type="button" className="button" onClick={() => onPaint(new Uint8Array(SIDE * SIDE))}>
					{t('clear')}
				</button>
			</div>
		</>
	);
}
