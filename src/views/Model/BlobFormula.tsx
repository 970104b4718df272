import { SymbolButton } from './LayerStrip';
import styles from './Model.module.css';
import type { ModelLayout } from './modelLayout';

/** Room that the line takes under the blob, CSS pixels. */
const LINE = 20;

interface BlobFormulaProps {
	readonly layout: ModelLayout;
	/** Whether z was drawn from a posterior. */
	readonly encoded: boolean;
	/** Whether the part of the way that is explained is another. */
	readonly aside: boolean | undefined;
}

/** How z comes about: under the blob, or beside it in the upright picture. Left out where there is no room. */
export function BlobFormula({ layout: { blocks, upright, height: bottom }, encoded, aside }: BlobFormulaProps) {
	const { x, y, width, height } = blocks.latent;
	if (!upright && bottom - y - height < LINE) return null;
	const place = upright ? { left: x + width + 6, top: y + height / 2 } : { left: x + width / 2, top: y + height };
	return (
		<span
			className={styles.blobFormula}
			style={place}
			data-upright={upright || undefined}
			data-aside={aside || undefined}
			translate="no"
		>
			<SymbolButton term="z">z</SymbolButton>
			{encoded && (
				<>
					{' = μ + σ·'}
					<SymbolButton term="epsilon">ε</SymbolButton>
				</>
			)}
		</span>
	);
}
