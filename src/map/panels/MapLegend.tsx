import { MapTools } from '../input/MapTools';
import styles from '../LatentMaps.module.css';
import { ColorLegend } from './ColorLegend';
import { DimsChooser } from './DimsChooser';
import { LayerLegend } from './LayerLegend';

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
