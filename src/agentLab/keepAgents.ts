/** This browser keeps the page's training of agents; on return it asks whether to go on. What a lesson trains is trained again. */
import { freeTrainings, keptTrainings, ofTab, rememberOfTab, tellKeeping } from '../state/keeping/pageKeeping';
import { useNotices } from '../state/noticeStore';
import { AgentKeeper, MOST_BYTES } from './AgentKeeper';
import { readAgentFile } from './agentFile';
import { agentLab } from './pageAgentLab';
import { agentsAreSaved, areAgentsLessons } from './unsavedAgents';

const keeper = new AgentKeeper(agentLab, {
	store: keptTrainings,
	today: () => Date.now(),
	now: () => performance.now(),
	isOwn: () => !areAgentsLessons(),
	tell(keeping, save) {
		tellKeeping(keeping);
		if (!save) return;
		rememberOfTab('agents', save.id);
		agentsAreSaved();
		useNotices.getState().dismiss('keptAgents');
	},
	tellTooLarge() {
		const values = { megabytes: MOST_BYTES / 2 ** 20 };
		useNotices.getState().show({ id: 'storage', tone: 'info', message: 'agentsTooLarge', values });
	},
	// A reload offers it.
	returned: ({ id }) => rememberOfTab('agents', id),
});

let isOffered = false;

/** Keeps the agents from now on, and offers those that were kept. */
export function keepAndOfferAgents(): void {
	if (isPart()) return;
	keepAgents();
	if (isOffered) return;
	isOffered = true;
	void offer();
}

/** Keeps the agents from now on, whoever trains them; a part of the page in a frame asks for nothing and keeps nothing. */
export function keepAgents(): void {
	if (isPart() || !keeper.follow()) return;
	addEventListener('pagehide', () => void keeper.keep());
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') void keeper.keep();
	});
}

/** Whether a part of the page is shown, in a frame. */
function isPart(): boolean {
	return 'embed' in document.documentElement.dataset;
}

/** Asks whether to go on with the agents of this tab, or with the newest that no other tab has. */
async function offer(): Promise<void> {
	const free = await freeTrainings('agents');
	const offered = free.find(({ id }) => id === ofTab('agents')) ?? free[0];
	if (!offered || offered.declined || agentLab.state.training || areAgentsLessons()) return;
	const { id, name, environment, klWeights, step } = offered;
	useNotices.getState().show({
		id: 'keptAgents',
		tone: 'info',
		message: name ? 'goOnNamed' : 'goOnAgents',
		values: { name: name ?? '', world: environment, weights: klWeights.join(' / '), step },
		actions: [
			{ label: 'goOnYes', run: () => void goOnWithAgents(id) },
			{ label: 'goOnLater', run: () => void keptTrainings.change(id, { declined: true }).catch(() => {}) },
		],
	});
}

/** Goes on with kept agents; the present ones are kept. Where they cannot be opened, a notice says so and all stays. */
export async function goOnWithAgents(id: string): Promise<void> {
	const { show, dismiss } = useNotices.getState();
	dismiss('keptAgents');
	const before = await agentLab.held().catch(() => null);
	await keeper.keep();
	const kept = await keptTrainings.read(id).catch(() => null);
	const read = kept && readAgentFile(kept.file);
	let detail = '';
	if (kept && read?.ok) {
		await agentLab.takeUp(read.held);
		if (agentLab.state.status !== 'failed') {
			keeper.takeUp(read.held, kept.entry);
			rememberOfTab('agents', id);
			agentsAreSaved();
			return;
		}
		detail = agentLab.state.failure;
		if (before) await agentLab.takeUp(before);
		else agentLab.reset();
	}
	show({ id: 'storage', tone: 'error', message: 'keptBroken', values: { detail } });
}
