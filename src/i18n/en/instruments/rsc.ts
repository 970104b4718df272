export const rsc = {
	name: 'Relabelling (RSC)',
	line: 'A replay entry keeps the latent of its day. The model trains on: does the latent still mean what was done?',
	why: `Representation shift correction. An entry of the replay buffer holds state s, action k, parameters x, state change Δs, and what the policy answered then: an embedding e and a latent a in [−1, 1].
Before a critic uses it: if the embedding nearest to e is no longer k, e is replaced by that of k. And if the state change predicted from a has an error of 5 × the model’s own error or more, a is replaced by a new encoding of (s, k, x).
As published the test decodes a as it stands. But a lives in the policy’s square, not in the latent space; corrected, it goes through the box first, z = a · half-width + centre. With wide boxes the published test judges another code than the one that acted.
Relabelling is not the box: the box (LSC) keeps the policy inside, relabelling (RSC) mends old entries. The buffer itself is not changed.
Alternatives: for one state and action, every z of N(0, I) decodes to some parameters. The strip shows 12 of them.`,
	take: 'Store {{count}} entries now',
	takeSelected: 'Store the {{count}} selected',
	none: 'Store entries, then train on and watch them go stale.',
	storedAt: 'stored at step {{step}}, judged at step {{now}}',
	test: 'Test of the stored latent',
	published: 'published',
	corrected: 'corrected',
	publishedTitle: 'Decode the stored latent as it stands, as the published code does',
	correctedTitle: 'Map the stored latent through the present box first',
	latentsKept: 'latents kept',
	embeddingsKept: 'embeddings kept',
	threshold: 'threshold 5 × {{error}}',
	entries: 'Stored entries: what they say now, and what becomes of them',
	entry: 'entry',
	action: 'action',
	stored: 'stored a',
	done: 'x done',
	decodes: 'decodes now',
	error: 'Δs error ÷ threshold',
	outcome: 'latent',
	kept: 'kept',
	replaced: '→ {{code}}',
	snaps: 'embedding snaps to {{action}}',
	curve: 'kept, over the steps: a latents, e embeddings',
	curveText:
		'Share of the entries kept over the steps; now {{latents}} of the latents and {{embeddings}} of the embeddings.',
	alternatives: 'alternatives for the chosen state: {{parameter}} from 12 draws of N(0, I)',
	alternativesText: '{{parameter}} decoded from 12 draws of N(0, I): {{low}} to {{high}}.',
};
