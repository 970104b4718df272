/**
 * Parts of the page in files of their own, which may fail to load: offline, or when a newer version has been put in
 * their place.
 *
 * `React.lazy` does not do for them. It keeps a failure for ever. And what comes after a wait is drawn by React when
 * nothing else is to be drawn: on a slow machine that trains, with numbers that change at every frame, never.
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
import { reloadFailedStyles } from './failedStyles';

/** Firefox breaks off the loads of a page that is being left, which is gone after so many milliseconds: no part is missing there. */
const LEAVING = 300;

/** What a boundary catches when a part has not come. */
export class PartMissing extends Error {}

/** What stands in the place of a part until it has come. */
export const PartFallback = createContext<ReactNode>(null);

/**
 * A component that is loaded when it is shown first, and asked for anew whenever it is shown again without having come.
 * @param load imports its file; where it fails, the nearest boundary gets a {@link PartMissing}
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
			reloadFailedStyles()
				.then(load)
				.then(
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
