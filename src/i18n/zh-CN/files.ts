import type { files as en } from '../en/files';

export const files: Readonly<Record<keyof typeof en, string>> = {
	'too-large': '它超出了可读取的大小（100 MB；PyTorch 文件还以 1670 万个数为限）',
	'not-whole': '它不完整或已损坏：各部分的长度与文件所述不符。请重新保存或复制',
	inflated: '它解压后会超过 {{megabytes}} MB，同样大小的正常文件不会如此',
	'many-entries': '它有 {{count}} 个条目；最多读取 {{most}} 个',
	encrypted: '其中的条目 {{part}} 已加密。请不设密码重新保存',
	method: '其中的条目 {{part}} 用方法 {{method}} 压缩。请不压缩或用 deflate 重新保存',
	checksum: '其中的条目 {{part}} 已损坏：校验和不符。请重新保存或复制',

	'element-type': '{{part}} 的元素类型是 {{type}}，无法读取。请转换为 float32',
	structured: '{{part}} 是结构化数组。请把每个字段另存为单独的数组',
	shape: '{{part}} 的形状在这里不可能：{{shape}}',

	header: '{{part}} 的文件头已损坏，或版本未知',
	'no-arrays': '它是压缩包，但其中既没有 NumPy 数组，也没有 PyTorch 张量',
	'legacy-torch':
		'它是 PyTorch 1.6 之前的 torch.save 格式。请用较新的版本重新保存：torch.save(torch.load("old.pth", map_location="cpu"), "new.pth")',
	'bare-pickle':
		'它是 Python 的 pickle 文件，加载时可以运行任意程序，因此不读取。请用 torch.save、safetensors 或 numpy.savez 保存张量',
	torchscript: '它是 TorchScript 程序。请只保存权重：torch.save(model.state_dict(), "vae.pth")',
	hdf5: '它是 HDF5 文件。请用 numpy.savez 保存其中的数组',

	'pickle-name':
		'其中的 pickle 要求 {{part}}，而张量并不需要它；没有执行任何内容。请只保存权重：torch.save(model.state_dict(), "vae.pth")',
	'pickle-opcode':
		'其中的 pickle 含有指令 {{part}}，而张量并不需要它；没有执行任何内容。请只保存权重：torch.save(model.state_dict(), "vae.pth")',
	'pickle-damaged': '其中的 pickle 已损坏；没有执行任何内容。请重新保存或复制',
	storage: '其中存储 {{part}} 的数值缺失或长度不符。请重新保存或复制',
	view: '张量 {{part}} 超出了其存储的范围',

	'no-model':
		'其中没有 HyAR 模型的张量（embeddings、e0_0.weight……delta_state_output.bias）。文件中的前几个名称：{{found}}',
	'agent-net': '它是智能体的 {{net}} 网络，而不是模型。请打开模型的文件，即 vae.state_dict()',
	'single-critic': '其中的评论家（{{part}}）只有一个网络，是 DDPG 的形式。这里的智能体用 TD3 的双评论家，即 l1 到 l6',
	optimiser: '它是优化器的状态。请打开对应网络的文件：…_actor 或 …_critic',
	'several-models': '其中有多个模型：{{names}}。请单独保存其中一个',
	missing: '缺少张量 {{part}}',
	unexpected: '张量 {{part}} 不属于 HyAR 的模型，所以这是另一个模型',
	sizes: '张量 {{part}} 的形状是 {{found}}，而其他张量要求 {{expected}}',
	'not-finite': '张量 {{part}} 在索引 {{place}} 处为 {{value}}；权重必须是有限的 float32 数',
	'not-floating': '张量 {{part}} 的元素类型是 {{type}}；权重应为浮点数',
	limit: '其 {{size}} 为 {{value}}；这里可显示和训练的范围是 {{min}} 到 {{max}}',
	'no-world':
		'其大小（S = {{states}}，K = {{actions}}，P = {{parameters}}）与这里的任何环境都不符。各环境的大小见 docs/environments.md',

	'no-table': '它既不是本页面的文件，也不是表格：表格至少有两列，每行一个转移样本',
	cells: '第 {{row}} 行有 {{count}} 个单元格，而表头有 {{expected}} 个',
	quotes: '第 {{row}} 行附近的引号不配对。引号内的引号应写两次',
	'list-length': '第 {{row}} 行的列表有 {{count}} 个数（{{found}}），而第一行有 {{expected}} 个',
	'many-rows': '它超过 {{most}} 行。请只取一部分',
	'many-columns': '它有 {{count}} 列或更多，最多读取 {{most}} 列',
	json: '它不是有效的 JSON：缺少括号、逗号或引号',
	'json-line': '第 {{row}} 行不是有效的 JSON',
	'json-row': '第 {{row}} 行既不是对象也不是列表',
	'json-large': '其中 JSON 的值过多或嵌套过深。请用 numpy.savez 保存数组',
	'json-lengths': '列表 {{part}} 有 {{count}} 项，而最长的有 {{expected}} 项',
	'array-length': '数组 {{part}} 有 {{count}} 行，而其他数组有 {{expected}} 行',
	nested: '第 {{row}} 行在 {{part}} 处嵌套了多层对象。请只写一层',
	'need-state': '没有指定哪些列是状态',
	'need-action': '没有指定哪一列是离散动作',
	'need-parameter': '没有任何动作带有取值变化的参数。混合动作至少有一个参数',
	'state-lengths': '动作之后的状态有 {{count}} 列，而状态有 {{expected}} 列',
	'column-text': '列 {{part}} 需要数值，但第 {{row}} 行是文字“{{found}}”',
	'action-value': '列 {{part}} 的第 {{row}} 行不是动作：{{found}}。动作应为整数、名称或独热编码的列',
	'many-actions': '列 {{part}} 有超过 {{most}} 个不同的动作',
	range: '{{part}} 的范围 {{low}} 到 {{high}} 无效：前一个数应小于后一个数',
	'few-rows':
		'其中有 {{count}} 个完整的转移样本，至少需要 {{least}} 个。有 {{incomplete}} 行缺少数值，{{ends}} 行没有下一状态',
	'own-data': '其中的转移样本与其说明不符：文件被改动过或已损坏',

	exportTitle: '导出',
	exportExplain: '权重采用官方代码中的名称。每个文件旁都会保存一份清单，包含全部设置、随机种子、版本和哈希值。',
	exportOpen: '导出权重和数据',
	exportWhat: '内容',
	exportFormats: '格式',
	exportAs: '{{what}}，格式 {{format}}',
	weightsA: '实验 A 的权重',
	weightsB: '实验 B 的权重',
	codes: '图上的编码（μ、σ、z）',
	losses: '各步的损失项',
	'rate-distortion': '扫描得到的率与失真',
	rollouts: '策略评估结果',
	data: '数据中的转移样本',
	exportNoModel: '还没有模型：请先训练一会儿。',
	exportNothing: '还没有这项内容：请先运行扫描、策略评估或训练。',
	exportDone: '已保存 {{name}}。',
	exporter: '来自 PyTorch 的权重',
	exporterExplain:
		'用官方代码训练后运行这段程序，再在这里打开得到的文件。可读取 .pth、.safetensors 和 .npz；其中的内容都不会被执行。',
	exporterCopy: '复制代码',

	weightsTaken:
		'已把权重 {{name}} 载入实验 A 和 B（{{world}}，宽度 {{width}}，d₁ = {{embeddingDim}}，Z = {{latentDim}}）。页面上的一切都按原样读取这些权重，数据来自仿真器；按“训练”可由此继续训练。',

	netsOpened:
		'策略 {{name}}（宽度 {{width}}，d₁ = {{embeddingDim}}，Z = {{latentDim}}）已在“智能体”标签中打开，所用的表示是页面上的表示（{{world}}，第 {{step}} 步）。{{detail}}',
	netsOwnSettings: '它的设置随文件而来。',
	netsOfficialSettings: '文件中没有设置：“继续训练”采用官方设置。',
	netsNoCritic:
		'策略 {{name}}（宽度 {{width}}，d₁ = {{embeddingDim}}，Z = {{latentDim}}）已在“智能体”标签中打开，所用的表示是页面上的表示（{{world}}，第 {{step}} 步）。请再打开它的评论家（critic）文件：价值地形和训练都需要它。',
	netsNeedActor:
		'已读取评论家 {{name}}（宽度 {{width}}，S + d₁ + Z = {{inputs}}）。请再打开它的策略网络（actor）文件；评论家会保留到那时。',
	netsNeedModel:
		'已读取网络 {{name}}；它们需要 S = {{stateDim}}、d₁ = {{embeddingDim}}、Z = {{latentDim}} 的表示。请打开模型的文件，即 vae.state_dict()；网络会保留到那时。',
	netsApart:
		'评论家的输入是 {{inputs}} 个数，宽度为 {{criticWidth}}，而策略网络要求 S + d₁ + Z = {{expected}}，宽度为 {{width}}：它们属于两个智能体。已保留 {{name}}；请打开与它配套的另一个文件。',
	netsNoSimulator: '网络 {{name}} 与页面上的表示相符，但 {{world}} 没有仿真器，智能体无法在其中行动。',
	netsFailed: '网络 {{name}} 无法使用：{{detail}}。你的智能体训练没有改变。',
};
