export const notices = {
	list: '消息',
	dismiss: '关闭',
	continueWith: '改用 {{engine}} 继续',

	linkBroken: '无法读取这个链接：{{detail}}。设置保持不变，没有丢失任何内容。请重新索取链接，或直接从这里开始。',
	linkAgents:
		'无法读取此链接中的智能体：{{path}} = {{received}}，允许的是 {{expected}}。其余设置已采用；你的智能体保持不变。',
	linkInvalid:
		'这个链接要求 {{path}} = {{received}}，但此处应为：{{expected}}。设置保持不变，没有丢失任何内容。请修正链接，或直接从这里开始。',
	expectedFinite: '有限的数',
	expectedWhole: '整数',
	expectedNothing: '不含此字段',
	expectedSomething: '一个值（现在缺失）',
	expectedColour: 'action、reward，或 parameter:i、state:i、delta:i',
	expectedAscending: '步数递增的曲线',
	expectedDifferent: '两个不同的维度',
	faultBroken: '链接已损坏或不完整',
	faultTooLong: '链接过长，不是本页面生成的',
	faultVersion: '链接由本页面的较新版本生成',
	faultInvalid: '链接中的设置超出了允许范围',

	workerDied: '训练进程在第 {{step}} 步意外结束。画面和设置都已保留。请从最近的检查点继续，或重新加载页面。',
	deviceLost:
		'{{engine}} 所用的图形设备在第 {{step}} 步失去连接。训练已保留到最近的检查点。请改用其他引擎继续，或重新加载页面。',
	notANumber:
		'实验 {{run}} 出现了 NaN 或无穷大，训练已停止。最近一次能正常训练下去的权重（第 {{step}} 步）已保留。请降低学习率或损失权重，然后继续训练。',
	engineFailed:
		'无法用 {{engine}} 继续训练：{{reason}}。已训练的内容保留到最近的检查点。请选择其他引擎，或重新加载页面。',
	anyEngine: '任何引擎',
	statesNotFound:
		'无法收集数据：{{feature}} 在 {{low}} 到 {{high}} 之间的状态几乎从不出现。设置已保留。请在“高级”中放宽范围，改用其他策略收集，或选取全部状态。',
	takeAllStates: '选取全部状态',

	classroomTooLong: '这个链接比课程的任何链接都长，因此没有打开其中的课。请重新索取链接，或从菜单中选一课。',
	classroomNoLesson: '这个链接指向“{{received}}”一课，而课程中没有这一课。请重新索取链接，或从菜单中选一课。',
	classroomNoPage: '这个链接指向“{{received}}”一页，而这一课没有这一页。这一课从第一页开始。',
	classroomNoPreset: '此链接缺少 # 之后的设置，本页改用自带的训练设置。请重新索取链接，或直接从这里继续。',
	classroomUnknown: '这个链接含有未知的名称：{{received}}。这些名称已忽略，链接的其余部分有效。',

	trainingTaken: '已载入检查点 {{name}}：按“训练”继续。',
	trainingTakenBare: '已载入检查点 {{name}}：按“训练”继续。该文件不含之前的损失曲线。',
	fileTaken: '已载入 {{name}} 中的设置。',
	fileInvalid: '未载入 {{name}}：{{detail}}。设置保持不变，没有丢失任何内容。',
	posterMissing: '首幅画面无法加载：{{detail}}。其他功能不受影响，训练照常开始。',
	lessonMissing: '课程无法加载（{{detail}}）。请检查网络后重新打开。',

	goOn: '保留着一次训练：{{world}}，KL 权重 {{weights}}。从第 {{step}} 步继续吗？',
	goOnNamed: '保留着训练“{{name}}”。从第 {{step}} 步继续吗？',
	goOnData: '保留着用数据“{{data}}”进行的一次训练，KL 权重 {{weights}}。从第 {{step}} 步继续吗？',
	goOnAgents: '保留着一次智能体训练：{{world}}，KL 权重 {{weights}}。从第 {{step}} 步继续吗？',
	goOnWeights: '保留着打开过的权重：{{world}}。显示它们吗？',
	goOnShow: '显示',
	goOnYes: '继续',
	goOnLater: '暂不',
	keptOff: '浏览器不为本页面保存任何内容（例如在无痕窗口中）：关闭标签页后训练将丢失。如需保留，请在“分享”中存为文件。',
	keptFull: '浏览器分配给本页面的空间已满：这次训练没有保留。请在“分享”中删除保留的训练，或在那里存为文件。',
	agentsTooLarge:
		'这次智能体训练超过了浏览器为单次训练保留的上限 {{megabytes}} MB。如需保留，请在“智能体”标签页中存为文件。',
	dataTooLarge:
		'数据“{{name}}”超过了浏览器为单个数据集保留的上限 {{megabytes}} MB。用它进行的训练会保留；重新加载后，页面会要求打开数据文件。',
	dataFull:
		'浏览器已没有空间保留数据“{{name}}”。重新加载后，页面会要求打开数据文件。可在“分享”→“保留的训练”中删除保留的训练和数据。',
	keptGone: '保留的训练已不存在：另一个标签页或浏览器已将它删除。',
	keptBroken: '无法打开保留的训练：{{detail}}。其他内容没有改变。',

	savedInFrame:
		'已将 {{name}} 交给浏览器。如果没有得到文件，说明嵌入本页面的框架禁止下载：请在单独的标签页中打开本页面。',
	partMissing:
		'页面的一部分没有加载成功：{{detail}}。其余部分照常工作，没有丢失任何内容。请检查网络后重试；如果页面已更新，请重新加载：训练会从最近的检查点继续。',
	newVersion: '页面的新版本已就绪。请在方便时重新加载：训练会保留并继续。',
	tryAgain: '重试',
	reloadPage: '重新加载页面',
};
