/** Keeps the address and the configuration the same. */
import type { Config } from './config';
import { useConfig } from './configStore';
import { useLinkedTraining } from './linkedTraining';
import { unfoldNeeded } from './neededParts';
import { useNotices } from './noticeStore';
import { pageAddress } from './pageAddress';
import type { TrainedState } from './trainedState';

/** Most visits need no link at once, so what reads and writes one is loaded when it is needed. */
const shareLink = () => import('./shareLink');

/** Milliseconds without a change before the address follows: browsers allow about one change in 300 ms. */
const SETTLE = 400;

/**
 * Takes the configuration of the address. A link that is broken leaves the default and says what was wrong.
 * @returns what its sender had trained; null where that is nothing, or a lesson is opened, which trains by itself
 */
export async function openLink(): Promise<TrainedState | null> {
	const hash = location.hash.slice(1);
	if (hash === '') return null;
	const { decodeHash } = await shareLink();
	const decoded = decodeHash(hash);
	if (decoded.ok) {
		useNotices.getState().dismiss('link');
		useConfig.getState().replace(decoded.config);
		unfoldNeeded(decoded.config);
		if (new URLSearchParams(location.search).has('lesson')) return null;
		if (!decoded.trained) useLinkedTraining.setState({ linked: { status: 'untrained' } });
		return decoded.trained ?? null;
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

/** Whether the address stays as it is: what a lesson sets is not where a person comes back to. */
let kept = false;

/** Leaves the address as it is from now on, or lets it follow again. */
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
export function followLink(reach: (trained: TrainedState) => void): void {
	useConfig.subscribe(
		({ config }) => config,
		(config) => {
			if (!kept) writeSoon(config);
		},
	);
	pageAddress.follow();
	pageAddress.onLink(async () => {
		const trained = await openLink();
		if (trained) reach(trained);
	});
}
