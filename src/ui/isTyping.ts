/** Whether a key press belongs to something that is typed into, or that takes letters itself. */
export function isTyping(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('input, select, textarea, [contenteditable], dialog') !== null;
}
