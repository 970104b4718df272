/** The tabs of the dock, in their order. A new one is an entry here and a text of the same name in `dock`. */
import { ChartGantt, ChartLine, Clapperboard, Database, Gauge, type LucideIcon } from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Texts } from '../../i18n/en';

interface TabEntry {
	/** Also the key of its name in the `dock` texts: one short word, since the rail is narrow. */
	readonly id: keyof Texts['dock'];
	readonly icon: LucideIcon;
	/** Loaded when it is opened first. */
	readonly Content: LazyExoticComponent<ComponentType>;
}

export const TABS = [
	{ id: 'measurements', icon: ChartLine, Content: lazy(() => import('./Measurements')) },
	{ id: 'world', icon: Clapperboard, Content: lazy(() => import('../World/World')) },
	{ id: 'rollouts', icon: ChartGantt, Content: lazy(() => import('../Rollouts/Rollouts')) },
	{ id: 'instruments', icon: Gauge, Content: lazy(() => import('../Instruments/Instruments')) },
	{ id: 'data', icon: Database, Content: lazy(() => import('../DataCard/DataCard')) },
] as const satisfies readonly TabEntry[];

/** What the dock can show. */
export type DockTab = (typeof TABS)[number]['id'];
