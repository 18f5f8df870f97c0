import type { ComparedCase, ComparedOrder, CompareSocketsAnswer } from '../../server/src/protocol/panel.js';
import type { BoundSocket } from '../../server/src/protocol/ports.js';
import type { AddressKind, SharingModel } from '../../server/src/protocol/resolution.js';
import { button, element } from './dom.js';
import type { Reveal } from './explanation.js';
import { backingEntries, branchEntries, doubt, entry, notes, outcomeWithStatus } from './outcomes.js';
import { addressName, optionName, text } from './wording.js';

/** The pinned socket beside the one at the cursor, in both orders; how to come by a comparison where there is none. */
export function comparison(
	answer: CompareSocketsAnswer | null,
	actions: { reveal: Reveal; copy(): void },
): HTMLElement {
	const parts =
		answer?.state === 'compared'
			? [
					socketLine(answer.other, actions.reveal),
					element('ol', { class: 'orders' }, ...answer.orders.map((order) => orderItem(order, answer.model))),
					...notes(answer.notes),
					element('p', { class: 'source' }, answer.modelTitle),
					element(
						'p',
						{ class: 'actions' },
						button({ id: 'copy-comparison', class: 'secondary' }, actions.copy, text('compare.copy')),
					),
				]
			: [element('p', { class: 'hint' }, answer?.message ?? text('compare.hint'))];
	return element(
		'section',
		{ id: 'comparison', 'aria-labelledby': 'comparison-title' },
		element('h2', { id: 'comparison-title' }, text('compare.title')),
		...parts,
	);
}

function socketLine({ expression, summary, functionName, range, uri }: BoundSocket, reveal: Reveal): HTMLElement {
	const place = text('bind.place', { functionName, line: range.start.line + 1 });
	return element(
		'p',
		{ class: 'other' },
		element('code', {}, expression),
		` ${summary} `,
		button({ id: 'reveal-other', class: 'link', title: text('bind.hint') }, () => reveal(range, uri), place),
	);
}

function orderItem(order: ComparedOrder, model: SharingModel): HTMLElement {
	const [only, ...more] = order.cases;
	return element(
		'li',
		{ 'data-order': order.first },
		element('h3', {}, order.title),
		only && more.length === 0 ? caseBody(only, model) : element('p', {}, order.headline),
		...(more.length > 0 ? order.cases.map((each) => conditionalCase(each, model)) : []),
	);
}

function conditionalCase(each: ComparedCase, model: SharingModel): HTMLElement {
	return element('div', { class: 'case' }, element('p', { class: 'quiet' }, each.condition), caseBody(each, model));
}

function caseBody(each: ComparedCase, model: SharingModel): HTMLElement {
	return element(
		'div',
		{ 'data-outcome': each.outcome },
		element('p', { class: 'outcome-line' }, ...outcomeWithStatus(each), ...doubt(each.confidence)),
		element('p', { class: 'sentence' }, each.explanation),
		each.branches ? element('dl', { class: 'entries' }, ...branchEntries(model, each.branches)) : null,
		element(
			'details',
			{},
			element('summary', {}, text('compare.details')),
			element(
				'div',
				{ class: 'body' },
				element(
					'dl',
					{},
					...describedEntry(text('side.first.title'), each.first),
					...describedEntry(text('side.second.title'), each.second),
					...backingEntries(each),
				),
				...notes(each.notes),
			),
		),
	);
}

const KINDS: readonly string[] = ['wildcard', 'specific', 'specific2'] satisfies AddressKind[];

function describedEntry(term: string, { option, address }: ComparedCase['first']): HTMLElement[] {
	const named = KINDS.includes(address) ? addressName(address as AddressKind) : address;
	return entry(term, text('line', { option: optionName(option), address: named }));
}
