import type { CellPlace, LikelyBind } from '../../server/src/protocol/panel.js';
import type { SharingModel } from '../../server/src/protocol/resolution.js';
import { element } from './dom.js';
import { backingEntries, branchEntries, doubt, effectSign, entry, list, notes } from './outcomes.js';
import { type Light, lightWhilePointedAt } from './parties.js';
import { text } from './wording.js';

/** "Who might that be?": binds that one often meets. Each opens to say why. */
export function likelyBinds(binds: readonly LikelyBind[], model: SharingModel, light: Light): HTMLElement | undefined {
	if (binds.length === 0) {
		return undefined;
	}
	return element(
		'section',
		{ id: 'likely', 'aria-labelledby': 'likely-title' },
		element('h2', { id: 'likely-title' }, text('likely.title')),
		element('ul', { class: 'rows' }, ...binds.map((bind) => element('li', {}, likelyBind(bind, model, light)))),
	);
}

function likelyBind(bind: LikelyBind, model: SharingModel, light: Light): HTMLElement {
	const cells: CellPlace[] = bind.cell ? [bind.cell] : [];
	const summary = element(
		'summary',
		{ id: `likely-${bind.name}`, 'data-effect': bind.effect },
		effectSign(bind.effect),
		element('span', { class: 'name' }, bind.title),
		element('span', { class: 'says' }, bind.says, ...doubt(bind.confidence)),
	);
	lightWhilePointedAt(summary, cells, light);
	return element(
		'details',
		{ 'data-likely': bind.name },
		summary,
		element(
			'div',
			{ class: 'body' },
			element('p', {}, bind.explanation),
			element(
				'dl',
				{},
				...branchEntries(model, bind.branches),
				...backingEntries(bind),
				...entry(text('likely.basis'), [...list(bind.basis.sources), ...doubt(bind.basis.confidence)]),
			),
			...notes(bind.notes),
		),
	);
}
