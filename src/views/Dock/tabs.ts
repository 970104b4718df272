/** The tabs of the dock, in their order. A new one is an entry here, a `DockTab` and a text of the same name in `dock`. */
import { Bot, ChartGantt, ChartLine, Clapperboard, Database, Gauge, type LucideIcon, Workflow } from 'lucide-react';
import type { ComponentType } from 'react';
import { latePart } from '../../late/latePart';
import type { DockTab } from '../../state/dockStore';

interface TabEntry {
	/** Also the key of its name in the `dock` texts: one short word, since the rail is narrow. */
	readonly id: DockTab;
	readonly icon: LucideIcon;
	/** Loaded when it is opened first. */
	readonly Content: ComponentType;
}

export const TABS = [
	{ id: 'model', icon: Workflow, Content: latePart(() => import('../Model/Model')) },
	{ id: 'measurements', icon: ChartLine, Content: latePart(() => import('./Measurements')) },
	{ id: 'world', icon: Clapperboard, Content: latePart(() => import('../World/World')) },
	{ id: 'rollouts', icon: ChartGantt, Content: latePart(() => import('../Rollouts/Rollouts')) },
	{ id: 'instruments', icon: Gauge, Content: latePart(() => import('../../instruments/Instruments')) },
	{ id: 'agent', icon: Bot, Content: latePart(() => import('../../agentLab/view/Agent')) },
	{ id: 'data', icon: Database, Content: latePart(() => import('../DataCard/DataCard')) },
] as const satisfies readonly TabEntry[];
