import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { usePendingTable } from '../../state/opening/pendingTable';

/** Seldom shown, so they are loaded when they are. */
const OwnDataDialog = latePart(() => import('./OwnDataDialog'));
const WorldChoice = latePart(() => import('./WorldChoice'));
const ReadingBar = latePart(() => import('./ReadingBar'));

/** A file that is being read, and what is asked of what was in one. */
export default function PendingTable() {
	const table = usePendingTable((state) => state.table);
	const weights = usePendingTable((state) => state.weights);
	const isReading = usePendingTable(({ reading }) => reading !== null);
	if (isReading)
		return (
			<PartBoundary>
				<ReadingBar />
			</PartBoundary>
		);
	if (weights) {
		const { model, name, take } = weights;
		return (
			<PartBoundary>
				<WorldChoice
					model={model}
					name={name}
					onChoose={take}
					onClose={() => usePendingTable.setState({ weights: null })}
				/>
			</PartBoundary>
		);
	}
	if (!table) return null;
	const { session, name, taken } = table;
	const close = () => {
		session.end();
		usePendingTable.setState({ table: null });
	};
	return (
		<PartBoundary>
			<OwnDataDialog session={session} name={name} taken={taken} onClose={close} />
		</PartBoundary>
	);
}
