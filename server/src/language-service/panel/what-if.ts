import { text } from '../../messages/text.js';
import type { BindRole, SharingMatrix } from '../../protocol/matrix.js';
import type { Message } from '../../protocol/messages.js';
import type { CellPlace, Change, PanelFix, WhatIf } from '../../protocol/panel.js';
import type { Confidence } from '../../protocol/resolution.js';
import type { PossibleBinds } from '../bind-at-hand.js';
import {
	type Admission,
	earlierBinds,
	laterBinds,
	type Meeting,
	TABLE_OPTIONS,
	type TableAddress,
	type TableBind,
	type TableOption,
	weakest,
} from '../sharing.js';
import { groupByOptions, permittedKey, placeKey } from '../sharing-words.js';
import { placeOfLines } from './cell-places.js';
import { restartChange } from './restart.js';
import type { FixWithOption } from './socket-fixes.js';

/** What is asked of a bind. */
export interface WhatIfQuestion {
	role: BindRole;
	matrix: SharingMatrix;
	/** Whether connections of it may outlive it: a TCP listener. */
	listens: boolean;
	/** The fixes of the findings about the socket. */
	fixes: readonly FixWithOption[];
}

/** A meeting with the option that the bind has, and with another one. */
interface Pair {
	before: Meeting;
	after: Meeting;
	own: TableAddress;
}

const RANKS: Readonly<Record<Admission, number>> = { nobody: 0, permitted: 1, anybody: 2 };

/** What every other sharing option would change. Empty where the option that the bind has is not known. */
export function whatIfs(binds: PossibleBinds, question: WhatIfQuestion): WhatIf[] {
	const [now, ...others] = binds.options;
	if (now === undefined || others.length > 0 || binds.bothOptions) {
		return [];
	}
	return TABLE_OPTIONS.filter((option) => option !== now).map((option) => ({
		option,
		title: text({ id: 'panel.whatIf', args: { option } }),
		changes: changesBy(binds, now, option, question),
		fix: fixThatBrings(option, question.fixes),
	}));
}

function fixThatBrings(option: TableOption, fixes: readonly FixWithOption[]): PanelFix | null {
	return fixes.find(({ sharingOption }) => sharingOption === option)?.fix ?? null;
}

function changesBy(binds: PossibleBinds, now: TableOption, then: TableOption, question: WhatIfQuestion): Change[] {
	const later = pairsOf(binds, now, then, question, laterBinds);
	const earlier = pairsOf(binds, now, then, question, earlierBinds);
	const changes = [
		...grouped(binds, later, 'closes', question),
		...grouped(binds, later, 'opens', question),
		...grouped(binds, earlier, 'start-fails', question),
		...grouped(binds, earlier, 'start-succeeds', question),
		...(question.listens ? restartChange(binds.model, now, then) : []),
	];
	return changes.length > 0 ? changes : [unchanged([...later, ...earlier])];
}

function pairsOf(
	{ model, addresses, dualStack, descriptor }: PossibleBinds,
	now: TableOption,
	then: TableOption,
	{ role }: WhatIfQuestion,
	meet: typeof laterBinds,
): Pair[] {
	return addresses.flatMap((own) => {
		const bind = (option: TableOption): TableBind => ({
			option,
			address: own,
			dualStack: dualStack && own === 'wildcard',
			descriptor: role === 'first' ? descriptor : 'unknown',
		});
		const after = meet(model, bind(then));
		return meet(model, bind(now)).map((before, index) => ({ before, after: after[index]!, own }));
	});
}

const IS_CHANGED: Readonly<Record<'closes' | 'opens' | 'start-fails' | 'start-succeeds', -1 | 1>> = {
	closes: -1,
	opens: 1,
	'start-fails': -1,
	'start-succeeds': 1,
};
const SIGNS: Readonly<Record<keyof typeof IS_CHANGED, Change['sign']>> = {
	closes: 'gain',
	opens: 'cost',
	'start-fails': 'both',
	'start-succeeds': 'both',
};

/** One change for each kind of other socket and each set of options that it is about. */
function grouped(
	binds: PossibleBinds,
	pairs: readonly Pair[],
	kind: keyof typeof IS_CHANGED,
	{ role, matrix }: WhatIfQuestion,
): Change[] {
	const changed = pairs.filter(
		({ before, after }) => Math.sign(RANKS[after.admission] - RANKS[before.admission]) === IS_CHANGED[kind],
	);
	const isShown = (kind === 'closes' || kind === 'opens') === (role === 'first');
	return binds.addresses.flatMap((own) =>
		CONCERNED.flatMap((who) => {
			const those = changed.filter((pair) => pair.own === own && concernedBy(pair) === who);
			return groupByOptions(those.map(({ before }) => before)).map(({ places, options }) => {
				const members = those.filter(({ before }) => places.includes(before.address));
				const args = { count: members.length, who: whoKey(who, binds), place: placeKey(own, places), options };
				const shown = isShown ? members.flatMap((pair) => cellOf(pair, role, matrix)) : [];
				return change(kind, SIGNS[kind], { id: `panel.change.${kind}`, args }, members, shown);
			});
		}),
	);
}

/** Whom a change concerns: all, those that the account or the descriptor admits, or all but those. */
const CONCERNED = ['permitted', 'outsiders', 'anybody'] as const;

function concernedBy({ before, after }: Pair): (typeof CONCERNED)[number] {
	const [more, less] = [before, after].sort((a, b) => RANKS[b.admission] - RANKS[a.admission]) as [Meeting, Meeting];
	if (more.admission === 'permitted') {
		return 'permitted';
	}
	// What becomes open to all is told of all, though some could before.
	return less.admission === 'permitted' && more === before ? 'outsiders' : 'anybody';
}

function whoKey(who: (typeof CONCERNED)[number], binds: PossibleBinds): string {
	const judge = permittedKey(binds);
	return who === 'anybody' ? who : who === 'permitted' ? judge : `other_${judge}`;
}

function change(
	kind: Change['kind'],
	sign: Change['sign'],
	sentence: Message,
	pairs: readonly Pair[],
	cells: readonly CellPlace[],
): Change {
	const meetings = pairs.flatMap(({ before, after }) => [before, after]);
	return { kind, sign, sentence: text(sentence), count: pairs.length, cells, ...backing(meetings) };
}

function unchanged(pairs: readonly Pair[]): Change {
	return { ...change('none', 'neutral', { id: 'panel.change.none' }, pairs, []), count: 0 };
}

function backing(meetings: readonly Meeting[]): { confidence: Confidence; sources: readonly string[] } {
	const sources = [...new Set(meetings.flatMap(({ resolution }) => resolution.sources))];
	return { confidence: weakest(meetings), sources };
}

/** The cell as it is now, in the table that is shown. */
function cellOf({ before, own }: Pair, role: BindRole, matrix: SharingMatrix): CellPlace[] {
	const { first, second } = before.resolution;
	const ownLine = { option: (role === 'first' ? first : second).option as TableOption, address: own };
	const place = role === 'first' ? placeOfLines(matrix, ownLine, before) : placeOfLines(matrix, before, ownLine);
	return place ? [place] : [];
}
