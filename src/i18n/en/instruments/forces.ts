export const forces = {
	name: 'Forces',
	line: 'What pulls on one transition’s μ and σ: the reconstruction one way, the KL the other, and their sum.',
	why: `The loss of one transition is L = wₛ·‖Δs − Δŝ‖² ÷ S + wₓ·‖x − x̂‖² ÷ P + (w ÷ Z)·Σ KL, with wₛ = 1 and wₓ = 2 as published. A pull is minus its slope by μ or by log σ.
Reconstruction: −∂/∂μ of the first two terms, through the decoder and z = μ + σ·ε, averaged over 16 draws of ε. On log σ it is usually negative: less noise, better copies.
KL: −(w ÷ Z)·μ on μ, towards 0; −(w ÷ Z)·(σ² − 1) on log σ, towards 1.
Where both balance, the posterior rests. No KL: nothing holds σ up, it falls to the clamp floor, where the clamp cuts both pulls. Too much KL: nothing holds μ away from 0, that is collapse.
Training moves the network’s weights, not μ itself: a transition may move against its own pull when others pull harder.`,
	transition: 'transition',
	hint: 'Click a point on a map to take it.',
	onMu: 'pull on μ',
	onLogSigma: 'pull on log σ',
	reconstruction: 'reconstruction',
	kl: 'KL',
	sum: 'sum',
	clamped: 'held by the clamp',
	scale: 'an arrow of 40 px is a pull of {{value}}; on the maps the same',
	picture: 'Transition {{index}}, run {{run}}: pull on μ {{mean}}, on log σ {{logSigma}}.',
	table: 'The pulls in numbers, run {{run}}',
	beyond: 'Transition {{index}} is not among the points drawn.',
};
