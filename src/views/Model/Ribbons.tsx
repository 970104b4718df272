import { useTranslation } from 'react-i18next';
import type { Stage } from '../../state/modelPage';
import styles from './Model.module.css';
import { type BlockId, type ModelLayout, overpass, type Rect, ribbonPath } from './modelLayout';
import { gradientThickness, largestGradient, PLAIN_THICKNESS, RIBBONS } from './ribbons';
import type { ShownModel } from './useModelTrace';

interface RibbonsProps {
	readonly layout: ModelLayout;
	readonly shown: ShownModel;
	readonly stage: Stage;
}

/** The grounds of encoder and decoder, and what flows between the blocks: forward, or the gradient on its way back. */
export function Ribbons({ layout, shown, stage }: RibbonsProps) {
	const { t } = useTranslation('model');
	const { encoder, gradients } = shown.trace;
	const back = stage === 'backward';
	const largest = gradients ? largestGradient(gradients) : 0;
	const thickness = (size: number) => (back ? gradientThickness(size, largest) : PLAIN_THICKNESS);
	return (
		<svg className={styles.ribbons} width={layout.width} height={layout.height} aria-hidden="true">
			<Ground rect={layout.encoder} part="encoder" />
			<Ground rect={layout.decoder} part="decoder" />
			{(!back || gradients) && (
				<path
					className={styles.ribbon}
					data-tone="ink"
					data-ribbon="condition"
					data-aside={(!back && stage !== 'whole' && stage !== 'decode') || undefined}
					// On the way back it ends at the choice: the state is data.
					d={overpass(layout, back ? 'choice' : 'state')}
					strokeWidth={thickness(gradients?.decoderEmbedding ?? 0)}
				/>
			)}
			{RIBBONS.map(({ from, to, out, into, tone, stage: part, gradient }) => {
				const size = gradient && gradients ? gradients[gradient] : 0;
				const width = back && !gradient ? 0 : thickness(size);
				if (width === 0) return null;
				return (
					<path
						key={`${from} ${to}`}
						className={styles.ribbon}
						data-tone={tone}
						data-ribbon={`${from}-${to}`}
						data-asleep={(!encoder && part !== 'decode') || undefined}
						data-aside={(!back && stage !== 'whole' && stage !== part) || undefined}
						d={ribbonPath(layout, from, to, out, into)}
						strokeWidth={width}
					/>
				);
			})}
			{encoder && (back || stage === 'loss' || stage === 'whole') && (
				<>
					<KlWay layout={layout} block="mean" width={back ? thickness(gradients?.meanOfKl ?? 0) : PLAIN_THICKNESS} />
					<KlWay layout={layout} block="std" width={back ? thickness(gradients?.logStdOfKl ?? 0) : PLAIN_THICKNESS} />
				</>
			)}
			<GroundName rect={layout.encoder} part="encoder" name={t(encoder ? 'encoder' : 'encoderAsleep')} />
			<GroundName rect={layout.decoder} part="decoder" name={t('decoder')} />
		</svg>
	);
}

/** From mean or std to the loss: the KL's own way, down, or up the edge of what stands upright. */
function KlWay({
	layout,
	block,
	width,
}: {
	readonly layout: ModelLayout;
	readonly block: BlockId;
	readonly width: number;
}) {
	if (width === 0) return null;
	const { x, y, width: across, height } = layout.blocks[block];
	const d = layout.upright
		? `M${x + across},${y + height / 2}C${x + across + 14},${y + height / 2} ${layout.width - 2},${y} ${layout.width - 2},${y - 40}V0`
		: block === 'std'
			? `M${x + 0.35 * across},${y + height}V${layout.height}`
			: `M${x + across},${y + height / 2}C${x + across + 12},${y + height / 2} ${x + across + 7},${y + height + 30} ${x + across + 7},${layout.height}`;
	return <path className={styles.ribbon} data-tone="kl" data-ribbon={`kl-${block}`} d={d} strokeWidth={width} />;
}

interface GroundProps {
	readonly rect: Rect;
	readonly part: 'encoder' | 'decoder';
}

function Ground({ rect: { x, y, width, height }, part }: GroundProps) {
	return <rect className={styles.ground} data-part={part} x={x} y={y} width={width} height={height} rx="8" />;
}

/** Over the ribbons that run below it. */
function GroundName({ rect: { x, y }, part, name }: GroundProps & { readonly name: string }) {
	return (
		<text className={styles.groundName} data-part={part} x={x + 8} y={y + 15}>
			{name}
		</text>
	);
}
