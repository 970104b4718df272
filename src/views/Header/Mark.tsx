/** The mark: the prior's rings round the origin and a point held off it. Decoration beside the name. */
export function Mark({ className }: { readonly className: string }) {
	return (
		<svg className={className} viewBox="0 0 24 24" width="22" height="22" fill="none" aria-hidden="true">
			<circle cx="12" cy="12" r="10" stroke="var(--prior)" strokeWidth="1.5" strokeDasharray="2.4 2.2" />
			<circle cx="12" cy="12" r="5" stroke="var(--prior)" strokeWidth="1.5" />
			<circle cx="15.8" cy="8.6" r="2.8" fill="var(--mu)" />
		</svg>
	);
}
