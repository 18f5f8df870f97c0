import { TEXTS, type TextId } from './texts.js';
import { text } from './wording.js';

/** The element of the page with this id. Throws an Error where the page has none. */
export function part<Part extends HTMLElement = HTMLElement>(id: string): Part {
	const found = document.getElementById(id);
	if (!found) {
		throw new Error(`The page has no part "${id}".`);
	}
	return found as Part;
}

/** What the key is called that stands for commands. */
const KEYS = { ctrl: /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl' };

/** Says all that stands in the page in the reader's language: `data-text` as content, `data-label` as a name. */
export function sayPage(language: string): void {
	document.documentElement.lang = language;
	document.title = text('page.title');
	for (const each of document.querySelectorAll<HTMLElement>('[data-text]')) {
		each.textContent = text(idOf(each.dataset.text), KEYS);
	}
	for (const each of document.querySelectorAll<HTMLElement>('[data-label]')) {
		const label = text(idOf(each.dataset.label));
		each.setAttribute('aria-label', label);
		each.title = label;
	}
}

function idOf(given: string | undefined): TextId {
	if (given === undefined || !(given in TEXTS)) {
		throw new Error(`There is no text "${given}".`);
	}
	return given as TextId;
}

/** Fills a drop-down list, keeping what is chosen. */
export function offer(list: HTMLSelectElement, options: readonly (readonly [value: string, name: string])[]): void {
	const chosen = list.value;
	list.replaceChildren(...options.map(([value, name]) => new Option(name, value)));
	if (options.some(([value]) => value === chosen)) {
		list.value = chosen;
	}
}
