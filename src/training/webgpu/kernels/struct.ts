/**
 * Structs that the host writes and kernels read: one description gives the WGSL and says where each field's words lie,
 * by the rules of WGSL for memory that is shared with the host.
 */

/** Words of four bytes that a type has, and the multiple of words that it begins at. */
const TYPES = {
	u32: { words: 1, alignment: 1 },
	f32: { words: 1, alignment: 1 },
	vec2u: { words: 2, alignment: 2 },
	vec2f: { words: 2, alignment: 2 },
	vec4u: { words: 4, alignment: 4 },
} as const;

/** Words that entries of an array begin at multiples of, where it is a uniform. */
const UNIFORM = 4;

type FieldType = keyof typeof TYPES;
type Fields = Readonly<Record<string, FieldType>>;

/** A number, or those of a vector. */
type FieldValue<T extends FieldType> = T extends 'u32' | 'f32' ? number : readonly number[];

/** One memory as whole numbers and as floats. */
export interface Words {
	readonly integers: Uint32Array<ArrayBuffer>;
	readonly floats: Float32Array<ArrayBuffer>;
}

export function wordsOf(bytes: ArrayBuffer): Words {
	return { integers: new Uint32Array(bytes), floats: new Float32Array(bytes) };
}

/** Structs of one kind at the end of another. */
export interface Tail {
	readonly name: string;
	readonly of: Pick<Struct<Fields>, 'name' | 'words'>;
	readonly count: number;
}

const aligned = (word: number, alignment: number) => Math.ceil(word / alignment) * alignment;

export class Struct<F extends Fields> {
	/** Its declaration. */
	readonly wgsl: string;
	/** Words from one to the next in an array. */
	readonly words: number;
	/** Words before the first of the tail. */
	readonly tailAt: number;
	private readonly places: Readonly<Record<keyof F, { readonly at: number; readonly type: FieldType }>>;

	/**
	 * @param fields in their order
	 * @param tail an array after them
	 * @throws {RangeError} where a kernel could not read the array as a uniform, whose entries begin at every 16 bytes
	 */
	constructor(
		readonly name: string,
		fields: F,
		tail?: Tail,
	) {
		let at = 0;
		const places = Object.entries(fields).map(([field, type]) => {
			const { words, alignment } = TYPES[type];
			const first = aligned(at, alignment);
			at = first + words;
			return [field, { at: first, type }] as const;
		});
		this.places = Object.fromEntries(places) as Struct<F>['places'];
		if (tail && tail.of.words % UNIFORM !== 0) throw new RangeError(`${tail.of.name} has ${tail.of.words} words`);
		const alignment = Math.max(tail ? UNIFORM : 1, ...Object.values(fields).map((type) => TYPES[type].alignment));
		this.tailAt = aligned(at, tail ? UNIFORM : 1);
		this.words = aligned(this.tailAt + (tail ? tail.count * tail.of.words : 0), alignment);
		const lines = Object.entries(fields).map(([field, type]) => `\t${field}: ${type},`);
		if (tail) lines.push(`\t${tail.name}: array<${tail.of.name}, ${tail.count}>,`);
		this.wgsl = `struct ${name} {\n${lines.join('\n')}\n}\n`;
	}

	/** Writes the fields of one struct, its tail apart. @param at the struct's first word */
	write({ integers, floats }: Words, at: number, values: { readonly [K in keyof F]: FieldValue<F[K]> }): void {
		for (const field of Object.keys(this.places) as (keyof F)[]) {
			const place = this.places[field];
			const value: number | readonly number[] = values[field];
			const to = place.type === 'f32' || place.type === 'vec2f' ? floats : integers;
			if (typeof value === 'number') to[at + place.at] = value;
			else to.set(value, at + place.at);
		}
	}
}
