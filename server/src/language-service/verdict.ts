import type { Message } from '../protocol/messages.js';
import { everyBind, type PossibleBinds } from './bind-at-hand.js';
import {
	type Admission,
	earlierBinds,
	laterBinds,
	type Meeting,
	TABLE_OPTIONS,
	type TableAddress,
	type TableBind,
	type TableOption,
} from './sharing.js';

/** An answer for a reader in a hurry, and then what it rests on. */
export interface Verdict {
	headline: Message;
	sentences: Message[];
}

/** Who else can bind the port once this bind has succeeded. Every word of it follows from the resolver's answers. */
export function verdictOfFirstBind(binds: PossibleBinds): Verdict {
	if (binds.ephemeral) {
		return { headline: { id: 'verdict.ephemeral' }, sentences: [{ id: 'verdict.ephemeralWhy' }] };
	}
	const possible = everyBind(binds);
	const [only] = possible;
	if (only && possible.length === 1) {
		return verdictOfOneBind(binds, only);
	}
	const classes = possible.map((bind) => ({ bind, openTo: widest(openings(binds, bind)) }));
	const openTo = classes[0]?.openTo;
	if (openTo && classes.every((each) => each.openTo === openTo)) {
		return { headline: headlineOf(binds, openTo), sentences: [unknownWhat(binds)] };
	}
	const sentences = (['nobody', 'permitted', 'anybody'] as const).flatMap((admission) => {
		const those = classes.filter((each) => each.openTo === admission).map((each) => each.bind);
		return whenUnknown(binds, admission, those);
	});
	return { headline: unknownWhat(binds), sentences };
}

/** What this bind itself meets, by what holds the port already. */
export function verdictOfSecondBind(binds: PossibleBinds): Verdict {
	if (binds.ephemeral) {
		return { headline: { id: 'verdict.ephemeral' }, sentences: [{ id: 'verdict.ephemeralWhy' }] };
	}
	const [only, ...others] = everyBind(binds);
	if (!only || others.length > 0) {
		return { headline: unknownWhat(binds), sentences: [{ id: 'verdict.secondUnknown' }] };
	}
	const meetings = earlierBinds(binds.model, only);
	const sentences = holderSentences(binds, meetings);
	const refusals = meetings.filter((meeting) => meeting.admission !== 'anybody').length;
	const headline = { id: 'verdict.secondHeadline', args: { refusals, all: meetings.length } };
	return { headline, sentences };
}

/** What holds the port in meetings of one bind, and what the bind meets there. */
export function holderSentences(
	binds: PossibleBinds,
	meetings: readonly Meeting[],
	id: 'verdict.second' | 'hover.explainedBy' = 'verdict.second',
): Message[] {
	return (['anybody', 'permitted', 'nobody'] as const).flatMap((admission) =>
		groupByAddress(meetings.filter((meeting) => meeting.admission === admission)).map(({ address, options }) => ({
			id,
			args: { admission, holder: address, options: optionsKey(options), who: who(binds) },
		})),
	);
}

const HEADLINES: Readonly<Record<Admission, string>> = {
	nobody: 'verdict.keeps',
	permitted: 'verdict.openToPermitted',
	anybody: 'verdict.openToAnybody',
};

function headlineOf(binds: PossibleBinds, openTo: Admission): Message {
	const known = binds.addressText === '' ? 'no' : 'yes';
	return { id: HEADLINES[openTo], args: { address: binds.addressText, known, who: who(binds) } };
}

function verdictOfOneBind(binds: PossibleBinds, bind: TableBind): Verdict {
	const open = openings(binds, bind);
	const headline = headlineOf(binds, widest(open));
	return { headline, sentences: sentencesOf(binds, bind, open) };
}

function sentencesOf(binds: PossibleBinds, bind: TableBind, open: readonly Meeting[]): Message[] {
	const sentences = openingSentences(binds, bind, open, 'verdict.opening');
	if (open.length === 0) {
		sentences.push({ id: 'verdict.nobody', args: { kind: bind.address } });
	}
	const refused = open.find((meeting) => meeting.admission === 'permitted')?.resolution.branches?.refused.status;
	if (refused) {
		sentences.push({ id: 'verdict.refused', args: { who: who(binds), status: refused.name } });
	}
	if (open.some((meeting) => meeting.resolution.receiver === 'undefined')) {
		sentences.push({ id: 'verdict.receiver' });
	}
	const beside = laterBinds(binds.model, bind).filter((meeting) => isBeside(bind, meeting));
	if (beside.length > 0) {
		sentences.push({ id: 'verdict.beside', args: { options: optionsKey(beside.map((meeting) => meeting.option)) } });
	}
	return sentences;
}

/** Who can take what, one sentence for each set of options; `id` is a sentence with the gaps who, place and options. */
export function openingSentences(
	binds: PossibleBinds,
	bind: TableBind,
	open: readonly Meeting[],
	id: 'verdict.opening' | 'verdict.closed',
): Message[] {
	return (['anybody', 'permitted'] as const).flatMap((admission) =>
		groupByOptions(open.filter((meeting) => meeting.admission === admission)).map(({ places, options }) => {
			const whoever = admission === 'anybody' ? 'anybody' : who(binds);
			return { id, args: { who: whoever, place: placeKey(bind.address, places), options } };
		}),
	);
}

/** The later binds that take something of what this one holds. */
function openings(binds: PossibleBinds, bind: TableBind): Meeting[] {
	return laterBinds(binds.model, bind).filter((meeting) => meeting.admission !== 'nobody' && !isBeside(bind, meeting));
}

/** A wildcard bind that succeeds beside a specific one takes all other addresses and leaves this one alone. */
function isBeside(first: TableBind, meeting: Meeting): boolean {
	return (
		first.address === 'specific' &&
		meeting.address === 'wildcard' &&
		meeting.admission !== 'nobody' &&
		meeting.resolution.receiver === 'defined'
	);
}

function widest(open: readonly Meeting[]): Admission {
	if (open.some((meeting) => meeting.admission === 'anybody')) {
		return 'anybody';
	}
	return open.length > 0 ? 'permitted' : 'nobody';
}

type Line = { option: TableOption; address: TableAddress };

/** Places that the same options open together: one sentence a set of options. */
function groupByOptions(open: readonly Line[]): { places: TableAddress[]; options: string }[] {
	const groups = new Map<string, TableAddress[]>();
	for (const { address, options } of groupByAddress(open)) {
		const key = optionsKey(options);
		groups.set(key, [...(groups.get(key) ?? []), address]);
	}
	return [...groups].map(([options, places]) => ({ places, options }));
}

function groupByAddress(lines: readonly Line[]): { address: TableAddress; options: TableOption[] }[] {
	return (['wildcard', 'specific'] as const).flatMap((address) => {
		const options = lines.filter((line) => line.address === address).map((line) => line.option);
		return options.length > 0 ? [{ address, options }] : [];
	});
}

/** The key by which sentences choose the words for a set of options: `any`, `none`, `none_exclusive`... */
export function optionsKey(options: readonly TableOption[]): string {
	const known = TABLE_OPTIONS.filter((option) => options.includes(option));
	return known.length === TABLE_OPTIONS.length ? 'any' : known.join('_');
}

function placeKey(first: TableAddress, places: readonly TableAddress[]): string {
	return places.length > 1 ? `${first}_both` : `${first}_${places[0]}`;
}

/** Who a table calls permitted: the same account in Winsock, a context that the descriptor admits in WSK. */
function who(binds: PossibleBinds): 'account' | 'descriptor' {
	return binds.model === 'wsk' ? 'descriptor' : 'account';
}

function unknownWhat(binds: PossibleBinds): Message {
	const what = binds.options.length > 1 ? (binds.addresses.length > 1 ? 'both' : 'option') : 'address';
	return { id: 'verdict.unknown', args: { what } };
}

function whenUnknown(binds: PossibleBinds, admission: Admission, those: readonly TableBind[]): Message[] {
	return groupByOptions(those).map(({ places, options }) => {
		const address = places.length === binds.addresses.length ? 'any' : places[0];
		return { id: 'verdict.when', args: { admission, options, address: address ?? 'any', who: who(binds) } };
	});
}
