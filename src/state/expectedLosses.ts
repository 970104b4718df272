/**
 * What the losses come to with the published preset of each environment, so that a person who trains for so long knows
 * what to look for. Measured, not published: run A of `publishedPreset`, its 5,000 steps on 6,000 transitions of the
 * random policy, data and training of seed 1, WebAssembly engine; mean of the last 250 steps, two digits.
 * `scripts/expected-losses.ts` measures them again.
 */
import type { LossTerms } from '../model/settings';

/** Raw terms by environment id: mean squared errors, and the KL per dim in nats. */
const EXPECTED_LOSSES: Readonly<Record<string, LossTerms>> = {
	goal: { state: 0.039, parameters: 0.028, kl: 0.23 },
	platform: { state: 0.045, parameters: 0.022, kl: 0.22 },
	'hard-goal': { state: 0.025, parameters: 0.029, kl: 0.18 },
	'catch-point': { state: 0.0015, parameters: 0.017, kl: 0.14 },
	'hard-move-4': { state: 0.0011, parameters: 0.023, kl: 0.22 },
	'hard-move-6': { state: 0.0013, parameters: 0.024, kl: 0.22 },
	'hard-move-8': { state: 0.0011, parameters: 0.024, kl: 0.22 },
	'hard-move-10': { state: 0.00092, parameters: 0.024, kl: 0.22 },
};

/** The expected losses of run A; undefined for a world that has not been measured. */
export function expectedLosses(environment: string): LossTerms | undefined {
	return EXPECTED_LOSSES[environment];
}
