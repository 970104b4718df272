/** What of the page has to be unfolded for settings to be seen: those of a link, a file or a script. */
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

/** The parts that tell what is otherwise than before. @param before what was set; as on a first visit unless said otherwise */
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
