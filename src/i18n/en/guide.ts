/** The guided opening. */
export const guide = {
	show: 'Show me',
	skip: 'Skip',
	done: 'Done',
	dragTitle: 'Drag the probe',
	drag: 'Every place on the map is two numbers that decode to an action. Watch it change as you drag.',
	sampleTitle: 'Where would a new action come from?',
	sample:
		'Not from a dot: the dots are actions that were taken. A new one is drawn at random where the rings are, from the normal distribution N(0, I). Press Sample.',
	holesTitle: 'Do samples land on the dots?',
	holes:
		'Press × 100 and compare A and B: a cross with a ring has fallen into a hole, where hardly any code’s ellipse reaches.',
	klWeightTitle: 'What keeps the dots where the samples fall?',
	klWeight:
		'The KL term: a penalty on codes that leave the rings, traded off against decoding well. Move A’s KL weight, for example to 0, and watch A’s share in holes.',
	holesNow: 'In holes, of {{draws}} samples: {{a}} in A (KL weight {{wa}}), {{b}} in B ({{wb}}).',
	yoursTitle: 'Now yours',
	yours: 'Train goes on from here, Course explains it step by step, More and ⋯ have the rest.',
	putsBack: 'Done sets A’s KL weight back to {{weight}}.',
	holesThen:
		'Of the same {{draws}} samples {{before}} fell into A’s holes with KL weight {{weightBefore}}, and {{now}} do now with {{weight}}. In a hole, training has never specified what to decode.',
};
