/** Synchronises the address with the configuration. */
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { useLinkedTraining } from './linkedTraining';
import { missingData } from './missingData';
import { unfoldNeeded } from './neededParts';
import { useNotices } from './noticeStore';
import { pageAddress } from './pageAddress';
import type { TrainedState } from './trainedState';

/** Most visits need no link at once, so its code is loaded on demand. */
const shareLink = () => import('./shareLink');

/** Trains to what the sender of a link had. */
export type Reach = (trained: TrainedState) => void;

/** Called with data that a link needs and that are missing, and with what to do once they are here. */
export type NeedData = (environment: string, goOn: () => void) => void;

/** Takes what a link says of the agents, in whatever form it came. */
export type OpenAgents = (agents: unknown) => void;

/** Milliseconds without a change before the address follows: browsers allow about one change in 300 ms. */
const SETTLE = 400;

/**
 * Takes the configuration of the address. A link that is broken leaves the default and says what was wrong.
 * @param needData is told of data that the link is of and that are not here, and of what to do once they are
 * @returns what its sender had trained; null where that is nothing, or a lesson is opened, which trains by itself
 */
export async function openLink(reach: Reach, needData: NeedData, openAgents: OpenAgents): Promise<TrainedState | null> {
	return takeLink(location.hash.slice(1), reach, needData, openAgents);
}

async function takeLink(
	hash: string,
	reach: Reach,
	needData: NeedData,
	openAgents: OpenAgents,
): Promise<TrainedState | null> {
	if (hash === '') return null;
	const { decodeHash } = await shareLink();
	const decoded = decodeHash(hash);
	if (decoded.ok) {
		useNotices.getState().dismiss('link');
		useConfig.getState().replace(decoded.config);
		unfoldNeeded(decoded.config);
		if (new URLSearchParams(location.search).has('lesson')) return null;
		if (decoded.agents !== undefined) openAgents(decoded.agents);
		if (!decoded.trained) useLinkedTraining.setState({ linked: { status: 'untrained' } });
		return decoded.trained ?? null;
	}
	const missing = missingData(decoded.issues);
	if (missing) {
		const { bringKeptData } = await import('./keeping/bringKeptData');
		if (await bringKeptData(missing)) return takeLink(hash, reach, needData, openAgents);
		needData(missing, async () => {
			const trained = await takeLink(hash, reach, needData, openAgents);
			if (trained) reach(trained);
		});
		return null;
	}
	const [issue] = decoded.issues;
	useNotices
		.getState()
		.show(
			issue
				? { id: 'link', tone: 'warning', message: 'linkInvalid', values: { ...issue } }
				: { id: 'link', tone: 'warning', message: 'linkBroken', values: { detail: decoded.reason } },
		);
	return null;
}

/** True while URL sync is suspended: the settings of a lesson are not written to the address. */
let kept = false;

/** Suspends URL sync, or resumes it. */
export function keepLink(keep: boolean): void {
	kept = keep;
	if (!keep) writeSoon(useConfig.getState().config);
}

let timer: ReturnType<typeof setTimeout> | undefined;

function writeSoon(config: Config): void {
	clearTimeout(timer);
	timer = setTimeout(async () => {
		const { encodeConfig } = await shareLink();
		const hash = encodeConfig(config);
		pageAddress.setHash(hash && `#${hash}`);
	}, SETTLE);
}

/**
 * Writes every change to the address, and takes a link that is pasted over it.
 * @param reach trains to what the sender of such a link had
 */
export function followLink(reach: Reach, needData: NeedData, openAgents: OpenAgents): void {
	useConfig.subscribe(
		({ config }) => config,
		(config) => {
			if (!kept) writeSoon(config);
		},
	);
	pageAddress.follow();
	pageAddress.onLink(async () => {
		const trained = await openLink(reach, needData, openAgents);
		if (trained) reach(trained);
	});
}
