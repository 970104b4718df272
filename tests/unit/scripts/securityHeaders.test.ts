import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { headersOfPreview, policyOfPage, securityHeaders } from '../../../scripts/security-headers.mjs';

test('the preview sends the policy of the page and its fellows with every file', async () => {
	const root = mkdtempSync(join(tmpdir(), 'latent-lab-headers-'));
	mkdirSync(join(root, 'dist/assets'), { recursive: true });
	writeFileSync(join(root, 'dist/index.html'), '<p>page</p>');
	for (const file of ['worker.js', 'sw.js', 'assets/part-12345678.js']) writeFileSync(join(root, 'dist', file), '');
	const server = await preview({
		root,
		configFile: false,
		logLevel: 'silent',
		plugins: [headersOfPreview],
		preview: { port: 0, host: '127.0.0.1' },
	});
	try {
		const { port } = server.httpServer.address() as AddressInfo;
		const kept = async (path: string) => (await fetch(`http://127.0.0.1:${port}/${path}`)).headers.get('cache-control');
		// A name with the hash of its content stays what it is; what is not there may come.
		expect(await kept('assets/part-12345678.js')).toContain('immutable');
		for (const path of ['', 'sw.js', 'assets/nothing.js']) expect(await kept(path), path).not.toContain('immutable');
		for (const path of ['', 'worker.js', 'nothing.txt']) {
			const { headers } = await fetch(`http://127.0.0.1:${port}/${path}`);
			for (const [name, value] of Object.entries(securityHeaders())) expect(headers.get(name), path).toBe(value);
		}
	} finally {
		await server.close();
	}
});

test('the policy allows no inline script, no other host and no eval', () => {
	const policy = policyOfPage();
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
	expect(() => policyOfPage('<html></html>')).toThrow('no content security policy');
});

test('docs/hosting.md has the same headers for every server that sends any', () => {
	const text = readFileSync(inProject('docs/hosting.md'), 'utf8');
	const sections = text.split(/^## /m).slice(1);
	expect(sections).toHaveLength(5);
	for (const section of sections.filter((part) => !/^(GitHub|In a frame)/.test(part)))
		for (const [name, value] of Object.entries(securityHeaders())) {
			expect(section).toContain(name);
			expect(section).toContain(value);
		}
});
