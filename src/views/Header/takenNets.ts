/** The agent's networks that were in opened files: shown in the tab Agent, and what came of it is said. */
import { useLesson } from '../../lessons/lessonStore';
import { useConfig } from '../../state/configStore';
import { openDockTab } from '../../state/dockStore';
import { useNotices } from '../../state/noticeStore';
import { openedNets } from '../../state/opening/openedNets';

/** What each outcome is said with. */
const MESSAGES = {
	'needs-actor': 'netsNeedActor',
	'needs-model': 'netsNeedModel',
	apart: 'netsApart',
	'no-simulator': 'netsNoSimulator',
	failed: 'netsFailed',
} as const;

/**
 * Opens them where they have all that they need.
 * @param name of the files @param isNew whether networks were in them, and not only a representation
 */
export async function openTakenNets(name: string, isNew: boolean): Promise<void> {
	if (!openedNets.hasAny) return;
	// The learner's own agents are restored first: opened ones replace them, not those of a lesson.
	if (isNew && useLesson.getState().lesson) await (await import('../../lessons/course/pageCourse')).course.leave();
	const [{ openNets }, { useAgentView }] = await Promise.all([
		import('../../agentLab/openNets'),
		import('../../agentLab/view/agentView'),
	]);
	const outcome = await openNets(isNew, () => {
		openDockTab('agent');
		useAgentView.setState({ part: 'watch', probe: null });
	});
	if (!outcome) return;
	const { kind, ...values } = outcome;
	const isOpen = kind === 'opened';
	const settings = isOpen && { detail: outcome.hasSettings ? 'files:netsOwnSettings' : 'files:netsOfficialSettings' };
	const key = isOpen ? (outcome.hasCritic ? 'netsOpened' : 'netsNoCritic') : MESSAGES[kind];
	const { environment: world } = useConfig.getState().config;
	useNotices.getState().show({
		id: 'nets',
		tone: isOpen && outcome.hasCritic ? 'info' : kind === 'failed' ? 'error' : 'warning',
		message: `files:${key}`,
		values: { world, ...(values as Readonly<Record<string, string | number>>), ...settings, name },
	});
}
