import { useConfig } from './configStore';
import { presentTrained } from './presentTrained';
import { encodeConfig } from './shareLink';

/** The page's address with the present configuration, and how far it is trained. */
export function presentLink(): string {
	const hash = encodeConfig(useConfig.getState().config, presentTrained());
	const { origin, pathname } = location;
	return `${origin}${pathname}${hash && `#${hash}`}`;
}
