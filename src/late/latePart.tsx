/**
 * Parts of the page in files of their own, which may fail to load: offline, or when a newer version has been put in
 * their place.
 *
 * `React.lazy` is not enough for them. It keeps a failure for ever. And React renders suspended content at low
 * priority: on a slow machine that trains, where numbers change at every frame, never.
 */
import {
	type ComponentType,
	createContext,
	createElement,
	type FunctionComponent,
	type ReactNode,
	useContext,
	useEffect,
	useState,
} from 'react';
import { loadModule } from './loadModule';

/**
 * Firefox aborts the loads of a page that is being left; after this many milliseconds the page is gone, so no part is
 * reported missing.
 */
const LEAVING = 300;

/** Thrown to the boundary when a part fails to load. */
export class PartMissing extends Error {}

/** Placeholder until a part has loaded. */
export const PartFallback = createContext<ReactNode>(null);

/**
 * A component that is loaded when it is first shown, and requested again when it is shown after a failure.
 * @param load imports its file, which may name its texts as `texts`; where either fails, the nearest boundary gets a {@link PartMissing}
 */
export function latePart<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): FunctionComponent<P> {
	let loaded: ComponentType<P> | null = null;
	return function LatePart(properties: P) {
		const [here, setHere] = useState(loaded !== null);
		const [fault, setFault] = useState<PartMissing | null>(null);
		const fallback = useContext(PartFallback);
		useEffect(() => {
			if (here) return;
			let wanted = true;
			let timer: ReturnType<typeof setTimeout> | undefined;
			loadModule(load).then(
				(module) => {
					loaded = module.default;
					if (wanted) setHere(true);
				},
				(error) => {
					const missing = new PartMissing(error instanceof Error ? error.message : String(error));
					if (wanted) timer = setTimeout(() => setFault(missing), LEAVING);
				},
			);
			return () => {
				wanted = false;
				clearTimeout(timer);
			};
		}, [here]);
		if (fault) throw fault;
		return loaded ? createElement(loaded, properties) : fallback;
	};
}
