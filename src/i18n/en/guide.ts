/** The guided opening. */
export const guide = {
	show: 'Show me',
	skip: 'Skip',
	done: 'Done',
	dragTitle: 'Drag the cross',
	drag: 'Every place on the map is two numbers that decode to an action. Watch it change as you drag.',
	sampleTitle: 'Where would a new action come from?',
	sample:
		'Not from a dot: the dots are actions that were taken. A new one is drawn from the rings, N(0, I). Press Sample.',
	klWeightTitle: 'What keeps the dots where draws fall?',
	klWeight: 'The KL term. Move A’s KL weight, to 0 for one, and see what becomes of its dots.',
	insideMeasured: 'Inside the rings now: {{a}} of A’s dots (KL weight {{wa}}), {{b}} of B’s ({{wb}}).',
	holesTitle: 'Do draws still meet the dots?',
	holes: 'Press × 100 and look at the crosses: one far from all dots has fallen into a hole.',
	yoursTitle: 'Now yours',
	yours: 'Train goes on from here, Course explains it step by step, More and ⋯ have the rest.',
	holesMeasured:
		'Measured: {{a}} of A’s draws and {{b}} of B’s fall into holes, where training never said what to decode.',
};
