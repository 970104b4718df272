/** What the instruments' folders export, by the instruments' ids. @param modules by path, as `import.meta.glob` gives them */
export function byFolder<T>(modules: Readonly<Record<string, T>>): Record<string, T> {
	return Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2) ?? path, module]));
}
