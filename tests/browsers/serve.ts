/** Serves the built page while the tests run; `npm run test:browsers` builds it before. */
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { inProject } from '../../scripts/paths.mjs';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the page is served, with a slash at its end. */
		address: string;
	}
}

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
	const server = await preview({ root: inProject('.'), preview: { port: 0, strictPort: false }, logLevel: 'error' });
	project.provide('address', server.resolvedUrls?.local[0] ?? '');
	return () => server.close();
}
