/**
 * Pickles of plain values and tensors, read without Python and without ever running anything.
 *
 * A pickle is a program for a small stack machine; two of its instructions call functions by name. Here a name must be
 * in a short list (`pickleValues.ts`), each entry of which is a function there or a constant, or the pickle is refused
 * at that name. Instructions that `torch.save` never writes are refused by name as well. Protocols 2 to 5.
 * https://docs.python.org/3/library/pickletools.html
 */
import { ByteReader } from './ByteReader';
import { FileFault } from './FileFault';
import { damaged, functionOf, isList, isOpaque, nameOf, objectOf, type PickleValue, storageOf } from './pickleValues';

/** Names of the instructions that are refused, so that a person can look them up. */
const REFUSED: Readonly<Record<number, string>> = {
	80: 'PERSID',
	83: 'STRING',
	86: 'UNICODE',
	105: 'INST',
	111: 'OBJ',
	130: 'EXT1',
	131: 'EXT2',
	132: 'EXT4',
	146: 'NEWOBJ_EX',
	151: 'NEXT_BUFFER',
	152: 'READONLY_BUFFER',
};

/** Marks the place on the stack from which an instruction collects. */
const MARK = Symbol('mark');
type Item = PickleValue | typeof MARK;

/** Reads a pickle. @throws FileFault with the name that is refused, or when it is damaged */
export function readPickle(bytes: Uint8Array): PickleValue {
	return new Machine(bytes).run();
}

class Machine extends ByteReader {
	private readonly stack: Item[] = [];
	private readonly memo = new Map<number, PickleValue>();

	run(): PickleValue {
		for (;;) {
			const code = this.byte();
			if (code === 0x2e) return this.pop();
			this.step(code);
		}
	}

	/** Carries out one instruction. Each case has its name in pickletools. */
	private step(code: number): void {
		switch (String.fromCharCode(code)) {
			case '\x80': // PROTO
				if (this.byte() > 5) throw damaged();
				return;
			case '\x95': // FRAME
				this.take(8);
				return;
			case '(': // MARK
				this.stack.push(MARK);
				return;
			case '0': // POP
				if (this.stack.pop() === undefined) throw damaged();
				return;
			case '1': // POP_MARK
				this.popToMark();
				return;
			case '2': // DUP
				this.stack.push(this.top());
				return;
			case 'N': // NONE
				this.stack.push(null);
				return;
			case '\x88': // NEWTRUE
				this.stack.push(true);
				return;
			case '\x89': // NEWFALSE
				this.stack.push(false);
				return;
			default:
				if (!this.number(code) && !this.text(code) && !this.container(code) && !this.reference(code))
					throw new FileFault('pickle-opcode', { part: REFUSED[code] ?? `0x${code.toString(16)}` });
		}
	}

	private number(code: number): boolean {
		switch (String.fromCharCode(code)) {
			case 'K': // BININT1
				this.stack.push(this.byte());
				return true;
			case 'M': // BININT2
				this.stack.push(this.view.getUint16(this.take(2), true));
				return true;
			case 'J': // BININT
				this.stack.push(this.view.getInt32(this.take(4), true));
				return true;
			case '\x8a': // LONG1
				this.stack.push(this.longInteger(this.byte()));
				return true;
			case '\x8b': // LONG4
				this.stack.push(this.longInteger(this.view.getUint32(this.take(4), true)));
				return true;
			case 'G': // BINFLOAT
				this.stack.push(this.view.getFloat64(this.take(8), false));
				return true;
			default:
				return false;
		}
	}

	private text(code: number): boolean {
		switch (String.fromCharCode(code)) {
			case 'X': // BINUNICODE
				this.stack.push(this.decoded(this.view.getUint32(this.take(4), true)));
				return true;
			case '\x8c': // SHORT_BINUNICODE
				this.stack.push(this.decoded(this.byte()));
				return true;
			case '\x8d': // BINUNICODE8
				this.stack.push(this.decoded(this.length8()));
				return true;
			case 'T': // BINSTRING
				this.stack.push(this.decoded(this.view.getUint32(this.take(4), true)));
				return true;
			case 'U': // SHORT_BINSTRING
				this.stack.push(this.decoded(this.byte()));
				return true;
			case 'B': // BINBYTES
				this.stack.push(this.raw(this.view.getUint32(this.take(4), true)));
				return true;
			case 'C': // SHORT_BINBYTES
				this.stack.push(this.raw(this.byte()));
				return true;
			case '\x8e': // BINBYTES8
			case '\x96': // BYTEARRAY8
				this.stack.push(this.raw(this.length8()));
				return true;
			default:
				return false;
		}
	}

	private container(code: number): boolean {
		switch (String.fromCharCode(code)) {
			case ']': // EMPTY_LIST
			case ')': // EMPTY_TUPLE
			case '\x8f': // EMPTY_SET
				this.stack.push([]);
				return true;
			case '}': // EMPTY_DICT
				this.stack.push(new Map());
				return true;
			case 'l': // LIST
			case 't': // TUPLE
			case '\x91': // FROZENSET
				this.stack.push(this.popToMark());
				return true;
			case '\x85': // TUPLE1
			case '\x86': // TUPLE2
			case '\x87': // TUPLE3
				this.stack.push(this.popSome(code - 0x84));
				return true;
			case 'd': {
				// DICT
				const pairs = this.popToMark();
				this.setItems(new Map(), pairs);
				return true;
			}
			case 'a': // APPEND
				this.append(this.popSome(1));
				return true;
			case 'e': // APPENDS
			case '\x90': // ADDITEMS
				this.append(this.popToMark());
				return true;
			case 's': // SETITEM
				this.setItems(null, this.popSome(2));
				return true;
			case 'u': // SETITEMS
				this.setItems(null, this.popToMark());
				return true;
			default:
				return false;
		}
	}

	private reference(code: number): boolean {
		switch (String.fromCharCode(code)) {
			case 'h': // BINGET
				this.recall(this.byte());
				return true;
			case 'j': // LONG_BINGET
				this.recall(this.view.getUint32(this.take(4), true));
				return true;
			case 'q': // BINPUT
				this.memo.set(this.byte(), this.top());
				return true;
			case 'r': // LONG_BINPUT
				this.memo.set(this.view.getUint32(this.take(4), true), this.top());
				return true;
			case '\x94': // MEMOIZE
				this.memo.set(this.memo.size, this.top());
				return true;
			case 'c': // GLOBAL
				this.stack.push(nameOf(this.line(), this.line()));
				return true;
			case '\x93': {
				// STACK_GLOBAL
				const [module, name] = this.popSome(2);
				if (typeof module !== 'string' || typeof name !== 'string') throw damaged();
				this.stack.push(nameOf(module, name));
				return true;
			}
			case 'R': {
				// REDUCE
				const [called, args] = this.popSome(2);
				if (!isList(args)) throw damaged();
				this.stack.push(functionOf(called)(args));
				return true;
			}
			case '\x81': {
				// NEWOBJ
				const [made] = this.popSome(2);
				this.stack.push(objectOf(made));
				return true;
			}
			case 'b': {
				// BUILD: state_dict has its versions in an attribute of the dictionary, and what is passed over its contents.
				const [built] = this.popSome(2);
				if (!(built instanceof Map || isOpaque(built))) throw new FileFault('pickle-opcode', { part: 'BUILD' });
				this.stack.push(built);
				return true;
			}
			case 'Q': // BINPERSID
				this.stack.push(storageOf(this.pop()));
				return true;
			default:
				return false;
		}
	}

	private pop(): PickleValue {
		const item = this.stack.pop();
		if (item === undefined || item === MARK) throw damaged();
		return item;
	}

	private top(): PickleValue {
		const item = this.stack.at(-1);
		if (item === undefined || item === MARK) throw damaged();
		return item;
	}

	private popSome(count: number): PickleValue[] {
		const items = this.stack.splice(Math.max(0, this.stack.length - count), count);
		if (items.length !== count || items.includes(MARK)) throw damaged();
		return items as PickleValue[];
	}

	private popToMark(): PickleValue[] {
		const mark = this.stack.lastIndexOf(MARK);
		if (mark < 0) throw damaged();
		const items = this.stack.splice(mark);
		items.shift();
		return items as PickleValue[];
	}

	private append(items: readonly PickleValue[]): void {
		const list = this.top();
		if (!Array.isArray(list)) throw damaged();
		for (const item of items) list.push(item);
	}

	/** @param made pushed and filled; null to fill what is on top */
	private setItems(made: Map<PickleValue, PickleValue> | null, pairs: readonly PickleValue[]): void {
		if (made) this.stack.push(made);
		const filled = this.top();
		if (!(filled instanceof Map) || pairs.length % 2 !== 0) throw damaged();
		for (let i = 0; i < pairs.length; i += 2) filled.set(pairs[i], pairs[i + 1]);
	}

	private recall(place: number): void {
		const value = this.memo.get(place);
		if (value === undefined) throw damaged();
		this.stack.push(value);
	}
}
