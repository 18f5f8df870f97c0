import type { BindRole } from '../../server/src/protocol/matrix.js';
import type { Account, SharingModel } from '../../server/src/protocol/resolution.js';
import { element, selection } from './dom.js';
import type { Choices } from './messages.js';
import type { TextId } from './texts.js';
import { text } from './wording.js';

const ROLES: readonly BindRole[] = ['first', 'second'];
const ACCOUNTS: readonly Account[] = ['same', 'different', 'unknown'];
/** The tables that one chooses among, newest documents first. */
export const MODELS: readonly SharingModel[] = ['winsock', 'winsock-xp', 'winsock-2008-article', 'wsk'];
/** The value of the entry that leaves the model to the code. */
const AUTOMATIC = 'automatic';

/** The three things the reader can decide. Made once: the keyboard stays where it is when an answer comes. */
export interface Controls {
	form: HTMLElement;
	/** Shows only what decides something: no role without a socket, no account where the table does not ask for it. */
	offer(asked: { role: boolean; account: boolean }): void;
}

/** The controls, set to `choices`; `changed` hears every new choice. */
export function controls(choices: Choices, changed: (choices: Choices) => void): Controls {
	let current = choices;
	const change = (part: Partial<Choices>) => {
		current = { ...current, ...part };
		changed(current);
	};
	const role = radioChoice('role', text('control.role'), ROLES, choices.role, (chosen) => change({ role: chosen }));
	const account = radioChoice('account', text('control.account'), ACCOUNTS, choices.account, (chosen) =>
		change({ account: chosen }),
	);
	const model = selection(
		'model',
		text('control.model'),
		[[AUTOMATIC, text('model.automatic')], ...MODELS.map((each) => [each, text(`model.${each}`)] as const)],
		choices.model ?? AUTOMATIC,
		(value) => change({ model: value === AUTOMATIC ? undefined : (value as SharingModel) }),
	);
	return {
		form: element('div', { id: 'controls' }, role, account, model),
		offer(asked) {
			role.hidden = !asked.role;
			account.hidden = !asked.account;
		},
	};
}

/** A choice among a few words that all are seen. */
function radioChoice<Value extends BindRole | Account>(
	name: 'role' | 'account',
	label: string,
	values: readonly Value[],
	chosen: Value,
	choose: (value: Value) => void,
): HTMLElement {
	const labelId = `${name}-label`;
	return element(
		'div',
		{ id: name, class: 'field', role: 'radiogroup', 'aria-labelledby': labelId },
		element('span', { id: labelId, class: 'label' }, label),
		element('div', { class: 'segments' }, ...values.map((value) => segment(name, value, value === chosen, choose))),
	);
}

function segment<Value extends BindRole | Account>(
	name: 'role' | 'account',
	value: Value,
	isChosen: boolean,
	choose: (value: Value) => void,
): HTMLElement {
	const input = element('input', {
		type: 'radio',
		name,
		id: `${name}-${value}`,
		value,
		on: { change: () => choose(value) },
	});
	input.checked = isChosen;
	return element('label', {}, input, element('span', {}, text(`control.${name}.${value}` as TextId)));
}
