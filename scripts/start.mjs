/**
 * `npm start`: installs what is missing, builds the page and serves the build until Ctrl-C.
 * PORT and HOST choose another address than http://localhost:4173.
 */
import { createServer } from 'node:net';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, ROOT } from './paths.mjs';

const port = Number(process.env.PORT || 4173);
const host = process.env.HOST || 'localhost';

/** Whether nothing listens at the address yet. @returns {Promise<boolean>} */
function addressIsFree() {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, host, () => probe.close(() => resolve(true)));
	});
}

if (!Number.isInteger(port) || port < 1 || port > 65535) {
	console.error(`PORT must be a number from 1 to 65535, not '${process.env.PORT}'.`);
	process.exit(1);
}
if (!(await addressIsFree())) {
	console.error(
		`Port ${port} on ${host} is taken: stop what listens there, or choose another, e.g. PORT=8080 npm start.`,
	);
	process.exit(1);
}
ensureInstalled();

const vite = await import('vite');
const configFile = inProject('vite.config.ts');
try {
	await vite.build({ root: ROOT, configFile, logLevel: 'warn' });
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.error('The build failed: see the lines above.');
	process.exit(1);
}
const server = await vite.preview({
	root: ROOT,
	configFile,
	logLevel: 'warn',
	preview: { port, host, strictPort: true },
});
console.log(`Latent Lab: http://${host}:${port}`);
console.log('Ctrl-C stops it.');

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => {
		server.httpServer.close();
		process.exit(0);
	});
}
