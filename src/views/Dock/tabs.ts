/** The tabs of the dock, in their order. A new one is an entry here and a text of the same name in `dock`. */
import { Bot, ChartGantt, ChartLine, Clapperboard, Database, Gauge, type LucideIcon, Workflow } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Texts } from '../../i18n/en';
import { latePart } from '../../late/latePart';

interface TabEntry {
	/** Also the key of its name in the `dock` texts: one short word, since the rail is narrow. */
	readonly id: keyof Texts['dock'];
	readonly icon: LucideIcon;
	/** Loaded when it is opened first. */
	readonly Content: ComponentType;
}

export const TABS = [
	{ id: 'model', icon: Workflow, Content: latePart(() => import('../Model/Model')) },
	{ id: 'measurements', icon: ChartLine, Content: latePart(() => import('./Measurements')) },
	{ id: 'world', icon: Clapperboard, Content: latePart(() => import('../World/World')) },
	{ id: 'rollouts', icon: ChartGantt, Content: latePart(() => import('../Rollouts/Rollouts')) },
	{
		id: 'instruments',
		icon: Gauge,
		Content: latePart(() => import('../../instruments/Instruments').then(({ instrumentsTab }) => instrumentsTab())),
	},
	{ id: 'agent', icon: Bot, Content: latePart(() => import('../Agent/Agent')) },
	{ id: 'data', icon: Database, Content: latePart(() => import('../DataCard/DataCard')) },
] as const satisfies readonly TabEntry[];

/** What the dock can show. */
export type DockTab = (typeof TABS)[number]['id'];
