import { useEffect, useRef, useState } from 'react';
import { actionTitle, parametersText } from '../../action/DecodedAction/actionText';
import { clamp } from '../../numerics/clamp';
import { useGuide } from '../../state/guideStore';
import { useProbeReading } from '../../state/useProbeReading';
import styles from './ThumbReading.module.css';

/** How far above the thumb the words stand, and how near they come to the edge of the screen, in px. */
const ABOVE = 52;
const MARGIN = 8;

/** Where the panel stands under the maps, as in its style sheets. */
const NARROW = '(max-width: 56.25em)';

/** The middle of the first probe on the page, in px of the window. */
function probePlace(): readonly [x: number, y: number] {
	const {
		left = 0,
		top = 0,
		width = 0,
		height = 0,
	} = document.querySelector('[data-handle]')?.getBoundingClientRect() ?? {};
	return [left + width / 2, top + height / 2];
}

/** Whether a finger, or a pen, is on a probe. */
function holdsProbe({ pointerType, target }: PointerEvent): boolean {
	return pointerType !== 'mouse' && target instanceof Element && target.closest('[data-handle]') !== null;
}

/** Puts the words over a thumb, or under it at the upper edge. */
function stand(bubble: HTMLElement | null, [x, y]: readonly [x: number, y: number]): void {
	// While hidden it is not written: reading its size would force a layout after every other write.
	if (!bubble || bubble.hidden) return;
	const { offsetWidth: width, offsetHeight: height } = bubble;
	const left = clamp(x - width / 2, MARGIN, innerWidth - width - MARGIN);
	const above = y - ABOVE - height;
	bubble.style.translate = `${left}px ${above < MARGIN ? y + ABOVE : above}px`;
}

/**
 * Beside the thumb that drags a probe, or the probe that the guide moves: what it decodes to. The panel, which reads it out
 * too, may be out of view.
 */
export default function ThumbReading() {
	const bubble = useRef<HTMLDivElement>(null);
	const [held, setHeld] = useState(false);
	const led = useGuide(({ leads }) => leads) && matchMedia(NARROW).matches;
	const place = useRef<readonly [x: number, y: number]>([0, 0]);

	useEffect(() => {
		/** Of the thumb: another finger moves and ends nothing. */
		let pointer: number | null = null;
		const onDown = (event: PointerEvent) => {
			if (pointer !== null || !holdsProbe(event)) return;
			pointer = event.pointerId;
			place.current = [event.clientX, event.clientY];
			setHeld(true);
		};
		const onMove = ({ clientX, clientY, pointerId }: PointerEvent) => {
			if (pointerId !== pointer) return;
			place.current = [clientX, clientY];
			stand(bubble.current, place.current);
		};
		const onEnd = ({ pointerId }: PointerEvent) => {
			if (pointerId !== pointer) return;
			pointer = null;
			setHeld(false);
		};
		// The probe stops the propagation of its presses.
		document.addEventListener('pointerdown', onDown, true);
		document.addEventListener('pointermove', onMove, true);
		for (const end of ['pointerup', 'pointercancel'] as const) document.addEventListener(end, onEnd, true);
		return () => {
			document.removeEventListener('pointerdown', onDown, true);
			document.removeEventListener('pointermove', onMove, true);
			for (const end of ['pointerup', 'pointercancel'] as const) document.removeEventListener(end, onEnd, true);
		};
	}, []);

	useProbeReading((reading) => {
		if (!bubble.current || bubble.current.hidden) return;
		const action = reading?.environment.actions[reading.decoded.action];
		bubble.current.textContent =
			reading && action ? `${actionTitle(action)} ${parametersText(action, reading.decoded.values)}` : '';
		stand(bubble.current, held ? place.current : probePlace());
	});

	return (
		<div
			ref={bubble}
			className={styles.bubble}
			hidden={!held && !led}
			aria-hidden="true"
			translate="no"
			data-testid="thumb-reading"
		/>
	);
}
