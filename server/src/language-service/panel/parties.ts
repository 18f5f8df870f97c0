import { text } from '../../messages/text.js';
import type { BindRole, SharingMatrix } from '../../protocol/matrix.js';
import type { Message } from '../../protocol/messages.js';
import type { CellPlace, OtherParty, PartyVerdict } from '../../protocol/panel.js';
import type { Access, SharingModel } from '../../protocol/resolution.js';
import { everyBind, type PossibleBinds } from '../bind-at-hand.js';
import { earlierBinds, laterBinds, type Meeting, type TableBind, weakest } from '../sharing.js';
import { optionsKey } from '../sharing-words.js';
import { effectOf } from './cell-meaning.js';
import { placeOfLines } from './cell-places.js';

/** A kind of other socket, and what the access check says of it. */
interface Party {
	party: OtherParty;
	access?: Access;
}

/** What each kind of other socket can do beside this one; `role` is this socket's. Empty for a port that the system picks. */
export function partyVerdicts(binds: PossibleBinds, role: BindRole, matrix: SharingMatrix): PartyVerdict[] {
	if (binds.ephemeral) {
		return [];
	}
	return partiesOf(binds, role).map((party) => verdictFor(party, binds, role, matrix));
}

function partiesOf({ model, descriptor }: PossibleBinds, role: BindRole): Party[] {
	switch (model) {
		case 'winsock':
			return [
				{ party: 'same-account', access: 'granted' },
				{ party: 'other-account', access: 'refused' },
			];
		case 'wsk':
			return descriptor === 'default' && role === 'first'
				? [{ party: 'default-descriptor' }]
				: [
						{ party: 'granted', access: 'granted' },
						{ party: 'refused', access: 'refused' },
					];
		default:
			return [{ party: 'anybody' }];
	}
}

function verdictFor({ party, access }: Party, binds: PossibleBinds, role: BindRole, matrix: SharingMatrix) {
	const judged = everyBind(binds).map((bind) => {
		const meetings = meetingsOf(binds.model, bind, role, access);
		return { bind, meetings, admitted: meetings.filter(({ admission }) => admission !== 'nobody') };
	});
	const counts = judged.map(({ admitted }) => admitted.length);
	const [succeeds, succeedsAtMost] = [Math.min(...counts), Math.max(...counts)];
	const all = judged[0]?.meetings.length ?? 0;
	const meetings = judged.flatMap((each) => each.meetings);
	const most = judged.find(({ admitted }) => admitted.length === succeedsAtMost);
	const sentence: Message =
		judged.length === 1 && most
			? sentenceOn(most.bind, most.admitted, all, role)
			: { id: 'panel.party.range', args: { least: succeeds, most: succeedsAtMost, all, role } };
	return {
		party,
		label: text({ id: 'panel.party.label', args: { party: party.replace('-', '_'), role } }),
		sentence: text(sentence),
		succeeds,
		succeedsAtMost,
		all,
		cells: most ? cellsOf(most.bind, most.admitted, role, matrix) : [],
		confidence: weakest(meetings),
		sources: [...new Set(meetings.flatMap(({ resolution }) => resolution.sources))],
	};
}

/** Where a descriptor is not asked about, it is as the party has it. */
function meetingsOf(
	model: SharingModel,
	bind: TableBind,
	role: BindRole,
	access: Access | undefined,
): readonly Meeting[] {
	const asked = access === undefined ? bind : { ...bind, descriptor: 'unknown' as const };
	return role === 'first' ? laterBinds(model, asked, access) : earlierBinds(model, asked, access);
}

function sentenceOn(bind: TableBind, admitted: readonly Meeting[], all: number, role: BindRole): Message {
	const count = admitted.length;
	if (role === 'second') {
		return { id: 'panel.party.second', args: { count, all } };
	}
	const effects = admitted.map(({ resolution, address }) => effectOf(resolution, bind.address, address));
	const taking = admitted.filter((_, index) => effects[index] === 'takes').map(({ option }) => option);
	const known = (['takes', 'shares', 'around'] as const).filter((effect) => effects.includes(effect));
	const args = { effects: known.join('_') || 'none', options: optionsKey(taking), own: bind.address, count, all };
	return { id: 'panel.party.first', args };
}

function cellsOf(
	bind: TableBind,
	admitted: readonly Meeting[],
	role: BindRole,
	matrix: SharingMatrix,
): readonly CellPlace[] {
	return admitted.flatMap((meeting) => {
		const [first, second] = role === 'first' ? [bind, meeting] : [meeting, bind];
		return placeOfLines(matrix, first, second) ?? [];
	});
}
