import { clamp } from '../numerics/clamp';
import type { ReplayBatch } from './AgentEngine';

/** Numbers of a row in each column. */
export interface RowSizes {
	readonly stateDim: number;
	readonly parameterDim: number;
	/** A: of a latent action; 0 where none is stored. */
	readonly codeDim: number;
}

/** What is stored of one decision. */
export interface StoredTransition {
	readonly state: ArrayLike<number>;
	readonly action: number;
	readonly parameters: ArrayLike<number>;
	readonly latentAction: ArrayLike<number>;
	readonly nextState: ArrayLike<number>;
	readonly reward: number;
	/** Whether nothing comes after it. */
	readonly done: boolean;
}

/** Rows that room is made for at first. */
const FIRST_ROOM = 1_024;

/** An empty batch of so many rows, to gather into. */
export function emptyBatch({ stateDim, parameterDim, codeDim }: RowSizes, rows: number): ReplayBatch {
	const column = (columns: number) => new Float32Array(rows * columns);
	return {
		state: column(stateDim),
		action: new Int32Array(rows),
		parameters: column(parameterDim),
		stateDelta: column(stateDim),
		latentAction: column(codeDim),
		nextState: column(stateDim),
		reward: column(1),
		notDone: column(1),
	};
}

/** Columns of a batch that hold numbers of float32. */
/** Columns of numbers; the action is beside them. */
export const COLUMNS = ['state', 'parameters', 'stateDelta', 'latentAction', 'nextState', 'reward', 'notDone'] as const;

/** Transitions in columns that grow to a capacity; then the oldest are overwritten. */
export class TransitionStore {
	/** Transitions that are stored. */
	size = 0;
	/** Transitions that were ever added. */
	added = 0;
	private columns: ReplayBatch;
	private room: number;

	constructor(
		readonly sizes: RowSizes,
		readonly capacity: number,
	) {
		this.room = Math.min(FIRST_ROOM, capacity);
		this.columns = emptyBatch(sizes, this.room);
	}

	add({ state, action, parameters, latentAction, nextState, reward, done }: StoredTransition): void {
		const row = this.added % this.capacity;
		if (row >= this.room) this.grow();
		const { stateDim, parameterDim, codeDim } = this.sizes;
		const { columns } = this;
		columns.state.set(state, row * stateDim);
		columns.action[row] = action;
		columns.parameters.set(parameters, row * parameterDim);
		columns.latentAction.set(codeDim > 0 ? latentAction : [], row * codeDim);
		columns.nextState.set(nextState, row * stateDim);
		for (let i = 0; i < stateDim; i++) columns.stateDelta[row * stateDim + i] = nextState[i] - state[i];
		columns.reward[row] = reward;
		columns.notDone[row] = done ? 0 : 1;
		this.count(this.added + 1);
	}

	/** Copies a stored transition into a row of a batch of equal sizes; of a latent action as much as is stored. */
	copy(index: number, batch: ReplayBatch, row: number): void {
		const { columns } = this;
		const { stateDim, parameterDim, codeDim } = this.sizes;
		copyRow(batch.state, row, columns.state, index, stateDim);
		copyRow(batch.parameters, row, columns.parameters, index, parameterDim);
		copyRow(batch.stateDelta, row, columns.stateDelta, index, stateDim);
		copyRow(batch.latentAction, row, columns.latentAction, index, codeDim);
		copyRow(batch.nextState, row, columns.nextState, index, stateDim);
		batch.action[row] = columns.action[index];
		batch.reward[row] = columns.reward[index];
		batch.notDone[row] = columns.notDone[index];
	}

	/** What is stored, without the room that is left. */
	save(): { readonly added: number; readonly columns: ReplayBatch } {
		const columns = resized(this.columns, this.sizes, this.size, this.size);
		return { added: this.added, columns };
	}

	/** Whether the first so many transitions that were added are all still here. */
	holds(added: number): boolean {
		return added === this.added || this.added <= this.capacity;
	}

	/** Runs something with only the first so many transitions visible; with all there is where {@link holds} is false. */
	withFirst<T>(added: number, work: () => T): T {
		const { added: present } = this;
		if (!this.holds(added)) return work();
		try {
			this.count(added);
			return work();
		} finally {
			this.count(present);
		}
	}

	private count(added: number): void {
		this.added = added;
		this.size = Math.min(added, this.capacity);
	}

	/** @throws RangeError when the columns are not those of a store of this kind */
	restore({ added, columns }: ReturnType<TransitionStore['save']>): void {
		const size = columns.action.length;
		const expected = emptyBatch(this.sizes, size);
		if (
			size !== Math.min(added, this.capacity) ||
			COLUMNS.some((name) => columns[name].length !== expected[name].length)
		)
			throw new RangeError('the stored transitions are of another training');
		this.room = clamp(size, FIRST_ROOM, this.capacity);
		this.columns = resized(columns, this.sizes, size, this.room);
		this.count(added);
	}

	private grow(): void {
		const room = Math.min(this.capacity, 2 * this.room);
		this.columns = resized(this.columns, this.sizes, this.room, room);
		this.room = room;
	}
}

/** The first `kept` rows in columns of `room` rows. */
function resized(columns: ReplayBatch, sizes: RowSizes, kept: number, room: number): ReplayBatch {
	const larger = emptyBatch(sizes, room);
	const share = (length: number) => (room > 0 ? (length / room) * kept : 0);
	for (const name of COLUMNS) larger[name].set(columns[name].subarray(0, share(larger[name].length)));
	larger.action.set(columns.action.subarray(0, kept));
	return larger;
}

function copyRow(to: Float32Array, row: number, from: Float32Array, index: number, width: number): void {
	for (let i = 0; i < width; i++) to[row * width + i] = from[index * width + i];
}
