export const swap = {
	name: 'Swapped inputs',
	line: 'Which of its three inputs μ stands for: take one from another transition and see how far μ moves.',
	why: `μ is computed from state, action and parameters together. What it stands for is another question, and it can be measured: take one input from another transition, keep the others, and encode again.
The table gives the root mean square move over the transitions drawn, each taking the input of the transition half of them further on, divided by the standard deviation of μ (all dimensions together). 0: μ does not depend on the input. √2: μ is as far away as that of an unrelated transition.
Encoder and decoder are both told state and action. With a KL term, repeating them in z costs nats and saves nothing, so that mainly the parameters are left. Without it nothing keeps them out.
What is taken need not fit together: the parameters of a kick given to a shot are a point that the data do not hold.`,
	donor: 'other transition',
	take: 'take from the other transition',
	state: 'state',
	action: 'action',
	parameters: 'parameters',
	legend: 'dot: μ; arrow: to μ after the swap; ring: μ of the other transition',
	picture: 'Run {{run}}: μ {{own}}; with what was taken {{swapped}}; μ of the other transition {{donor}}.',
	table: 'Move of μ ÷ its standard deviation, over all transitions drawn',
	beyond: 'Transition {{index}} is not among the points drawn.',
};
