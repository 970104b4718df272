import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Forces',
	line: 'What acts on one transition’s μ and σ: the reconstruction, the KL, and their sum.',
	why: `The loss of one transition is L = wₛ·‖Δs − Δŝ‖² ÷ S + wₓ·‖x − x̂‖² ÷ P + (w ÷ Z)·Σ KL, with wₛ = 1 and wₓ = 2 as in the official code. A force is minus its gradient with respect to μ or log σ.
Reconstruction: −∂/∂μ of the first two terms, through the decoder and z = μ + σ·ε, averaged over 16 samples of ε. On log σ it is usually negative: less noise, better reconstruction.
KL: −(w ÷ Z)·μ on μ, towards 0; −(w ÷ Z)·(σ² − 1) on log σ, towards 1.
Where both balance, the posterior is at rest. Without KL no term holds σ up: it falls to the clamp floor, where the gradient of both is 0. With too much KL the reconstruction is too weak to hold μ away from 0: that is collapse.
Training moves the network’s weights, not μ itself: a transition may move against its own force when those of others are stronger.`,
	forceOn: 'force on',
	onMu: 'μ',
	onLogSigma: 'log σ',
	reconstruction: 'reconstruction',
	kl: 'KL',
	sum: 'sum',
	clamped: 'held by the clamp',
	scale: 'an arrow of 40 px is a force of {{value}}; on the maps the same',
	picture: 'Transition {{index}}, run {{run}}: force on μ {{mean}}, on log σ {{logSigma}}.',
	table: 'The forces in numbers, run {{run}}',
	beyond: 'Transition {{index}} is not among the points drawn.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly forces: Texts<typeof texts>;
	}
}
