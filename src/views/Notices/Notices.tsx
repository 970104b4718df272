import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import type { ViewTexts } from '../../i18n/en/views';
import { formatSetting } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { EXPECTED } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { ENGINE_NAMES, isEngine } from '../../state/engineNames';
import { LINK_FAULT_KEYS } from '../../state/faultKeys';
import { type Notice, useNotices } from '../../state/noticeStore';
import type { LinkFault } from '../../state/shareLink';
import { tip } from '../../ui/tip';
import styles from './Notices.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

type NoticeKey = keyof ViewTexts['notices'];

/** What a configuration wants, in words; limits need none. */
const EXPECTATIONS: Readonly<Record<string, NoticeKey>> = {
	[EXPECTED.finite]: 'expectedFinite',
	[EXPECTED.whole]: 'expectedWhole',
	[EXPECTED.nothing]: 'expectedNothing',
	[EXPECTED.something]: 'expectedSomething',
	[EXPECTED.colour]: 'expectedColour',
	[EXPECTED.ascending]: 'expectedAscending',
	[EXPECTED.different]: 'expectedDifferent',
};

/** What a value begins with that is the key of a text: of files of other programs, which whoever shows one has loaded, or the header. */
const TEXT_KEY = /^(files|header):/;

/** A value that comes from outside is shown up to here. */
const LONGEST_VALUE = 120;

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** A feature of the present environment's state, by its id. */
function featureName(id: string): string {
	const environment = worldById(useConfig.getState().config.environment);
	const feature = environment?.features.find((candidate) => candidate.id === id);
	return feature ? `${localized(feature.name)}${feature.unit && ` (${feature.unit})`}` : id;
}

/** Puts a notice's text together; engines, runs and faults by their names. */
function useNoticeText() {
	const { t } = useTranslation('notices');
	const { t: header } = useTranslation('header');

	function shown(name: string, value: string | number, values: Notice['values']): string | number {
		if (isEngine(value)) return header(ENGINE_NAMES[value]);
		if (name === 'engine' && value === 'auto') return t('anyEngine');
		if (name === 'run' && typeof value === 'number') return RUN_NAMES[value];
		if (name === 'expected' && Object.hasOwn(EXPECTATIONS, value)) return String(t(EXPECTATIONS[value]));
		// Why a file of another program is refused: a text of its own, with values of its own.
		if (name === 'detail' && TEXT_KEY.test(String(value))) return String(t(value as NoticeKey, values));
		if (name === 'world') return localized(worldById(String(value))?.name ?? { en: '', 'zh-CN': '' });
		if (name === 'feature') return featureName(String(value));
		// Why a link gives no configuration.
		if (name === 'detail' && Object.hasOwn(LINK_FAULT_KEYS, value))
			return String(t(LINK_FAULT_KEYS[value as LinkFault]));
		if (name === 'low' || name === 'high') return formatSetting(Number(value));
		// A browser's own sentence has its full stop; the notice gives it one, too.
		return typeof value === 'string' ? value.slice(0, LONGEST_VALUE).replace(/[.。\s]+$/, '') : value;
	}

	return (key: string, values: Notice['values'] = {}): string => {
		const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value, values)]));
		return String(t(key as NoticeKey, named));
	};
}

/** What the page has to tell, as slim banners under the header. */
export default function Notices() {
	const { t } = useTranslation('notices');
	const notices = useNotices((state) => state.notices);
	const text = useNoticeText();
	return (
		<section className={styles.notices} aria-label={t('list')}>
			{notices.map((notice) => (
				<Banner key={notice.id} notice={notice} text={text} />
			))}
		</section>
	);
}

interface BannerProps {
	readonly notice: Notice;
	readonly text: ReturnType<typeof useNoticeText>;
}

function Banner({ notice, text }: BannerProps) {
	const { id, tone, message, values, actions = [] } = notice;
	const dismiss = () => useNotices.getState().dismiss(id);
	const Icon = ICONS[tone];
	return (
		<div className={styles.banner} data-tone={tone} data-notice={id}>
			<Icon size={15} aria-hidden="true" className={styles.icon} />
			<p className={styles.text} role={tone === 'info' ? 'status' : 'alert'}>
				{text(message, values)}
			</p>
			{actions.map((action) => (
				<button
					key={`${action.label} ${Object.values(action.values ?? {}).join(' ')}`}
					type="button"
					className={styles.action}
					onClick={() => {
						dismiss();
						action.run();
					}}
				>
					{text(action.label, action.values)}
				</button>
			))}
			<button
				type="button"
				className={styles.dismiss}
				aria-label={text('dismiss')}
				{...tip(text('dismiss'))}
				onClick={dismiss}
			>
				<X size={15} aria-hidden="true" />
			</button>
		</div>
	);
}
