type Child = Node | string | null | undefined;

/** What an element is made with: attributes, `class`, and handlers under `on`. */
export interface Properties {
	class?: string;
	on?: { [Event in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Event]) => void };
	[attribute: `data-${string}` | `aria-${string}`]: string | number | boolean | undefined;
	id?: string;
	role?: string;
	title?: string;
	scope?: string;
	colspan?: number;
	rowspan?: number;
	tabindex?: number;
	type?: string;
	name?: string;
	for?: string;
	value?: string;
	href?: string;
	list?: string;
	placeholder?: string;
	spellcheck?: boolean;
}

/** An element with attributes and children. Text only ever becomes text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	properties: Properties = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	const { on = {}, ...attributes } = properties;
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) {
			made.setAttribute(name, String(value));
		}
	}
	for (const [event, handler] of Object.entries(on)) {
		made.addEventListener(event, handler as EventListener);
	}
	made.append(...children.filter((child) => child !== null && child !== undefined));
	return made;
}

/** A button that does something when it is pressed. */
export function button(properties: Properties, press: () => void, ...children: readonly Child[]): HTMLButtonElement {
	return element('button', { type: 'button', ...properties, on: { click: press } }, ...children);
}

/** A drop-down list with its label. */
export function selection(
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

/** A name like SO_EXCLUSIVEADDRUSE that may break between its words where room is short. */
export function breakable(name: string): DocumentFragment {
	const made = document.createDocumentFragment();
	for (const part of name.split(/(?<=_)|(?=ADDR)/)) {
		if (made.hasChildNodes()) {
			made.append(document.createElement('wbr'));
		}
		made.append(part);
	}
	return made;
}
