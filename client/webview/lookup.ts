import type { LookupAnswer, LookupParams } from '../../server/src/protocol/lookup.js';
import type { BindRole } from '../../server/src/protocol/matrix.js';
import type { SharingModel, SharingOption } from '../../server/src/protocol/resolution.js';
import { MODELS } from './controls.js';
import { button, element, selection } from './dom.js';
import { backingEntries, branchEntries, doubt, notes, outcomeWithStatus } from './outcomes.js';
import { optionName, text } from './wording.js';

/** What the reader asks about two binds; addresses as they were typed. */
export interface LookupFields {
	model: SharingModel;
	first: { option: SharingOption; address: string };
	second: { option: SharingOption; address: string };
}

/** The pair that most readers come with. */
export const FIRST_LOOKUP: LookupFields = {
	model: 'winsock',
	first: { option: 'none', address: 'wildcard' },
	second: { option: 'reuse', address: 'wildcard' },
};

/** What the panel does for the lookup. */
export interface LookupActions {
	ask(question: LookupParams): void;
	explain(status: string): void;
	changed(fields: LookupFields): void;
	toggled(isOpen: boolean): void;
}

const SIDES: readonly BindRole[] = ['first', 'second'];
const OPTIONS: readonly SharingOption[] = ['none', 'reuse', 'exclusive', 'both'];
const KINDS = ['wildcard', 'specific', 'specific2'] as const;

/** Any two binds, or a line of a log: answers that need no code. Made once. */
export class Lookup {
	readonly root = element('details', { id: 'lookup' });
	private readonly answer = element('div', { id: 'lookup-answer', role: 'status' });
	private fields: LookupFields;

	constructor(
		fields: LookupFields,
		isOpen: boolean,
		private readonly actions: LookupActions,
	) {
		this.fields = fields;
		this.root.append(
			element('summary', { id: 'lookup-summary' }, element('h2', {}, text('lookup.title'))),
			element('div', { class: 'body' }, this.pair(), this.answer, this.statusForm()),
		);
		this.root.open = isOpen;
		this.root.addEventListener('toggle', () => {
			actions.toggled(this.root.open);
			this.ask();
		});
		this.root.querySelector('summary')?.addEventListener('click', () => {
			requestAnimationFrame(() => this.root.scrollIntoView({ block: 'nearest' }));
		});
	}

	/** Says what becomes of the two binds. */
	receive(answer: LookupAnswer): void {
		const field = answer.state === 'not-understood' ? answer.field : null;
		for (const side of SIDES) {
			const input = this.root.querySelector(`#lookup-${side}-address`);
			input?.setAttribute('aria-invalid', String(field === `${side}.address`));
		}
		this.answer.replaceChildren(...(answer.state === 'resolved' ? resolved(answer) : [mistake(answer.message)]));
	}

	private ask(): void {
		if (this.root.open) {
			this.actions.ask(this.fields);
		}
	}

	private change(part: Partial<LookupFields>): void {
		this.fields = { ...this.fields, ...part };
		this.actions.changed(this.fields);
		this.ask();
	}

	private pair(): HTMLElement {
		const models = MODELS.map((model) => [model, text(`model.${model}`)] as const);
		return element(
			'div',
			{ class: 'pair' },
			...SIDES.map((side) => this.bindFields(side)),
			selection('lookup-model', text('control.model'), models, this.fields.model, (model) =>
				this.change({ model: model as SharingModel }),
			),
			element(
				'datalist',
				{ id: 'lookup-addresses' },
				...KINDS.map((kind) => element('option', { value: kind }, text(`address.${kind}.means`))),
			),
		);
	}

	private bindFields(side: BindRole): HTMLElement {
		const bind = this.fields[side];
		const named = { side: text(`side.${side}`) };
		const option = selection(
			`lookup-${side}-option`,
			text('lookup.option', named),
			OPTIONS.map((each) => [each, optionName(each)] as const),
			bind.option,
			(chosen) => this.change({ [side]: { ...this.fields[side], option: chosen as SharingOption } }),
		);
		const id = `lookup-${side}-address`;
		const input = element('input', {
			id,
			type: 'text',
			list: 'lookup-addresses',
			value: bind.address,
			placeholder: text('lookup.addressHint'),
			spellcheck: false,
			on: { change: () => this.change({ [side]: { ...this.fields[side], address: input.value.trim() } }) },
		});
		const address = element(
			'div',
			{ class: 'field' },
			element('label', { for: id }, text('lookup.address', named)),
			input,
		);
		return element('div', { class: 'side' }, option, address);
	}

	private statusForm(): HTMLElement {
		const input = element('input', {
			id: 'lookup-status',
			type: 'text',
			placeholder: text('lookup.statusHint'),
			spellcheck: false,
		});
		const explain = () => {
			if (input.value.trim() !== '') {
				this.actions.explain(input.value.trim());
			}
		};
		input.addEventListener('keydown', ({ key }) => key === 'Enter' && explain());
		return element(
			'div',
			{ class: 'field status-form' },
			element('label', { for: 'lookup-status' }, text('lookup.status')),
			element(
				'div',
				{ class: 'with-button' },
				input,
				button({ id: 'lookup-explain', class: 'secondary' }, explain, text('lookup.explain')),
			),
		);
	}
}

function resolved({ resolution }: Extract<LookupAnswer, { state: 'resolved' }>): HTMLElement[] {
	return [
		element('p', { class: 'quiet' }, text('lookup.answer')),
		element('p', { class: 'outcome-line' }, ...outcomeWithStatus(resolution), ...doubt(resolution.confidence)),
		element('p', { class: 'sentence' }, resolution.explanation),
		element('dl', {}, ...branchEntries(resolution.model, resolution.branches), ...backingEntries(resolution)),
		...notes(resolution.notes),
	];
}

function mistake(message: string): HTMLElement {
	return element('p', { class: 'mistake' }, message);
}
