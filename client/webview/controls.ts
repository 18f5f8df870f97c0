import type { BindRole } from '../../server/src/protocol/matrix.js';
import type { Account, SharingModel } from '../../server/src/protocol/resolution.js';
import { element } from './dom.js';
import type { Choices } from './messages.js';
import { ACCOUNT_NAMES, MODEL_NAMES, TEXTS } from './texts.js';

const ROLES: readonly BindRole[] = ['first', 'second'];
/** The value of the entry that leaves the model to the code. */
const AUTOMATIC = 'automatic';

/** The three things the reader can decide. Made once: the keyboard stays where it is when an answer comes. */
export interface Controls {
	form: HTMLElement;
	/** The socket's role has no meaning where there is no socket. */
	offerRole(isOffered: boolean): void;
}

/** The controls, set to `choices`; `changed` hears every new choice. */
export function controls(choices: Choices, changed: (choices: Choices) => void): Controls {
	let current = choices;
	const change = (part: Partial<Choices>) => {
		current = { ...current, ...part };
		changed(current);
	};
	const role = roleChoice(choices.role, (chosen) => change({ role: chosen }));
	const form = element(
		'div',
		{ id: 'controls' },
		role,
		selection('account', TEXTS.accountLabel, entries(ACCOUNT_NAMES), choices.account, (value) =>
			change({ account: value as Account }),
		),
		selection(
			'model',
			TEXTS.modelLabel,
			[[AUTOMATIC, TEXTS.automaticModel], ...entries(MODEL_NAMES)],
			choices.model ?? AUTOMATIC,
			(value) => change({ model: value === AUTOMATIC ? undefined : (value as SharingModel) }),
		),
	);
	return {
		form,
		offerRole(isOffered) {
			role.hidden = !isOffered;
		},
	};
}

function roleChoice(chosen: BindRole, choose: (role: BindRole) => void): HTMLFieldSetElement {
	return element(
		'fieldset',
		{ id: 'role' },
		element('legend', {}, TEXTS.roleLegend),
		...ROLES.map((role) => {
			const input = element('input', {
				type: 'radio',
				name: 'role',
				id: `role-${role}`,
				value: role,
				on: { change: () => choose(role) },
			});
			input.checked = role === chosen;
			return element('label', {}, input, TEXTS.roleNames[role]);
		}),
	);
}

function selection(
	id: string,
	label: string,
	options: readonly (readonly [value: string, name: string])[],
	chosen: string,
	choose: (value: string) => void,
): HTMLElement {
	const select = element(
		'select',
		{ id, on: { change: () => choose(select.value) } },
		...options.map(([value, name]) => element('option', { value }, name)),
	);
	select.value = chosen;
	return element('div', { class: 'field' }, element('label', { for: id }, label), select);
}

function entries(names: Readonly<Record<string, string>>): (readonly [string, string])[] {
	return Object.entries(names);
}
