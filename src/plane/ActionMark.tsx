import { actionColor } from '../theme/palette';
import { useTheme } from '../theme/theme';
import styles from './ActionMark.module.css';
import { shapePath } from './glyphs';

interface ActionMarkProps {
	/** Number of the mark, as `actionMark` gives it. */
	readonly mark: number;
	/** Radius in CSS pixels. */
	readonly size: number;
	/** Without: the mark's own colour. */
	readonly color?: string;
}

/** The shape that stands for a discrete action, or for a group of them. */
export function ActionMark({ mark, size, color }: ActionMarkProps) {
	const theme = useTheme((state) => state.theme);
	const reach = Math.ceil(size * 1.6);
	return (
		<svg
			className={styles.actionMark}
			width={2 * reach}
			height={2 * reach}
			viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
			aria-hidden="true"
		>
			<path d={shapePath(mark, size)} fill={color ?? actionColor(theme, mark)} />
		</svg>
	);
}
