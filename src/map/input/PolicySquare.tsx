import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLatent, type LatentBox, toLatent } from '../../analysis/latentBox';
import { formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { fitCanvas } from '../../plane/canvasSize';
import { type Columns, columnsOf, shownDims, xOf, yOf } from '../../plane/columns';
import { moveProbeTo, takeRun } from '../../plane/moveProbe';
import { drawnBy } from '../../plane/redraw';
import { shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';
import { type Palette, readPalette } from '../../theme/palette';
import { type Theme, useTheme } from '../../theme/theme';
import { useDrag } from '../../ui/useDrag';
import styles from '../panels/Panel.module.css';

/** Side in CSS pixels. */
const SIDE = 116;

/** Codes drawn as background: enough to see the cloud's form. */
const CODES = 500;

/** An arrow key moves the policy's output by this much; with shift by the second. */
const KEY_STEP = { fine: 0.05, coarse: 0.25 } as const;

interface PolicySquareProps {
	readonly run: 0 | 1;
	readonly box: LatentBox;
}

const toPixel = (a: number) => ((a + 1) / 2) * SIDE;
/**
 * The square [−1, 1]² of a policy's outputs, mapped onto the latent box of a run: z = a · half-width + centre on the
 * two dims shown. Whatever is drawn outside it no policy can reach.
 */
export function PolicySquare({ run, box }: PolicySquareProps) {
	const { t } = useTranslation('map');
	const canvas = useRef<HTMLCanvasElement>(null);
	const theme = useTheme((state) => state.theme);
	const z = useConfig(({ config }) => config.probe.z);
	const dims = useConfig(({ config }) => config.display.dims);
	const [across, up] = shownDims(dims, box.lower.length);
	const flat = box.lower.length === 1;
	const a = clamp(fromLatent(box, across, z[across] ?? 0), -1, 1);
	const b = flat ? 0 : clamp(fromLatent(box, up, z[up] ?? 0), -1, 1);

	useEffect(() => {
		if (canvas.current) drawCodes(canvas.current, run, box, [across, up], theme);
	}, [run, box, across, up, theme]);

	function movePolicy(toA: number, toB: number): void {
		takeRun(run);
		moveProbeTo(toLatent(box, across, clamp(toA, -1, 1)), flat ? 0 : toLatent(box, up, clamp(toB, -1, 1)));
	}

	function follow(event: PointerEvent<HTMLElement>): void {
		const bounds = event.currentTarget.getBoundingClientRect();
		movePolicy(
			(2 * (event.clientX - bounds.left)) / bounds.width - 1,
			1 - (2 * (event.clientY - bounds.top)) / bounds.height,
		);
	}

	const drag = useDrag<HTMLDivElement>({
		begin: (event) => {
			follow(event);
		},
		move: follow,
	});

	function onKeyDown(event: KeyboardEvent): void {
		const step = event.shiftKey ? KEY_STEP.coarse : KEY_STEP.fine;
		if (event.key === 'ArrowLeft') movePolicy(a - step, b);
		else if (event.key === 'ArrowRight') movePolicy(a + step, b);
		else if (event.key === 'ArrowUp') movePolicy(a, b + step);
		else if (event.key === 'ArrowDown') movePolicy(a, b - step);
		else if (event.key === 'Home') movePolicy(0, 0);
		else return;
		event.preventDefault();
	}

	const text = flat ? `a = ${formatFixed(a, 2)}` : `a = (${formatFixed(a, 2)}, ${formatFixed(b, 2)})`;
	return (
		<figure className={styles.policy}>
			<div
				className={styles.square}
				role="slider"
				tabIndex={0}
				aria-label={t('policySquare', { run: RUN_NAMES[run] })}
				aria-valuemin={-1}
				aria-valuemax={1}
				aria-valuenow={roundTo(a, 2)}
				aria-valuetext={text}
				{...drag}
				onKeyDown={onKeyDown}
			>
				<canvas ref={canvas} />
				<span className={styles.policyHandle} style={{ left: toPixel(a), top: toPixel(-b) }} />
			</div>
			<figcaption>
				<b>{RUN_NAMES[run]}</b> {text}
			</figcaption>
		</figure>
	);
}

/** Draws the codes of a run in the policy's coordinates. */
function drawCodes(
	canvas: HTMLCanvasElement,
	run: number,
	box: LatentBox,
	dims: readonly [number, number],
	theme: Theme,
): void {
	const context = fitCanvas(canvas, SIDE, SIDE);
	context?.clearRect(0, 0, SIDE, SIDE);
	const frame = latestFrame();
	const codes = frame?.runs[run];
	if (!context || !frame || !codes || frame.shape.latentDim !== box.lower.length) return;
	const count = Math.min(CODES, shownCount(frame, useConfig.getState().config));
	const columns = columnsOf(codes.mean, frame.shape.latentDim, dims);
	const draw = (on: CanvasRenderingContext2D, palette: Palette) => drawSquare(on, palette, columns, count, box, dims);
	draw(context, readPalette(theme));
	drawnBy(canvas, (other) => draw(other, readPalette(useTheme.getState().theme)));
}

function drawSquare(
	context: CanvasRenderingContext2D,
	palette: Palette,
	columns: Columns,
	count: number,
	box: LatentBox,
	dims: readonly [number, number],
): void {
	const flat = box.lower.length === 1;
	context.strokeStyle = palette.hairline;
	context.beginPath();
	context.moveTo(SIDE / 2, 0);
	context.lineTo(SIDE / 2, SIDE);
	context.moveTo(0, SIDE / 2);
	context.lineTo(SIDE, SIDE / 2);
	context.stroke();
	context.fillStyle = palette.mu;
	context.globalAlpha = 0.55;
	for (let row = 0; row < count; row++) {
		const x = toPixel(fromLatent(box, dims[0], xOf(columns, row)));
		const y = flat ? SIDE / 2 - 20 * yOf(columns, row) : toPixel(-fromLatent(box, dims[1], yOf(columns, row)));
		context.fillRect(x - 0.8, y - 0.8, 1.6, 1.6);
	}
}
