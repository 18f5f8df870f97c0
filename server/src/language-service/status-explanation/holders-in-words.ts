import { text } from '../../messages/text.js';
import type { BindDescription, Resolution, Status } from '../../protocol/resolution.js';
import { groupBy } from '../../source/group-by.js';
import type { TableOption } from '../sharing.js';
import { optionsKey } from '../sharing-words.js';

/** When a first bind explains the status: always, or where the access check refuses or grants the second one. */
export type Condition = 'always' | 'refused' | 'granted';

/** Under which conditions a cell ends with a status. */
export function conditionFor(cell: Resolution, statusName: string): Condition {
	if (!cell.branches) {
		return 'always';
	}
	return cell.branches.refused.status?.name === statusName ? 'refused' : 'granted';
}

export function whoDecides(model: string): 'account' | 'descriptor' {
	return model === 'wsk' ? 'descriptor' : 'account';
}

/** What a sentence says of one side's address. `either`: whether it is dual-stack makes no difference. */
export function placeArgs(binds: readonly BindDescription[], other?: BindDescription): Record<string, string> {
	const [bind] = binds as readonly [BindDescription];
	const forms = new Set(binds.map((each) => each.dualStack === true && /^(::|wildcard)$/.test(each.address)));
	return {
		address: bind.address,
		dualStack: forms.size > 1 ? 'either' : forms.has(true) ? 'yes' : 'no',
		isSame: other?.address === 'specific' ? 'yes' : 'no',
	};
}

/**
 * Cells by the form of the second bind, put into sentences: forms of one address that have the same sentences stand
 * together under one heading.
 */
export function bySecondBind(
	cells: readonly Resolution[],
	sentencesFor: (cells: readonly Resolution[]) => string[],
): { second: string; sentences: string[] }[] {
	const groups = new Map<string, { binds: BindDescription[]; sentences: string[] }>();
	for (const each of groupBy(cells, ({ second }) => JSON.stringify(second)).values()) {
		const { second } = each[0]!;
		const sentences = sentencesFor(each);
		const key = JSON.stringify([second.address, sentences]);
		const group = groups.get(key) ?? { binds: [], sentences };
		group.binds.push(second);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ binds, sentences }) => ({
		second: text({ id: 'why.second', args: { ...placeArgs(binds), options: optionsOf(binds) } }),
		sentences,
	}));
}

/** The first binds that explain a status, in sentences, for each form of the second bind. */
export function holdersInWords(
	explanations: readonly Resolution[],
	status: Status,
): { second: string; sentences: string[] }[] {
	return bySecondBind(explanations, (cells) => holderSentences(cells, status));
}

function holderSentences(cells: readonly Resolution[], status: Status): string[] {
	const byForm = groupBy(cells, (cell) =>
		JSON.stringify([conditionFor(cell, status.name), cell.first.address, cell.first.dualStack ?? false]),
	);
	const byPlace = groupBy([...byForm.values()], (group) =>
		JSON.stringify([
			conditionFor(group[0]!, status.name),
			group[0]!.first.address,
			group.map(({ first }) => first.option),
		]),
	);
	return [...byPlace.values()]
		.map((forms) => forms.flat())
		.sort(([a], [b]) => rank(a!, status) - rank(b!, status))
		.map((group) => {
			const [{ second, model }] = group as [Resolution];
			const firsts = group.map(({ first }) => first);
			const when = conditionFor(group[0]!, status.name);
			const args = { ...placeArgs(firsts, second), options: optionsOf(firsts), when, who: whoDecides(model) };
			return text({ id: 'why.holder', args });
		});
}

/** The key for the sharing options of binds, for a sentence. */
export function optionsOf(binds: readonly BindDescription[]): string {
	return optionsKey(binds.map(({ option }) => option as TableOption));
}

function rank(cell: Resolution, status: Status): number {
	return conditionFor(cell, status.name) === 'always' ? 0 : 1;
}
