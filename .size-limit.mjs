import { readFileSync } from 'node:fs';
import { entryFiles } from './scripts/entry-files.mjs';

const files = entryFiles(readFileSync('dist/index.html', 'utf8'));
if (files.length === 0) throw new Error('dist/index.html loads no JavaScript');

export default [
	{
		name: 'JavaScript that the page loads first',
		path: files.map((file) => `dist/${file}`),
		gzip: true,
		limit: '170 kB',
	},
];
