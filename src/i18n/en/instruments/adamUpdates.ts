export const adamUpdates = {
	name: 'Adam, kept or rebuilt',
	line: 'What the next step does to the weights, with an Adam that remembers and with one made anew each step.',
	why: `Adam keeps two running means of each weight’s gradient g: m of g, v of g². The update is rate · m̂ ÷ (√v̂ + 10⁻⁸), where the hat corrects for starting at 0.
The published code makes a new Adam at every step. Then m̂ = g and v̂ = g², and the update is rate · g ÷ |g|: every weight with a gradient moves by exactly ± the rate, however small its gradient is. That is sign descent. Nothing is remembered, so noise is not averaged, and near a minimum the weights keep jumping by the rate.
To change the learning rate one need not make a new Adam: set the rate and keep the moments. Halve it here: ‖Δθ‖ halves, the count and the norms of m and √v stay.
±rate is the share of weights that move by the rate to within 1 %; weights without a gradient (units that are off for the whole batch) do not move at all.`,
	compare: 'A kept, B rebuilt, else alike',
	halveRate: 'rate ÷ 2',
	doubleRate: 'rate × 2',
	nothingYet: 'Train a little first: the update is measured at the newest checkpoint.',
	sizes: '|Δθ| ÷ rate of all weights, bars as square roots of shares; the dashed line is the rate itself',
	picture: 'Run A moves {{a}} of its weights by exactly the rate, run B {{b}}',
	all: 'all weights',
	embeddings: 'embedding table',
	encoder: 'encoder',
	decoder: 'decoder',
	parameterHead: 'head of x̂',
	stateHead: 'head of Δŝ',
	rate: 'rate',
	rateShort: 'rate',
	counted: 'updates counted',
	gradient: '‖g‖',
	moments: '‖m‖, ‖√v‖ remembered',
	kept: 'kept',
	rebuilt: 'rebuilt',
	ofStep: 'step {{step}}',
	table: 'The update of step {{step}} by groups of weights, for both runs',
};
