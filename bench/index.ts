/**
 * `npm run bench [-- --json] [-- --only processor|agent|pytorch|agent-page|node|chromium|page]`: the figures of the README, measured in one run on
 * one machine. Nothing here is a test: it prints what it saw beside the budget.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAgent } from './agent';
import { benchAgentPage } from './agentPage';
import { benchEngines } from './engines';
import { benchEnginesInChromium } from './enginesInChromium';
import { benchPage } from './page';
import { benchProcessor } from './processor';
import { benchBesidePyTorch } from './pyTorchBesideChromium';
import { benchSimulators } from './simulators';
import type { Figure } from './statistics';

const { values: options } = parseArgs({
	options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const machine = {
	processor: cpus()[0]?.model ?? 'unknown',
	cores: cpus().length,
	memoryGiB: Math.round(totalmem() / 2 ** 30),
	node: process.version,
};

const parts: readonly { readonly name: string; readonly group: string; readonly run: () => Promise<Figure[]> }[] = [
	{ name: 'Simulators, Node', group: 'node', run: benchSimulators },
	{ name: 'One core of the processor, Node, batch 64, 1 run', group: 'processor', run: benchProcessor },
	{ name: 'The agent on one core, Node', group: 'agent', run: benchAgent },
	{ name: 'The SIMD engine in headless Chromium beside PyTorch', group: 'pytorch', run: benchBesidePyTorch },
	{ name: 'Engines, Node, batch 64', group: 'node', run: benchEngines },
	{ name: 'Engines, headless Chromium, batch 64', group: 'chromium', run: benchEnginesInChromium },
	{ name: 'The agent in the page, headless Chromium', group: 'agent-page', run: benchAgentPage },
	{ name: 'Page, headless Chromium without WebGPU', group: 'page', run: benchPage },
];

const results: { readonly name: string; readonly figures: readonly Figure[] }[] = [];
for (const { name, group, run } of parts) {
	if (options.only && options.only !== group) continue;
	if (!options.json) console.error(`measuring: ${name} …`);
	results.push({ name, figures: await run() });
}

if (options.json) console.log(JSON.stringify({ machine, results }, null, 2));
else {
	console.log(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}\n`);
	for (const { name, figures } of results) {
		console.log(`### ${name}\n\n| what | measured | budget |\n| --- | --- | --- |`);
		for (const { what, value, unit, budget } of figures) {
			console.log(`| ${what} | ${value}${unit && ` ${unit}`} | ${budget ?? ''} |`);
		}
		console.log();
	}
}
process.exit(0);
