/**
 * What a server says of the page, so that no browser does more with it than it needs: the policy of index.html as a
 * header, which holds for workers too, and who may show the page in a frame, which a page cannot say by itself.
 * docs/hosting.md has the same for other servers.
 */
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

/** The content security policy that index.html states. @param {string} [html] of the page */
export function policyOfPage(html = readFileSync(inProject('index.html'), 'utf8')) {
	const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1];
	if (policy === undefined) throw new Error('index.html states no content security policy');
	return policy;
}

/** Every header by its name. The page has no accounts and keeps no secrets, so any site may embed it. */
export function securityHeaders() {
	return {
		'Content-Security-Policy': `${policyOfPage()}; frame-ancestors *`,
		// A frame whose sandbox gives the page no origin loads even its own files as another site's.
		'Access-Control-Allow-Origin': '*',
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
	};
}

/** A browser need not ask again for a file whose name has the hash of its content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Sends them with everything that `npm start` and `npm run preview` serve, and says what may be kept. @type {import('vite').Plugin} */
export const headersOfPreview = {
	name: 'headers-of-preview',
	configurePreviewServer({ middlewares }) {
		const headers = Object.entries(securityHeaders());
		middlewares.use((request, response, next) => {
			for (const [name, value] of headers) response.setHeader(name, value);
			// Where there is no such file the server sends the page, and says no-cache of it.
			if (request.url?.startsWith('/assets/')) response.setHeader('Cache-Control', FOR_EVER);
			next();
		});
	},
};
