/**
 * Finds a Vulkan driver for WebGPU in Node (npm `webgpu` is Dawn, which needs one on Linux). Every Chrome
 * and Chromium brings a software driver, SwiftShader, and a Vulkan loader, so no further package is needed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findChromium } from './find-chromium.mjs';

const DRIVER_FILE = 'vk_swiftshader_icd.json';
const LOADER_FILE = 'libvulkan.so.1';

/** Where packages put the files that belong to a Chrome whose command is a wrapper elsewhere. */
const CHROME_FOLDERS = [
	'/usr/lib/chromium',
	'/usr/lib/chromium-browser',
	'/usr/lib64/chromium-browser',
	'/opt/google/chrome',
];

/** Character devices of graphics cards; /dev/dxg is Windows' under WSL. */
const GRAPHICS_DEVICES = ['/dev/dri/renderD128', '/dev/nvidia0', '/dev/dxg'];

/** Whether the machine may have a graphics driver of its own. */
export function hasGraphicsDevice() {
	return process.platform !== 'linux' || GRAPHICS_DEVICES.some((path) => existsSync(path));
}

/** The folder with SwiftShader's files beside a Chromium. @returns {string | undefined} */
function softwareFolder() {
	const chromium = findChromium();
	const beside = chromium === undefined ? [] : [dirname(realpathSync(chromium))];
	return [...beside, ...CHROME_FOLDERS].find((folder) => existsSync(join(folder, DRIVER_FILE)));
}

/** The description file of the software driver, for VK_ICD_FILENAMES. @returns {string | undefined} */
export function softwareVulkanDriver() {
	const folder = softwareFolder();
	return folder === undefined ? undefined : join(folder, DRIVER_FILE);
}

/** Whether the dynamic linker knows a Vulkan loader. */
function systemHasLoader() {
	const listed = spawnSync('ldconfig', ['-p'], {
		encoding: 'utf8',
		env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
	});
	return listed.status === 0 && listed.stdout.includes(LOADER_FILE);
}

/**
 * Lets programs started from here find Chromium's Vulkan loader when the system has none. The linker reads
 * LD_LIBRARY_PATH once, at a program's start, so this cannot help the process that calls it.
 */
export function prepareVulkanLoader() {
	if (process.platform !== 'linux' || systemHasLoader()) return;
	const folder = softwareFolder();
	if (folder === undefined || !existsSync(join(folder, LOADER_FILE))) return;
	const others = process.env.LD_LIBRARY_PATH;
	process.env.LD_LIBRARY_PATH = others ? `${others}:${folder}` : folder;
}

/**
 * What is missing for WebGPU in Node, as one line for a person; undefined when nothing is known to be.
 * @returns {string | undefined}
 */
export function missingVulkan() {
	if (process.platform !== 'linux' || hasGraphicsDevice() || process.env.VK_ICD_FILENAMES) return undefined;
	const folder = softwareFolder();
	if (folder === undefined) return 'No Vulkan driver: install Chromium or Chrome, which brings a software one.';
	if (!systemHasLoader() && !existsSync(join(folder, LOADER_FILE))) return 'No Vulkan loader: install libvulkan1.';
	return undefined;
}
