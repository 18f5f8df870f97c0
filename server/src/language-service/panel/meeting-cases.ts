import { text } from '../../messages/text.js';
import type { Message } from '../../protocol/messages.js';
import type { CellPlace, ComparedCase } from '../../protocol/panel.js';
import type { BoundSocket } from '../../protocol/ports.js';
import type { Account, BindDescription, Resolution, SharingModel } from '../../protocol/resolution.js';
import { isWildcard, parseAddress, resolve } from '../../resolver/index.js';
import { type Effect, effectOf } from './cell-meaning.js';
import { placeOfQuestion, rolesOf } from './cell-places.js';
import { commonOutcome, openOutcome, outcomeInWords } from './meeting-outcome.js';
import { type PossibleDescription, possibleDescriptions } from './possible-descriptions.js';

/** How two sockets are judged. */
export interface MeetingQuestion {
	model: SharingModel;
	account: Account;
}

/** One way in which two sockets may meet, with the outcome in a few words. */
export interface MeetingCase {
	compared: ComparedCase;
	/** False where the two are apart: another port, protocol, family or address. */
	meets: boolean;
	says: string;
	/** Every cell that the ways told here stand at. */
	cells: readonly CellPlace[];
}

/** One answer of the resolver, and when it is so. */
interface Answer {
	resolution: Resolution;
	effect: Effect;
	meets: boolean;
	conditions: readonly Message[];
}

/** Two addresses as the resolver can hold them against each other, and what was assumed of them. */
interface AddressVariant {
	first: string;
	second: string;
	assumed?: 'same' | 'different';
}

/**
 * What happens when `first` is bound and `second` is bound then, in every way that what is not known of them leaves open;
 * ways that end alike are told once. A single open case where one of them is the kernel's and the other is not.
 */
export function meetingCases(first: BoundSocket, second: BoundSocket, question: MeetingQuestion): MeetingCase[] {
	if ((first.model === 'wsk') !== (second.model === 'wsk')) {
		return [kernelAndUser(first, second)];
	}
	const groups = new Map<string, Answer[]>();
	for (const answer of answersOf(first, second, question)) {
		const { resolution, effect } = answer;
		const key = JSON.stringify([resolution.outcome, resolution.status, effect]);
		groups.set(key, [...(groups.get(key) ?? []), answer]);
	}
	return [...groups.values()].map((answers) => caseOf(answers, groups.size > 1));
}

function answersOf(first: BoundSocket, second: BoundSocket, { model, account }: MeetingQuestion): Answer[] {
	return possibleDescriptions(first, model).flatMap((one) =>
		possibleDescriptions(second, model).flatMap((other) =>
			variantsOf(one, other).flatMap((addresses): Answer[] => {
				const [from, to] = [
					{ ...one, address: addresses.first },
					{ ...other, address: addresses.second },
				];
				const resolution = resolve({ model, account: model === 'wsk' ? undefined : account, first: from, second: to });
				if ('error' in resolution) {
					return [];
				}
				const roles = rolesOf(from, to, model);
				const effect = roles ? effectOf(resolution, roles.first, roles.second) : 'apart';
				const conditions = [
					...conditionsOf(first, one, 'first'),
					...conditionsOf(second, other, 'second'),
					...(addresses.assumed ? [{ id: 'panel.compare.addresses', args: { are: addresses.assumed } }] : []),
				];
				return [{ resolution, effect, meets: effect !== 'apart', conditions }];
			}),
		),
	);
}

/** Two specific addresses of which nobody can name one may be the same or not. */
function variantsOf(first: BindDescription, second: BindDescription): AddressVariant[] {
	const [one, other] = [kindOf(first.address), kindOf(second.address)];
	const bothNamed = parseAddress(first.address) && parseAddress(second.address);
	if (bothNamed || one !== other) {
		return [{ first: first.address, second: second.address }];
	}
	return one === 'wildcard'
		? [{ first: 'wildcard', second: 'wildcard' }]
		: [
				{ first: 'specific', second: 'specific', assumed: 'same' },
				{ first: 'specific', second: 'specific2', assumed: 'different' },
			];
}

function kindOf(address: string): 'wildcard' | 'specific' {
	const literal = parseAddress(address);
	return (literal ? isWildcard(literal) : address === 'wildcard') ? 'wildcard' : 'specific';
}

/** What has to be so of a socket of which more is possible. */
function conditionsOf(
	{ options, addresses }: BoundSocket,
	{ option, address }: PossibleDescription,
	side: 'first' | 'second',
): Message[] {
	return [
		...(options.length > 1 ? [{ id: 'panel.compare.has', args: { side, option } }] : []),
		...(addresses.length > 1 ? [{ id: 'panel.compare.binds', args: { side, address: kindOf(address) } }] : []),
	];
}

function caseOf(answers: readonly Answer[], isConditional: boolean): MeetingCase {
	const [{ resolution, effect, meets }] = answers as [Answer];
	const { first, second } = resolution;
	const conditions = answers.map((answer) => answer.conditions.map(text).join(', '));
	const cells = answers.flatMap((answer) => placeOfQuestion(answer.resolution) ?? []).filter(isFirstOfItsKind);
	const says = meets ? outcomeInWords(resolution, effect, { role: 'neither' }) : text({ id: 'panel.outcome.apart' });
	return {
		compared: {
			...commonOutcome(
				answers.map((answer) => answer.resolution),
				says,
			),
			condition: isConditional ? text({ id: 'panel.compare.condition', args: { when: conditions.join('; ') } }) : '',
			first,
			second,
			cell: cells.length === 1 ? cells[0]! : null,
		},
		meets,
		says,
		cells,
	};
}

function kernelAndUser(first: BoundSocket, second: BoundSocket): MeetingCase {
	const [one] = possibleDescriptions(first, first.model);
	const [other] = possibleDescriptions(second, second.model);
	const explanation = { id: 'panel.open.kernelAndUser' };
	return {
		compared: { ...openOutcome(explanation, []), condition: '', first: one!, second: other!, cell: null },
		meets: true,
		says: text({ id: 'panel.outcome.open' }),
		cells: [],
	};
}

function isFirstOfItsKind(cell: CellPlace, index: number, cells: readonly CellPlace[]): boolean {
	return cells.findIndex(({ first, second }) => first === cell.first && second === cell.second) === index;
}
