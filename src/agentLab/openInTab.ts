/** Files of the agents that are opened anywhere on the page: the tab Agent takes them, and shows what came of it. */
import { openDockTab } from '../state/dockStore';
import { openAgentFile, useFileNote } from './agentFiles';
import { openStudy, useStudy } from './openStudy';
import { agentLab } from './pageAgentLab';

/** The part of the tab to show. */
export type PartForFile = 'watch' | 'study';

/** @param show shows a part of the tab */
export async function openInTab(
	kind: 'agents' | 'study',
	file: File,
	show: (part: PartForFile) => void,
): Promise<void> {
	openDockTab('agent');
	show(kind === 'study' ? 'study' : 'watch');
	await (kind === 'study' ? openStudy(file) : openAgentFile(file));
}

/** What a script opened. @throws RangeError with the reason where nothing was taken */
export async function openForScript(
	kind: 'agents' | 'study',
	file: File,
): Promise<
	| { readonly kind: 'agents'; readonly environment: string; readonly environmentStep: number }
	| { readonly kind: 'study'; readonly trainings: number }
> {
	if (kind === 'study') {
		await openStudy(file);
		const { fault, groups } = useStudy.getState();
		if (fault) throw new RangeError(`${file.name}: ${fault.kind}`);
		return { kind, trainings: groups.reduce((sum, { seeds }) => sum + seeds.length, 0) };
	}
	await openAgentFile(file);
	const note = useFileNote.getState().note?.kind;
	const { training, frame } = agentLab.state;
	if (note !== 'opened' || !training) throw new RangeError(`${file.name}: ${note}`);
	return { kind, environment: training.environment, environmentStep: frame?.progress.environmentStep ?? 0 };
}
