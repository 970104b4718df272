/** Which parts of the page must be unfolded to show the settings of a link, a file or a script. */
import { OPENING_CONFIG } from './config/defaults';
import type { Config } from './config/schema';
import { type ScreenPart, unfold } from './screenStore';

/** What the training controls tell beyond the KL weight of A, which the calm page has. */
function trained({ runs: [a, b], model, training, data }: Config): unknown {
	return [{ ...a, klWeight: 0 }, b, model, training, data];
}

/** What the key and the tools of the maps tell. */
function drawn({ display: { layers, colorBy, dims, boxPercent } }: Config): unknown {
	return [layers, colorBy, dims, boxPercent];
}

/** The parts that show what has changed. @param before the settings before; those of a first visit when left out */
export function neededParts(config: Config, before: Config = OPENING_CONFIG): ScreenPart[] {
	const differs = (part: (of: Config) => unknown) => JSON.stringify(part(config)) !== JSON.stringify(part(before));
	const parts: ScreenPart[] = [];
	if (differs(trained)) parts.push('controls');
	if (differs(drawn)) parts.push('legend');
	return parts;
}

/** Unfolds them, for this visit. */
export function unfoldNeeded(config: Config, before?: Config): void {
	for (const part of neededParts(config, before)) unfold(part);
}
