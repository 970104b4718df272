/**
 * Parts of the page in files of their own, which may fail to load: offline, or when a newer version has been put in
 * their place. `React.lazy` keeps a failure for ever; these are asked for anew when a person wants to try again.
 */
import { type ComponentType, createElement, type FunctionComponent, type LazyExoticComponent, lazy } from 'react';
import { reloadFailedStyles } from './failedStyles';

/** The parts that failed, each with what makes it ask for its file anew. */
const failed = new Set<() => void>();

/** What a boundary catches when a part has not come. */
export class PartMissing extends Error {}

/**
 * A component that is loaded when it is shown first.
 * @param load imports its file; where it fails, the nearest boundary gets a {@link PartMissing}
 */
export function latePart<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): FunctionComponent<P> {
	const asked = () => lazy(() => reloadFailedStyles().then(load).catch(missing));
	let part: LazyExoticComponent<ComponentType<P>> = asked();
	const renew = () => {
		part = asked();
	};
	function missing(error: unknown): never {
		failed.add(renew);
		throw new PartMissing(error instanceof Error ? error.message : String(error));
	}
	return (properties: P) => createElement(part as ComponentType<P>, properties);
}

/** Makes every part that failed ask for its files anew when it is shown next. */
export function renewFailedParts(): void {
	for (const renew of failed) renew();
	failed.clear();
}
