export const notices = {
	list: 'Messages',
	dismiss: 'Dismiss',
	continueWith: 'Continue with {{engine}}',

	linkBroken:
		'This link cannot be read: {{detail}}. The settings stay as they are; nothing was lost. Ask for the link again, or continue from here.',
	linkAgents:
		'The agents of this link cannot be read: {{path}} = {{received}}, where {{expected}} is allowed. Its other settings were applied; your agents stay as they are.',
	linkInvalid:
		'This link asks for {{path}} = {{received}}, where {{expected}} is allowed. The settings stay as they are; nothing was lost. Correct the link, or continue from here.',
	expectedFinite: 'a finite number',
	expectedWhole: 'a whole number',
	expectedNothing: 'no field of that name',
	expectedSomething: 'a value, which is missing,',
	expectedColour: 'action, reward, or parameter:i, state:i, delta:i',
	expectedAscending: 'a curve with ascending steps',
	expectedDifferent: 'two different dimensions',
	faultBroken: 'it is damaged or cut off',
	faultTooLong: 'it is longer than any link of this page',
	faultVersion: 'a later version of this page made it',
	faultInvalid: 'it asks for something outside the limits',

	workerDied:
		'The training process ended unexpectedly at step {{step}}. Frames and settings are kept. Continue from the last checkpoint, or reload the page.',
	deviceLost:
		'The graphics device behind {{engine}} was lost at step {{step}}. The run is kept up to its last checkpoint. Continue with another engine, or reload the page.',
	notANumber:
		'In run {{run}} a value became NaN or infinite, so training was stopped. The last good weights, of step {{step}}, are kept. Lower the learning rate or a loss weight, then continue training.',
	engineFailed:
		'Training cannot continue with {{engine}}: {{reason}}. What was trained is kept up to its last checkpoint. Choose another engine, or reload the page.',
	anyEngine: 'any engine',
	statesNotFound:
		'No data could be collected: states with {{feature}} from {{low}} to {{high}} hardly ever occur. The settings are kept. Widen the range in Advanced, choose another policy, or include every state.',
	takeAllStates: 'Include every state',

	classroomTooLong:
		'This link is longer than any link of the course, so its lesson was not opened. Ask for the link again, or choose a lesson from the menu.',
	classroomNoLesson:
		'This link asks for the lesson “{{received}}”, which the course does not have. Ask for the link again, or choose a lesson from the menu.',
	classroomNoPage:
		'This link asks for the page “{{received}}”, which this lesson does not have. The lesson begins with its first page.',
	classroomNoPreset:
		'This link has lost its settings, the part after #. The page shows its own training instead. Ask for the link again, or continue from here.',
	classroomUnknown: 'This link contains unknown names: {{received}}. They were ignored; the rest of the link is valid.',

	trainingTaken: 'The checkpoint {{name}} was loaded: press Train to continue.',
	trainingTakenBare:
		'The checkpoint {{name}} was loaded: press Train to continue. The file has no curves of the steps before.',
	fileTaken: 'The settings of {{name}} were loaded.',
	fileInvalid: '{{name}} was not loaded: {{detail}}. The settings are as before; nothing was lost.',
	posterMissing:
		'The first picture could not be loaded: {{detail}}. Nothing else depends on it: the training begins anyway.',
	lessonMissing: 'The lesson could not be loaded ({{detail}}). Check the connection and open it again.',

	goOn: 'A training is kept: {{world}}, KL weight {{weights}}. Continue from step {{step}}?',
	goOnNamed: 'The training “{{name}}” is kept. Continue from step {{step}}?',
	goOnData: 'A training of the data “{{data}}” is kept, KL weight {{weights}}. Continue from step {{step}}?',
	goOnAgents: 'Agents are kept: {{world}}, KL weight {{weights}}. Continue from step {{step}}?',
	goOnWeights: 'Weights that were opened are kept: {{world}}. Show them?',
	goOnShow: 'Show',
	goOnYes: 'Continue',
	goOnLater: 'Not now',
	keptOff:
		'This browser stores nothing for this page, as in a private window: the training is lost when the tab is closed. To keep it, save it as a file under Share.',
	keptFull:
		'The browser has no room left for this page: the training is not kept. Delete kept trainings under Share, or save it as a file there.',
	agentsTooLarge:
		'These agents are larger than the {{megabytes}} MB that the browser keeps of one training. To keep them, save them as a file in the tab Agent.',
	dataTooLarge:
		'The data “{{name}}” are larger than the {{megabytes}} MB that the browser keeps of one data set. Trainings of them are kept; after a reload the page asks for the file of the data.',
	dataFull:
		'The browser has no room left for the data “{{name}}”. After a reload the page asks for their file. Kept trainings and data can be deleted under Share → Kept trainings.',
	keptGone: 'The kept training is no longer there: another tab or the browser has deleted it.',
	keptBroken: 'The kept training could not be opened: {{detail}}. Nothing else was changed.',

	savedInFrame:
		'{{name}} was handed to the browser. If no file came, the frame that shows this page forbids downloads: open the page in a tab of its own.',
	partMissing:
		'A part of the page did not load: {{detail}}. The rest still works, and nothing was lost. Check the connection and try again; after an update of the page, reload it: the training continues from its last checkpoint.',
	newVersion: 'A new version of the page is ready. Reload when it suits you: the training is kept and goes on.',
	tryAgain: 'Try again',
	reloadPage: 'Reload the page',
};
