import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Bet.module.css';
import { type ReadQr, readerOfQr } from './readQr';

/** Milliseconds between two pictures that are read. */
const BETWEEN = 150;

type Trouble = 'cameraNone' | 'cameraRefused' | 'cameraInsecure' | 'cameraFailed';

function troubleOf(error: unknown): Trouble {
	const name = error instanceof Error ? error.name : '';
	if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'cameraNone';
	return name === 'NotAllowedError' || name === 'SecurityError' ? 'cameraRefused' : 'cameraFailed';
}

/** The picture of the camera, read until it is taken away; its pictures stay on the machine. */
export default function Camera({ onText }: { readonly onText: (text: string) => void }) {
	const { t } = useTranslation('bet');
	const video = useRef<HTMLVideoElement>(null);
	const [trouble, setTrouble] = useState<Trouble | null>(null);
	const latest = useRef(onText);
	latest.current = onText;

	useEffect(() => {
		let over = false;
		let stream: MediaStream | null = null;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = () => {
			for (const track of stream?.getTracks() ?? []) track.stop();
		};
		async function start(): Promise<void> {
			// Browsers leave it out over plain HTTP.
			const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
			if (!devices) return setTrouble('cameraInsecure');
			stream = await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
			if (over || !video.current) return stop();
			video.current.srcObject = stream;
			await video.current.play();
			watch(await readerOfQr());
		}
		function watch(read: ReadQr): void {
			const look = async () => {
				const text = video.current && video.current.videoWidth > 0 ? await read(video.current) : null;
				if (over) return;
				if (text !== null) latest.current(text);
				timer = setTimeout(look, BETWEEN);
			};
			void look();
		}
		start().catch((error) => {
			if (!over) setTrouble(troubleOf(error));
		});
		return () => {
			over = true;
			clearTimeout(timer);
			stop();
		};
	}, []);

	if (trouble) return <p role="alert">{t(trouble)}</p>;
	return (
		<div>
			<video ref={video} className={styles.camera} muted playsInline aria-label={t('camera')} />
			<p className={styles.note}>{t('scanning')}</p>
		</div>
	);
}
