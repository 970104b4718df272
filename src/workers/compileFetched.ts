/** The program of WebAssembly at an address. @throws where it cannot be had or is none */
export async function compileFetched(address: URL): Promise<WebAssembly.Module> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address.pathname} could not be fetched: ${answer.status}`);
	// Not while it streams: that asks for a content type that plain file servers do not send.
	return WebAssembly.compile(await answer.arrayBuffer());
}
