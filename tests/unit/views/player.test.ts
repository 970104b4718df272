import { describe, expect, it } from 'vitest';
import { Player, type PlayerClock } from '../../../src/action/Scene/Player';

/** A page whose animation frames the test triggers, 50 ms apart: one tick at the usual pace. */
class FakeClock implements PlayerClock {
	still = false;
	private time = 0;
	private callbacks = new Map<number, () => void>();
	private requests = 0;

	now = () => this.time;
	isStill = () => this.still;
	nextFrame = (callback: () => void) => {
		this.callbacks.set(++this.requests, callback);
		return this.requests;
	};
	cancel = (request: number) => {
		this.callbacks.delete(request);
	};

	show(frames: number): void {
		for (let i = 0; i < frames; i++) {
			this.time += 50;
			const due = [...this.callbacks.values()];
			this.callbacks.clear();
			for (const callback of due) callback();
		}
	}
}

function setUp(last: number) {
	const clock = new FakeClock();
	const seen: number[] = [];
	const player: Player = new Player(() => seen.push(player.tick), clock);
	player.setLast(last);
	return { clock, player, seen };
}

describe('Player', () => {
	it('rests at the end, plays from the start and stops at the end', () => {
		const { clock, player, seen } = setUp(4);
		expect([player.tick, player.playing]).toEqual([4, false]);
		player.play();
		seen.length = 0;
		clock.show(6);
		expect(seen).toEqual([1, 2, 3, 4]);
		expect(player.playing).toBe(false);
	});

	it('keeps its pace, and shows whole ticks alone', () => {
		const { clock, player } = setUp(100);
		player.playFromStart();
		player.pace = 5;
		clock.show(3);
		expect(player.tick).toBe(0);
		clock.show(1);
		expect(player.tick).toBe(1);
		player.pace = 60;
		clock.show(1);
		expect(player.tick).toBe(4);
	});

	it('rests where it is put, inside the play', () => {
		const { clock, player } = setUp(10);
		player.play();
		player.seek(3);
		clock.show(5);
		expect([player.tick, player.playing]).toEqual([3, false]);
		player.seek(99);
		expect(player.tick).toBe(10);
		player.seek(-1);
		expect(player.tick).toBe(0);
		player.toggle();
		clock.show(2);
		player.toggle();
		clock.show(2);
		expect(player.tick).toBe(2);
	});

	it('stays at the end of another length, and never beyond it', () => {
		const { player } = setUp(10);
		player.setLast(20);
		expect(player.tick).toBe(20);
		player.seek(15);
		player.setLast(30);
		expect(player.tick).toBe(15);
		player.setLast(12);
		expect(player.tick).toBe(12);
	});

	it('jumps to the end for who asks for less motion', () => {
		const { clock, player } = setUp(10);
		clock.still = true;
		player.seek(2);
		player.play();
		expect([player.tick, player.playing]).toEqual([10, false]);
	});
});
