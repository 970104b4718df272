import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Relabelling (RSC)',
	line: 'A replay entry keeps the latent action computed when it was stored. Training continues: does it still mean what was done?',
	why: `Representation shift correction. An entry of the replay buffer holds state s, action k, parameters x, state change Δs, and what the policy output then: an embedding e and a latent a in [−1, 1].
Before the critic is updated with it: if the embedding nearest to e is no longer k, e is replaced by that of k plus noise of 0.1. And if the state change predicted from a has a mean squared error of 5 × the model’s own or more, a is replaced by a new encoding of (s, k, x).
The official code decodes a without mapping it. But a belongs to the policy square, not to the latent space; corrected, it goes through the box first, z = a · half-width + centre. Unless the box happens to be [−1, 1], the official test judges another z than the one that was executed: the wider the box, the farther off.
Relabelling is not the box: the box (LSC) keeps the policy inside, relabelling (RSC) updates old entries. The buffer itself is not changed.
Alternatives: for one state and action, every z of N(0, I) decodes to some parameters. The strip shows 12 of them. The official code has no such function (generate_alternative_actions does not exist in it): relabelling re-encodes what was done, it never samples alternatives.`,
	take: 'Store {{count}} entries now',
	takeSelected: 'Store the {{count}} selected',
	none: 'Store entries, then continue training and watch them become outdated.',
	storedAt: 'stored at step {{step}}, tested at step {{now}}',
	test: 'Test of the stored latent',
	published: 'official',
	corrected: 'corrected',
	publishedTitle: 'Decode the stored latent without mapping it, as the official code does',
	correctedTitle: 'Map the stored latent through the present box first',
	latentsKept: 'latents kept',
	embeddingsKept: 'embeddings kept',
	threshold: 'threshold 5 × {{error}}',
	entries: 'Stored entries: what they decode to now, and the outcome of the test',
	entry: 'entry',
	action: 'action',
	stored: 'stored a',
	done: 'x executed',
	decodes: 'decodes now',
	error: 'Δs error ÷ threshold',
	outcome: 'latent',
	kept: 'kept',
	replaced: '→ {{code}}',
	snaps: 'embedding now nearest to {{action}}',
	curve: 'kept, by training step: a latents, e embeddings',
	curveText:
		'Fraction of the entries kept, by training step; now {{latents}} of the latents and {{embeddings}} of the embeddings.',
	alternatives:
		'alternatives for the chosen state (not in the official code): {{parameter}} from 12 samples of N(0, I)',
	alternativesText: '{{parameter}} decoded from 12 samples of N(0, I): {{low}} to {{high}}.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly relabelling: Texts<typeof texts>;
	}
}
