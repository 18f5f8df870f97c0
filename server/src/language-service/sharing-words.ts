import type { Message } from '../protocol/messages.js';
import type { PossibleBinds } from './bind-at-hand.js';
import {
	type Meeting,
	TABLE_ADDRESSES,
	TABLE_OPTIONS,
	type TableAddress,
	type TableBind,
	type TableOption,
} from './sharing.js';

/** Something that stands in a line of a table. */
type Line = { option: TableOption; address: TableAddress };

/** The key by which sentences choose the words for a set of options: `any`, `none`, `none_exclusive`... */
export function optionsKey(options: readonly TableOption[]): string {
	const known = TABLE_OPTIONS.filter((option) => options.includes(option));
	return known.length === TABLE_OPTIONS.length ? 'any' : known.join('_');
}

/** The key for the words about what of a bind's own address other binds take or hold: `wildcard_specific`... */
export function placeKey(own: TableAddress, places: readonly TableAddress[]): string {
	return places.length > 1 ? `${own}_both` : `${own}_${places[0]}`;
}

/** Who a table calls permitted: the same account in Winsock, a context that the descriptor admits in WSK. */
export function permittedKey(binds: PossibleBinds): 'account' | 'descriptor' {
	return binds.model === 'wsk' ? 'descriptor' : 'account';
}

/** Lines by their options: addresses with the same set of options stand together, so that one sentence says both. */
export function groupByOptions(lines: readonly Line[]): { places: TableAddress[]; options: string }[] {
	const groups = new Map<string, TableAddress[]>();
	for (const address of TABLE_ADDRESSES) {
		const options = lines.filter((line) => line.address === address).map((line) => line.option);
		if (options.length > 0) {
			const key = optionsKey(options);
			groups.set(key, [...(groups.get(key) ?? []), address]);
		}
	}
	return [...groups].map(([options, places]) => ({ places, options }));
}

/** Who can take what of a bind, a sentence for each set of options; the sentence `id` has gaps for who, place, options. */
export function openingSentences(
	binds: PossibleBinds,
	bind: TableBind,
	open: readonly Meeting[],
	id: 'verdict.opening' | 'verdict.closed',
): Message[] {
	return (['anybody', 'permitted'] as const).flatMap((admission) =>
		groupByOptions(open.filter((meeting) => meeting.admission === admission)).map(({ places, options }) => {
			const who = admission === 'anybody' ? 'anybody' : permittedKey(binds);
			return { id, args: { who, place: placeKey(bind.address, places), options } };
		}),
	);
}

/** What a bind meets by what holds the port; the sentence `id` has gaps for admission, place, options and who. */
export function holderSentences(
	binds: PossibleBinds,
	bind: TableBind,
	meetings: readonly Meeting[],
	id: 'verdict.second' | 'hover.explainedBy',
): Message[] {
	return (['anybody', 'permitted', 'nobody'] as const).flatMap((admission) =>
		groupByOptions(meetings.filter((meeting) => meeting.admission === admission)).map(({ places, options }) => ({
			id,
			args: { admission, place: placeKey(bind.address, places), options, who: permittedKey(binds) },
		})),
	);
}

/** The sentence that names what is not known of a bind. */
export function unknownSentence(binds: PossibleBinds): Message {
	const what = binds.options.length > 1 ? (binds.addresses.length > 1 ? 'both' : 'option') : 'address';
	return { id: 'verdict.unknown', args: { what } };
}
