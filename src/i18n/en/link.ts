/** English texts of what became of an opened link's training, and of one that was trained again. */
export const link = {
	label: 'Training of the link',
	untrained: 'The address carries settings, no training: you see the untrained model, step 0.',
	training: 'This link was trained to step {{target}}. This page trains to it.',
	reached: 'Trained to step {{target}}, as in the link.',
	stopped: 'This link was trained to step {{target}}. This page stopped before it.',
	progress: 'Step {{step}} of {{target}}',
	otherEngine:
		'It was trained with {{wanted}}, which is not available here. {{engine}} trains instead: the numbers differ slightly.',
	settingsUnknown:
		'The link does not tell its earlier settings: every step is trained with the present ones, so the result may differ.',
	cancel: 'Cancel',
	retrainedLabel: 'Trained again after a change',
	retraining: 'Training again to step {{step}}',
	retrained: 'Trained again to step {{step}}',
	retrainingStopped: 'Stopped before step {{step}}',
	retrainedTitle: 'With the new settings, from the initial weights of the same seed',
	keepBefore: 'Undo',
	lookBack: 'Hold to see before',
	lookBackTitle: 'Shows what was there before the change, as long as it is pressed',
} as const;
