import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../i18n';
import { type Classroom, classroomSearch } from '../../../lessons/classroom';
import { useLesson } from '../../../lessons/lessonStore';
import type { Lesson } from '../../../lessons/registry';
import { useConfig } from '../../../state/configStore';
import { encodeConfig } from '../../../state/shareLink';
import { CopiedLink } from '../../../ui/CopiedLink';
import { Dialog, useModal } from '../../../ui/Dialog';
import type { TargetId } from '../../../ui/targets';
import own from './ClassroomLink.module.css';
import { linkGroups, neededTargets } from './linkTargets';

const STATES = ['shown', 'hidden', 'locked'] as const;
type State = (typeof STATES)[number];
const STATE_NAMES = { shown: 'linkShown', hidden: 'linkHidden', locked: 'linkLocked' } as const;

type States = Readonly<Partial<Record<TargetId, State>>>;

interface ClassroomLinkProps {
	readonly lesson: Lesson;
	readonly page: number;
	readonly onClose: () => void;
}

/** What an open classroom link hides and locks already. */
function statesOf(classroom: Classroom | null): States {
	const entries = [
		...(classroom?.hidden ?? []).map((id) => [id, 'hidden'] as const),
		...(classroom?.locked ?? []).map((id) => [id, 'locked'] as const),
	];
	return Object.fromEntries(entries);
}

function idsIn(states: States, wanted: State): TargetId[] {
	return (Object.entries(states) as [TargetId, State][]).flatMap(([id, state]) => (state === wanted ? [id] : []));
}

/** The address that opens this page for a class. */
function linkTo(lesson: Lesson, page: string, preset: boolean, states: States): string {
	const search = classroomSearch({
		lesson: lesson.id,
		page,
		preset,
		hidden: idsIn(states, 'hidden'),
		locked: idsIn(states, 'locked'),
	});
	// The course trains with an engine of its own; whoever opens the link keeps theirs.
	const hash = preset ? encodeConfig({ ...useConfig.getState().config, engine: 'auto' }, null, true) : '';
	return `${location.origin}${location.pathname}${search}${hash && `#${hash}`}`;
}

/** Makes a link to the present page: with which settings, and which controls are hidden or locked. */
export default function ClassroomLink({ lesson, page, onClose }: ClassroomLinkProps) {
	const { t } = useTranslation('teacher');
	const settings = useId();
	const modal = useModal();
	const [preset, setPreset] = useState(false);
	const [states, setStates] = useState(() => statesOf(useLesson.getState().classroom));
	const [groups] = useState(() => linkGroups(Object.keys(states) as TargetId[]));
	// The question stands behind the last page and has no address of its own.
	const shown = lesson.pages[Math.min(page, lesson.pages.length - 1)];
	const needed = neededTargets(lesson, page);
	const link = linkTo(lesson, shown.id, preset, states);

	return (
		<Dialog modal={modal} title={t('linkTitle')} width={620} testId="classroom-link" onClose={onClose}>
			<p className={own.explanation}>{t('linkExplain')}</p>
			<dl className={own.facts}>
				<dt>{t('linkPage')}</dt>
				<dd>{t('linkPageOf', { lesson: localized(lesson.title), page: localized(shown.title) })}</dd>
				<dt id={settings}>{t('linkSettings')}</dt>
				<dd>
					<fieldset aria-labelledby={settings} className={own.settings}>
						{[false, true].map((value) => (
							<label key={String(value)}>
								<input
									type="radio"
									name="classroom-settings"
									checked={preset === value}
									data-testid={value ? 'classroom-preset' : 'classroom-own'}
									onChange={() => setPreset(value)}
								/>
								{value ? t('linkPreset') : t('linkOwn')}
							</label>
						))}
					</fieldset>
				</dd>
			</dl>
			<Controls groups={groups} needed={needed} states={states} onChange={setStates} />
			<div className={own.foot}>
				<CopiedLink
					link={link}
					label={t('linkField')}
					copy={t('linkCopy')}
					copied={t('linkCopied')}
					failed={t('linkCopyFailed')}
					testId="classroom"
				/>
			</div>
		</Dialog>
	);
}

interface ControlsProps {
	readonly groups: ReturnType<typeof linkGroups>;
	/** What the page cannot do without. */
	readonly needed: readonly TargetId[];
	readonly states: States;
	readonly onChange: (states: States) => void;
}

/** What is shown, hidden and locked, group by group. */
function Controls({ groups, needed, states, onChange }: ControlsProps) {
	const { t } = useTranslation('teacher');
	return (
		<table className={own.controls}>
			<thead>
				<tr>
					<th scope="col">{t('linkControls')}</th>
					{STATES.map((state) => (
						<th key={state} scope="col">
							{t(STATE_NAMES[state])}
						</th>
					))}
				</tr>
			</thead>
			{groups.map((group) => (
				<tbody key={group.name}>
					<tr className={own.group}>
						<th colSpan={4} scope="rowgroup">
							{t(group.name)}
						</th>
					</tr>
					{group.targets.map(([id, name]) => (
						<tr key={id} data-state={states[id] ?? 'shown'}>
							<th scope="row">
								{t(name)} {needed.includes(id) && <small>{t('linkNeeded')}</small>}
							</th>
							{STATES.map((state) => (
								<td key={state}>
									<input
										type="radio"
										name={`classroom-${id}`}
										aria-label={`${t(name)}: ${t(STATE_NAMES[state])}`}
										data-testid={`classroom-${id}-${state}`}
										checked={(states[id] ?? 'shown') === state}
										onChange={() => onChange({ ...states, [id]: state })}
									/>
								</td>
							))}
						</tr>
					))}
				</tbody>
			))}
		</table>
	);
}
