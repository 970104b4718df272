import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Adam, kept or re-created',
	line: 'What the next step does to the weights: with one Adam for the whole training, and with an Adam re-created at every step.',
	why: `Adam keeps two running means of each weight’s gradient g: m of g, v of g². The update is rate · m̂ ÷ (√v̂ + 10⁻⁸), where the hat corrects for initialising both at 0.
The official code re-creates Adam at every step. Then m̂ = g and v̂ = g², and the update is rate · g ÷ (|g| + 10⁻⁸): every weight whose gradient is well above 10⁻⁸ (beyond about 10⁻⁶, to within 1 %) moves by ± the learning rate, however large its gradient is. This is sign gradient descent (signSGD). Without memory the noise of the batches is not averaged, and near a minimum the weights keep jumping by the learning rate.
Changing the learning rate does not require a new Adam: set the rate and keep the moments. Halve it here: ‖Δθ‖ halves, while the step count and the norms of m and √v stay.
±rate is the fraction of weights that move by the learning rate to within 1 %; weights with zero gradient (units that are inactive for the whole batch) do not move at all.`,
	compare: 'A kept, B re-created, otherwise the same',
	halveRate: 'learning rate ÷ 2',
	doubleRate: 'learning rate × 2',
	nothingYet: 'Train a little first: the update is measured at the newest checkpoint.',
	sizes:
		'|Δθ| ÷ learning rate of all weights, bars as square roots of fractions; the dashed line is the learning rate itself',
	picture: 'Run A moves {{a}} of its weights by exactly the learning rate, run B {{b}}',
	all: 'all weights',
	embeddings: 'embedding table',
	encoder: 'encoder',
	decoder: 'decoder',
	parameterHead: 'head of x̂',
	stateHead: 'head of Δŝ',
	rate: 'learning rate',
	rateShort: 'rate',
	counted: 'step count',
	gradient: '‖g‖',
	moments: '‖m‖, ‖√v‖ stored',
	kept: 'kept',
	rebuilt: 're-created',
	ofStep: 'step {{step}}',
	table: 'The update of step {{step}} by groups of weights, for both runs',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly adamUpdates: Texts<typeof texts>;
	}
}
