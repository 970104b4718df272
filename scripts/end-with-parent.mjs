/**
 * Imported into a child process before its program: when the parent is gone, the child gets SIGTERM, as if it had been
 * asked to end. Nobody would read what it writes, or know that it runs.
 */
if (process.channel) {
	process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	process.channel.unref();
}
