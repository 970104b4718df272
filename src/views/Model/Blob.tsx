import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { noiseOf } from '../../analysis/posteriorCodes';
import { formatCode } from '../../i18n/formatNumber';
import { useDrag } from '../../ui/useDrag';
import styles from './Model.module.css';
import type { ShownModel } from './useModelTrace';

/** σ of the prior from the middle to the edge. */
const REACH = 3.4;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-0.1, 0],
	ArrowRight: [0.1, 0],
	ArrowUp: [0, 0.1],
	ArrowDown: [0, -0.1],
};

interface BlobProps {
	readonly shown: ShownModel;
	/** The latent dims across and up. */
	readonly dims: readonly [number, number];
	readonly onNoise: (epsilon: Float32Array) => void;
}

/** The posterior on two latent dims: μ, the 1σ ellipse, and z, which is dragged by its noise ε. */
export function Blob({ shown, dims, onNoise }: BlobProps) {
	const { t } = useTranslation('model');
	const { encoder, epsilon, z } = shown.trace;
	const flat = z.length === 1;
	const at = (values: ArrayLike<number>): [number, number] => [values[dims[0]], flat ? 0 : -values[dims[1]]];
	const inside = ([x, y]: [number, number]): [number, number] => {
		const far = Math.hypot(x, y) / (REACH - 0.15);
		return far > 1 ? [x / far, y / far] : [x, y];
	};
	const [zx, zy] = inside(at(z));

	function moveTo(x: number, y: number): void {
		if (!encoder || !epsilon) return;
		const wanted = Float32Array.from(z);
		wanted[dims[0]] = x;
		if (!flat) wanted[dims[1]] = y;
		const noise = noiseOf(encoder.mean, encoder.std, wanted);
		onNoise(epsilon.map((value, dim) => (Number.isFinite(noise[dim]) ? noise[dim] : value)));
	}

	function follow(event: PointerEvent<SVGSVGElement>): void {
		const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
		const scale = (2 * REACH) / Math.min(width, height);
		moveTo((event.clientX - left - width / 2) * scale, -(event.clientY - top - height / 2) * scale);
	}

	const drag = useDrag<SVGSVGElement>({
		begin: (event) => {
			follow(event);
		},
		move: follow,
	});

	function onKeyDown(event: KeyboardEvent): void {
		const move = KEYS[event.key];
		if (!move || !encoder) return;
		event.preventDefault();
		moveTo(z[dims[0]] + move[0], flat ? 0 : z[dims[1]] + move[1]);
	}

	const label = encoder
		? t('blob', { z: formatCode(z), mean: formatCode(encoder.mean), std: formatCode(encoder.std) })
		: t('blobOfProbe', { z: formatCode(z) });
	return (
		<svg
			className={styles.blob}
			viewBox={`${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`}
			role="img"
			aria-label={label}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: z is moved with the arrow keys
			tabIndex={0}
			data-testid="model-latent"
			{...drag}
			onKeyDown={onKeyDown}
		>
			{[1, 2, 3].map((ring) => (
				<circle key={ring} className={styles.ring} data-outer={ring > 1 || undefined} r={ring} />
			))}
			{encoder && <Posterior mean={at(encoder.mean)} std={at(encoder.std)} flat={flat} z={[zx, zy]} />}
			<circle className={styles.z} cx={zx} cy={zy} r={0.2} />
		</svg>
	);
}

interface PosteriorProps {
	readonly mean: [number, number];
	readonly std: [number, number];
	readonly flat: boolean;
	readonly z: [number, number];
}

function Posterior({ mean: [x, y], std: [across, up], flat, z }: PosteriorProps) {
	return (
		<>
			<ellipse className={styles.ellipse} cx={x} cy={y} rx={Math.abs(across)} ry={flat ? 0.03 : Math.abs(up)} />
			<line className={styles.noise} x1={x} y1={y} x2={z[0]} y2={z[1]} />
			<circle className={styles.mu} cx={x} cy={y} r={0.14} />
		</>
	);
}
