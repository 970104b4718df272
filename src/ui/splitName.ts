/** A name in two: where it may go on in another line, and its last short word, which stays with its unit and often is the axis: "ball velocity", " x". */
export function splitName(text: string): [beginning: string, axis: string] {
	const axis = /[ ,]+\S{1,2}$/.exec(text)?.[0] ?? '';
	return [text.slice(0, text.length - axis.length), axis.replace(/^,/, '')];
}
