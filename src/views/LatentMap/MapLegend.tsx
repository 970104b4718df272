import { ColorLegend } from './ColorLegend';
import { DimsChooser } from './DimsChooser';
import styles from './LatentMaps.module.css';
import { LayerLegend } from './LayerLegend';
import { MapTools } from './MapTools';

/** The keys under both maps: layers, tools, colours, and the dims where there is a choice. */
export default function MapLegend() {
	return (
		<div className={styles.legend}>
			<LayerLegend />
			<MapTools />
			<div className={styles.row}>
				<ColorLegend />
				<DimsChooser />
			</div>
		</div>
	);
}
