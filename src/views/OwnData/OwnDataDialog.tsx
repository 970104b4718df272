import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../files/data/answers';
import type { Role } from '../../files/data/roles';
import { formatCount } from '../../i18n/formatNumber';
import { FILE_TEXTS } from '../../i18n/partTexts';
import { train } from '../../state/lab';
import { TableRefused, type TableSession } from '../../state/opening/TableSession';
import { Dialog, useModal } from '../../ui/Dialog';
import { ActionTable } from './ActionTable';
import { type ColumnGroup, ColumnTable, groupColumns } from './ColumnTable';
import { type Edits, featureKey, NotANumberTyped, withEdits } from './edits';
import styles from './OwnDataDialog.module.css';
import { QuantityFields, QuantityHeads } from './QuantityFields';
import { takeTransitions } from './takeTransitions';

/** Texts that load with it. @late */
export const texts = [FILE_TEXTS];

interface OwnDataDialogProps {
	readonly session: TableSession;
	/** Of the file. */
	readonly name: string;
	/** Is called when its transitions are the data. */
	readonly taken: () => Promise<void>;
	readonly onClose: () => void;
}

/** Work on the table, one task at a time, and what went wrong with the last one. @param first what went wrong on opening */
function useWork(first: TableRefused | null) {
	const { t } = useTranslation('ownData');
	const { t: files } = useTranslation('files');
	const [fault, setFault] = useState(() => (first ? describe(first, t, files) : ''));
	const [busy, setBusy] = useState(false);

	async function work(task: () => Promise<void>): Promise<void> {
		setBusy(true);
		setFault('');
		try {
			await task();
		} catch (error) {
			setFault(describe(error, t, files));
		} finally {
			setBusy(false);
		}
	}

	return { fault, busy, setFault, work };
}

/** Asks what the columns of a table are, and trains on the resulting transitions. */
export default function OwnDataDialog({ session, name, taken, onClose }: OwnDataDialogProps) {
	const { t } = useTranslation('ownData');
	const modal = useModal();
	const { summary, guess, guessFault } = session.opened;
	const [answers, setAnswers] = useState<Answers>(guess);
	const [edits, setEdits] = useState<Edits>(new Map());
	const [dropDuplicates, setDropDuplicates] = useState(false);
	const { fault, busy, setFault, work } = useWork(guessFault && new TableRefused(guessFault));
	const groups = useMemo(() => groupColumns(summary.columns, answers), [summary, answers]);
	const columnsOf = (role: Role) => summary.columns.filter((column) => answers.roles[column.name] === role);
	const states = columnsOf('state').map((column) => column.name);
	const follows = columnsOf('next').length === 0 && columnsOf('delta').length === 0;
	const hasEnds = (['done', 'notDone', 'episode'] as const).some((role) => columnsOf(role).length > 0);

	function setRole({ columns }: ColumnGroup, role: Role): void {
		const changed = new Set(columns.map((column) => column.name));
		const others = Object.entries(answers.roles).filter(([column]) => !changed.has(column));
		const added = role === 'none' ? [] : Array.from(changed, (column) => [column, role] as const);
		void work(async () => setAnswers(await session.withRoles(Object.fromEntries([...others, ...added]))));
	}

	function edit(key: string, typed: string): void {
		setFault('');
		setEdits((before) => new Map(before).set(key, typed));
	}

	function trainOnThem(): void {
		void work(async () => {
			const made = await session.make({ ...withEdits(answers, states, edits), dropDuplicates });
			takeTransitions(made);
			await taken();
			modal.close();
			train();
		});
	}

	return (
		<Dialog asks modal={modal} title={t('title', { name })} width={860} testId="own-data" onClose={onClose}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
			<section className={styles.body} tabIndex={0} aria-label={t('title', { name })}>
				<p className={styles.note}>
					{t('explain', { rows: formatCount(summary.rows), columns: formatCount(summary.columns.length) })}
				</p>
				{summary.passedOver.length > 0 && (
					<p className={styles.note}>{t('passedOver', { list: summary.passedOver.slice(0, 8).join(', ') })}</p>
				)}
				<ColumnTable groups={groups} disabled={busy} onRole={setRole} />
				{states.length > 0 && follows && (
					<p className={styles.warning}>
						{t('nextRow')} {!hasEnds && t('noEnd')}
					</p>
				)}
				{answers.actions.length > 0 && (
					<>
						<h3>{t('actions')}</h3>
						<p className={styles.note}>{t('actionsExplain')}</p>
						<div className={styles.scroll}>
							<ActionTable actions={answers.actions} edits={edits} onEdit={edit} />
						</div>
					</>
				)}
				{states.length > 0 && <Features names={states} features={answers.features} edits={edits} onEdit={edit} />}
				<label className={styles.has}>
					<input
						type="checkbox"
						checked={dropDuplicates}
						onChange={(event) => setDropDuplicates(event.target.checked)}
					/>
					{t('dropDuplicates')}
				</label>
				<p className={styles.note}>{t('scaling')}</p>
			</section>
			<Foot fault={fault} busy={busy} onCancel={modal.close} onTrain={trainOnThem} />
		</Dialog>
	);
}

/** Why the answers give no transitions, in words. */
function describe(error: unknown, t: TFunction<'ownData'>, files: TFunction<'files'>): string {
	if (error instanceof NotANumberTyped)
		return t('notNumber', { field: t(error.field), name: error.of, typed: error.typed });
	const detail =
		error instanceof TableRefused
			? (files as (key: string, values: object) => string)(error.fault.code, error.fault.values)
			: error instanceof Error
				? error.message
				: String(error);
	return t('refused', { detail });
}

interface FeaturesProps {
	/** Of the columns that are features. */
	readonly names: readonly string[];
	readonly features: Answers['features'];
	readonly edits: Edits;
	readonly onEdit: (key: string, typed: string) => void;
}

/** Unit and range of each feature, folded. */
function Features({ names, features, edits, onEdit }: FeaturesProps) {
	const { t } = useTranslation('ownData');
	return (
		<details>
			<summary>{t('features')}</summary>
			<div className={styles.scroll}>
				<table className={styles.quantities} data-testid="own-features">
					<thead>
						<tr>
							<th scope="col">{t('column')}</th>
							<QuantityHeads />
						</tr>
					</thead>
					<tbody>
						{features.map((feature, i) => (
							<tr key={names[i]}>
								<th scope="row">{names[i]}</th>
								<QuantityFields
									quantity={feature}
									edits={edits}
									keyOf={(field) => featureKey(names[i], field)}
									onEdit={onEdit}
								/>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</details>
	);
}

interface FootProps {
	readonly fault: string;
	readonly busy: boolean;
	readonly onCancel: () => void;
	readonly onTrain: () => void;
}

function Foot({ fault, busy, onCancel, onTrain }: FootProps) {
	const { t } = useTranslation('ownData');
	return (
		<div className={styles.foot}>
			<p className={styles.fault} role="alert">
				{fault}
			</p>
			<button type="button" className="button" onClick={onCancel}>
				{t('cancel')}
			</button>
			<button
				type="button"
				className="button"
				aria-pressed="true"
				data-testid="train-own"
				disabled={busy}
				onClick={onTrain}
			>
				{busy ? t('working') : t('train')}
			</button>
		</div>
	);
}
