import { type CSSProperties, type PointerEvent, useCallback, useEffect, useRef } from 'react';
import { type Palette, readPalette } from '../theme/palette';
import { type Theme, useTheme } from '../theme/theme';
import { tickFont } from '../theme/tickFont';
import { useDrag } from '../ui/useDrag';
import { fitCanvas, observeCanvasSize } from './canvasSize';
import styles from './Picture.module.css';
import { drawnBy } from './redraw';

/** What a picture is drawn on: a blank canvas in CSS pixels. */
export interface Ground {
	readonly context: CanvasRenderingContext2D;
	readonly width: number;
	readonly height: number;
	readonly palette: Palette;
	readonly theme: Theme;
	/** For texts. */
	readonly font: string;
}

interface PictureProps {
	/** Called at another size, in another theme, and after a rendering that gives another function. */
	readonly draw: (ground: Ground) => void;
	/** What it shows, in words; left out where a handle beside it says it. */
	readonly label?: string;
	readonly className?: string;
	readonly style?: CSSProperties;
	/** A place that was pressed or dragged to, as shares of width and height from the top left; `began` with the press. */
	readonly onPlace?: (x: number, y: number, began: boolean) => void;
}

/** A canvas that fills its place and is redrawn after changes. */
export function Picture({ draw, label, className, style, onPlace }: PictureProps) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const theme = useTheme((state) => state.theme);
	const latest = useRef(draw);
	/** From the observer: reading the element's size at every drawing would force a layout each time. */
	const place = useRef({ width: 0, height: 0, font: '' });

	const paint = useCallback(() => {
		const element = canvas.current;
		const { width, height, font } = place.current;
		if (!element || width === 0 || height === 0) return;
		const context = fitCanvas(element, width, height);
		if (!context) return;
		context.clearRect(0, 0, width, height);
		const drawOn = (context: CanvasRenderingContext2D, theme: Theme) =>
			latest.current({ context, width, height, palette: readPalette(theme), theme, font });
		drawOn(context, theme);
		drawnBy(element, (other) => drawOn(other, useTheme.getState().theme));
	}, [theme]);

	useEffect(() => {
		latest.current = draw;
		paint();
	}, [draw, paint]);

	useEffect(() => {
		const element = canvas.current;
		if (!element) return;
		return observeCanvasSize(element, (width, height) => {
			place.current = { width, height, font: tickFont(element) };
			paint();
		});
	}, [paint]);

	const follow = (event: PointerEvent<HTMLCanvasElement>, began: boolean) => {
		const bounds = event.currentTarget.getBoundingClientRect();
		onPlace?.((event.clientX - bounds.left) / bounds.width, (event.clientY - bounds.top) / bounds.height, began);
	};
	const drag = useDrag<HTMLCanvasElement>({
		begin: (event) => {
			follow(event, true);
		},
		move: (event) => follow(event, false),
	});
	return (
		<canvas
			ref={canvas}
			className={`${styles.picture} ${onPlace ? styles.held : ''} ${className ?? ''}`}
			style={style}
			role={label ? 'img' : undefined}
			aria-label={label}
			aria-hidden={label ? undefined : true}
			data-figure="picture"
			{...(onPlace && drag)}
		/>
	);
}
