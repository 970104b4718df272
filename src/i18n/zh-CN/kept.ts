import type { kept as english } from '../en/kept';

export const kept: Readonly<Record<keyof typeof english, string>> = {
	open: '保留的训练',
	title: '保留的训练',
	explain:
		'浏览器会自动保留训练，只存在这台设备上：最近十二次，以及固定的训练；也保留自己的数据，每个数据集不超过 128 MB。最早的最先删除。',
	none: '还没有保留任何训练。训练满 50 步后会自动保留。',
	off: '浏览器不为本页面保存任何内容（例如在无痕窗口中）。',
	size: '共 {{megabytes}} MB。',
	auto: '{{world}}，w {{weights}}',
	autoAgents: '智能体：{{world}}，w {{weights}}',
	details: '第 {{step}} 步 · {{megabytes}} MB · {{date}}',
	data: '数据：{{name}}',
	dataDetails: '{{size}} 个转移样本 · {{megabytes}} MB',
	shown: '当前显示',
	goOn: '打开',
	name: '名称',
	pin: '固定保留',
	remove: '删除',
	undoRemove: '撤销',
	removed: '{{name}}：关闭此窗口时删除',
	of: '{{act}}：{{name}}',
};
