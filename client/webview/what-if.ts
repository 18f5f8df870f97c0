import type { Change, PanelFix, WhatIf } from '../../server/src/protocol/panel.js';
import { button, element } from './dom.js';
import { doubt, sign } from './outcomes.js';
import { type Light, lightWhilePointedAt } from './parties.js';
import type { TextId } from './texts.js';
import { text } from './wording.js';

const SIGNS: Record<Change['sign'], string> = { gain: '+', cost: '−', both: '±', neutral: '·' };
const SPOKEN: Record<Change['sign'], TextId | undefined> = {
	gain: 'whatIf.gain',
	cost: 'whatIf.cost',
	both: 'whatIf.both',
	neutral: undefined,
};

/** "What if SO_EXCLUSIVEADDRUSE?": what another sharing option brings and costs, and the fix that sets it. */
export function whatIfs(all: readonly WhatIf[], light: Light, apply: (index: number) => void): HTMLElement | undefined {
	if (all.length === 0) {
		return undefined;
	}
	return element(
		'section',
		{ id: 'what-if' },
		...all.map((each, index) => {
			const box = element(
				'details',
				{ 'data-option': each.option },
				element('summary', { id: `what-if-${each.option}` }, element('h2', {}, each.title)),
				element('ul', { class: 'changes' }, ...each.changes.map((change) => changeRow(change, light))),
				each.fix ? applyButton(`what-if-${each.option}-apply`, each.fix, () => apply(index)) : null,
			);
			// The question that most readers came with.
			box.open = each.option === 'exclusive' || all.length === 1;
			return box;
		}),
	);
}

function changeRow(change: Change, light: Light): HTMLElement {
	const spoken = SPOKEN[change.sign];
	const row = element(
		'li',
		{ 'data-sign': change.sign },
		sign(SIGNS[change.sign]),
		element(
			'span',
			{},
			spoken ? element('span', { class: 'spoken' }, `${text(spoken)}: `) : null,
			change.sentence,
			...doubt(change.confidence),
		),
	);
	lightWhilePointedAt(row, change.cells, light);
	return row;
}

/** Titles of fixes say what they do, and after a colon at what price; the changes above have said that already. */
function applyButton(id: string, { title }: PanelFix, apply: () => void): HTMLElement {
	const [what = title] = title.split(': ', 1);
	return element(
		'p',
		{ class: 'actions' },
		button(
			{ id, class: 'secondary', title: `${title}. ${text('whatIf.apply.hint')}` },
			apply,
			text('whatIf.apply', { title: what }),
		),
	);
}
