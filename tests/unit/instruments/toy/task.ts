export default function add({ a, b }: { readonly a: number; readonly b: number }): number {
	return a + b;
}

declare module '../../../../src/instruments/tasks' {
	interface Tasks {
		toy: typeof add;
	}
}
