import type { Message } from '../protocol/messages.js';
import type { Confidence } from '../protocol/resolution.js';
import { checkOfFirstBind, checkOfSecondBind } from './access-check.js';
import { everyBind, type PossibleBinds } from './bind-at-hand.js';
import {
	type Admission,
	earlierBinds,
	laterBinds,
	type Meeting,
	TABLE_OPTIONS,
	type TableBind,
	weakest,
} from './sharing.js';
import {
	groupByOptions,
	holderSentences,
	openingSentences,
	optionsKey,
	permittedKey,
	unknownSentence,
} from './sharing-words.js';

/** An answer for a reader in a hurry, and then what it rests on. */
export interface Verdict {
	headline: Message;
	sentences: readonly Message[];
	/** How sure the weakest answer is that it is made of. */
	confidence: Confidence;
}

const EPHEMERAL: Verdict = {
	headline: { id: 'verdict.ephemeral' },
	sentences: [{ id: 'verdict.ephemeralWhy' }],
	confidence: 'documented',
};

/** Who else can bind the port once this bind has succeeded. Every word of it follows from the resolver's answers. */
export function verdictOfFirstBind(binds: PossibleBinds): Verdict {
	if (binds.ephemeral) {
		return EPHEMERAL;
	}
	const judged = everyBind(binds).map((bind) => judge(binds, bind));
	const confidence = weakest(judged.flatMap(({ meetings }) => meetings));
	const [first, ...others] = judged;
	if (!first || others.some(({ openTo }) => openTo !== first.openTo)) {
		const sentences = [...sentencesByCase(binds, judged), ...checkOfFirstBind(binds)];
		return { headline: unknownSentence(binds), sentences, confidence };
	}
	const sentences = others.length > 0 ? sentencesOnAll(binds, judged) : sentencesOn(binds, first);
	return {
		headline: headlineOf(binds, first.openTo),
		sentences: [...sentences, ...checkOfFirstBind(binds)],
		confidence,
	};
}

/** What this bind itself meets, by what holds the port already. */
export function verdictOfSecondBind(binds: PossibleBinds): Verdict {
	if (binds.ephemeral) {
		return EPHEMERAL;
	}
	const [only, ...others] = everyBind(binds);
	if (!only || others.length > 0) {
		const sentences = [{ id: 'verdict.secondUnknown' }];
		return { headline: unknownSentence(binds), sentences, confidence: 'documented' };
	}
	const meetings = earlierBinds(binds.model, only);
	const refusals = meetings.filter((meeting) => meeting.admission !== 'anybody').length;
	return {
		headline: { id: 'verdict.secondHeadline', args: { refusals, all: meetings.length } },
		sentences: [...holderSentences(binds, only, meetings, 'verdict.second'), ...checkOfSecondBind(binds, meetings)],
		confidence: weakest(meetings),
	};
}

/** One possible bind, and what later binds take of what it holds. */
interface JudgedBind {
	bind: TableBind;
	meetings: readonly Meeting[];
	open: readonly Meeting[];
	openTo: Admission;
}

function judge(binds: PossibleBinds, bind: TableBind): JudgedBind {
	const meetings = laterBinds(binds.model, bind);
	const open = meetings.filter((meeting) => meeting.admission !== 'nobody' && !isBeside(bind, meeting));
	const toAnybody = open.some((meeting) => meeting.admission === 'anybody');
	return { bind, meetings, open, openTo: toAnybody ? 'anybody' : open.length > 0 ? 'permitted' : 'nobody' };
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

const HEADLINES: Readonly<Record<Admission, string>> = {
	nobody: 'verdict.keeps',
	permitted: 'verdict.opensInPart',
	anybody: 'verdict.opens',
};

function headlineOf(binds: PossibleBinds, openTo: Admission): Message {
	const { addressText } = binds;
	const isPortAlone = /^:\d+$/.test(addressText);
	const known = isPortAlone ? 'port' : /^(\*?$|:)/.test(addressText) ? 'no' : 'yes';
	return { id: HEADLINES[openTo], args: { address: isPortAlone ? addressText.slice(1) : addressText, known } };
}

/** What is not known of the bind, and who can take its very address whatever that is. */
function sentencesOnAll(binds: PossibleBinds, judged: readonly JudgedBind[]): Message[] {
	const onSameAddress = judged.map(({ bind, open }) =>
		open.filter(({ address, admission }) => address === bind.address && admission === 'anybody'),
	);
	const always = TABLE_OPTIONS.filter((option) =>
		onSameAddress.every((meetings) => meetings.some((meeting) => meeting.option === option)),
	);
	if (always.length === 0) {
		return [unknownSentence(binds)];
	}
	const those = onSameAddress.flat().filter(({ option }) => always.includes(option));
	const isUndefined = those.every(({ resolution }) => resolution.receiver === 'undefined');
	return [
		{ id: 'verdict.openingSame', args: { options: optionsKey(always) } },
		...(isUndefined ? [{ id: 'verdict.receiver' }] : []),
		unknownSentence(binds),
	];
}

function sentencesOn(binds: PossibleBinds, { bind, meetings, open }: JudgedBind): Message[] {
	const toAnybody = open.filter((meeting) => meeting.admission === 'anybody');
	const toPermitted = open.filter((meeting) => meeting.admission === 'permitted');
	const sentences = openingSentences(binds, bind, toAnybody, 'verdict.opening');
	if (toAnybody.some((meeting) => meeting.resolution.receiver === 'undefined')) {
		sentences.push({ id: 'verdict.receiver' });
	}
	sentences.push(...openingSentences(binds, bind, toPermitted, 'verdict.opening'));
	const refused = toPermitted[0]?.resolution.branches?.refused.status;
	if (refused) {
		sentences.push({ id: 'verdict.refused', args: { who: permittedKey(binds), status: refused.name } });
	}
	if (open.length === 0) {
		sentences.push({ id: 'verdict.nobody', args: { kind: bind.address } });
	}
	const beside = meetings.filter((meeting) => isBeside(bind, meeting));
	if (beside.length > 0) {
		const who = beside.every(({ admission }) => admission === 'anybody') ? permittedKey(binds) : 'none';
		const options = optionsKey(beside.map((meeting) => meeting.option));
		sentences.push({ id: 'verdict.beside', args: { options, who } });
	}
	return sentences;
}

function sentencesByCase(binds: PossibleBinds, judged: readonly JudgedBind[]): Message[] {
	return (['nobody', 'permitted', 'anybody'] as const).flatMap((admission) => {
		const those = judged.filter(({ openTo }) => openTo === admission).map(({ bind }) => bind);
		return groupByOptions(those).map(({ places, options }) => {
			const address = places.length === binds.addresses.length ? 'any' : (places[0] ?? 'any');
			const only = binds.options.length === 1 ? 'address' : 'no';
			return { id: 'verdict.when', args: { admission, options, address, only, who: permittedKey(binds) } };
		});
	});
}
