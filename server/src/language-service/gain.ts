import type { Message } from '../protocol/messages.js';
import type { PossibleBinds } from './bind-at-hand.js';
import { earlierBinds, laterBinds, type Meeting, type TableAddress, type TableOption } from './sharing.js';
import { groupByOptions, openingSentences, placeKey } from './sharing-words.js';

/** What an option changes for a bind, against the same bind without a sharing option. */
export interface Gain {
	/** True where the table admits the same binds with it and without, as first and as second bind. */
	none: boolean;
	/** What it opens, what it closes, and what it costs. */
	sentences: Message[];
}

/** Compares the resolver's answers for a bind with the option and without any. */
export function gainOf(binds: PossibleBinds, option: TableOption, address: TableAddress): Gain {
	const { model, dualStack, descriptor } = binds;
	const withOption = { option, address, dualStack: dualStack && address === 'wildcard', descriptor };
	const without = { ...withOption, option: 'none' } as const;
	const later = pairs(laterBinds(model, without), laterBinds(model, withOption));
	const earlier = pairs(earlierBinds(model, without), earlierBinds(model, withOption));
	const closed = later.filter(({ before, after }) => before.admission !== 'nobody' && after.admission === 'nobody');
	const opened = later.filter(({ before, after }) => before.admission !== 'anybody' && after.admission === 'anybody');
	const lost = earlier.filter(({ before, after }) => before.admission !== 'nobody' && after.admission === 'nobody');
	const sentences = openedSentences(
		address,
		opened.map(({ after }) => after),
	);
	const wasOpen = closed.map(({ before }) => before);
	sentences.push(...openingSentences(binds, withOption, wasOpen, 'verdict.closed'));
	if (lost.length > 0) {
		const places = [...new Set(lost.map(({ before }) => before.address))];
		sentences.push({ id: 'hover.cost', args: { place: placeKey(address, places) } });
	}
	return { none: [...later, ...earlier].every(({ before, after }) => sameAdmission(before, after)), sentences };
}

/** Who can take what of the bind because of the option, and could not before. */
function openedSentences(own: TableAddress, opened: readonly Meeting[]): Message[] {
	const isUndefined = opened.some(({ resolution }) => resolution.receiver === 'undefined');
	return groupByOptions(opened).map(({ places, options }) => ({
		id: 'hover.opened',
		args: { place: placeKey(own, places), options, receiver: isUndefined ? 'undefined' : 'defined' },
	}));
}

function pairs(before: readonly Meeting[], after: readonly Meeting[]): { before: Meeting; after: Meeting }[] {
	return before.flatMap((meeting) => {
		const other = after.find((each) => each.option === meeting.option && each.address === meeting.address);
		return other ? [{ before: meeting, after: other }] : [];
	});
}

function sameAdmission(a: Meeting, b: Meeting): boolean {
	return a.admission === b.admission && a.resolution.receiver === b.resolution.receiver;
}
