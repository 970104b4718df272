import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'One training step in detail',
	line: 'One transition of the next batch on its way through the model, forward and backward, in real numbers.',
	why: `The batch, its noise ε and the weights are those of the step that training takes next: all are functions of seed and step, so the numbers here are the numbers there.
Forward: (s, k, x) → μ, log σ → z = μ + σ·ε → x̂, Δŝ → L = wₛ·mean(Δs − Δŝ)² + wₓ·mean(x − x̂)² + w·mean KL. Each mean is over all elements, so the weight on the KL summed over dimensions is w ÷ Z.
Backward: the gradient of L with respect to x̂ and Δŝ goes through the decoder to z; z = μ + σ·ε passes it on to μ (times 1) and log σ (times σ·ε); the KL adds (w ÷ Z)·μ and (w ÷ Z)·(σ² − 1).
Update: the gradients are those of the whole batch, Adam’s moments those of the newest checkpoint, from which the step is taken. A kept Adam scales each weight’s step by its own moments; an Adam re-created at every step, as in the official code, moves every weight with a gradient by ± the learning rate.`,
	take: 'Load the next step’s numbers',
	another: 'Another transition of the batch',
	previous: 'Back',
	next: 'Forward',
	stages: 'The six stages of a step',
	at: 'before step {{step}}, run {{run}}, row {{row}} of {{rows}}',
	batch: 'Batch',
	encode: 'Encode',
	sample: 'Sample',
	decode: 'Decode',
	losses: 'Losses',
	update: 'Update',
	batchCaption:
		'{{rows}} transitions are sampled with replacement. This is one of them: state s, discrete action k, parameters x, and the state change Δs that followed.',
	encodeCaption:
		'One layer reads state and embedding, another the parameters; their outputs are multiplied element by element and become μ and log σ. Computed from all three, they mainly carry what the decoder is not told: the parameters.',
	sampleCaption: 'Noise from outside the network: z = μ + σ·ε. The decoder sees only this z, never μ.',
	decodeCaption:
		'From z, state and action the decoder gives the parameters x̂ and the state change Δŝ, each through tanh.',
	lossesCaption:
		'Three terms, weighted and added. Then the gradient of L with respect to μ and log σ of this transition.',
	updateCaption:
		'The gradients of the whole batch move every weight a little. The transition’s own loss may even increase: the other transitions contribute to the gradient as well.',
	adamKept: 'Adam is kept: its moments are those of the run.',
	adamRebuilt: 'Adam is re-created: every weight with a gradient moves by ± the learning rate.',
	action: 'action k',
	quantity: 'quantity',
	stateOf: 's, {{name}}',
	deltaOf: 'Δs, {{name}}',
	mean: 'μ',
	logSigma: 'log σ',
	sigma: 'σ',
	nats: 'KL, nats',
	epsilon: 'ε',
	z: 'z',
	decoded: 'decoded',
	target: 'target',
	error: 'error',
	parameterOf: 'x̂, {{name}}',
	predictedOf: 'Δŝ, {{name}}',
	term: 'term',
	weight: 'weight',
	own: 'this transition',
	all: 'whole batch',
	stateTerm: 'mean (Δs − Δŝ)²',
	parameterTerm: 'mean (x − x̂)²',
	klTerm: 'mean KL',
	total: 'L',
	slopeMean: '∂L/∂μ',
	slopeLogSigma: '∂L/∂log σ',
	group: 'weights of',
	count: 'number',
	gradient: '‖gradient‖',
	change: '‖Δθ‖',
	embeddingGroup: 'embedding table',
	encoderGroup: 'encoder',
	decoderGroup: 'decoder',
	before: 'before',
	after: 'after',
	dim: 'dimension',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly slowStep: Texts<typeof texts>;
	}
}
