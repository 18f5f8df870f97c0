import { LIKELY_BINDS, type LikelyBindDescription } from '../../knowledge/likely-binds.js';
import { text } from '../../messages/text.js';
import type { BindRole } from '../../protocol/matrix.js';
import type { LikelyBind } from '../../protocol/panel.js';
import type { BoundSocket } from '../../protocol/ports.js';
import type { Account, AddressKind, BindDescription, Resolution, SharingModel } from '../../protocol/resolution.js';
import { isWildcard, parseAddress, resolve } from '../../resolver/index.js';
import { type Effect, effectOf } from './cell-meaning.js';
import { placeOfQuestion, rolesOf } from './cell-places.js';
import { commonOutcome, openOutcome, outcomeInWords } from './meeting-outcome.js';
import { hasDualStack, type PossibleDescription, possibleDescriptions } from './possible-descriptions.js';

/** What is asked of a socket, and how. */
export interface LikelyBindsQuestion {
	model: SharingModel;
	role: BindRole;
	account: Account;
}

/** One of the ways in which the socket and another one may meet. */
interface Meeting {
	resolution: Resolution;
	effect: Effect;
	addresses: { first: AddressKind; second: AddressKind };
}

/** The binds that one often finds on a port, each with its outcome beside the socket; those that never meet it are left out. */
export function likelyBinds(bound: BoundSocket, question: LikelyBindsQuestion): LikelyBind[] {
	if (bound.port.kind === 'ephemeral') {
		return [];
	}
	const own = possibleDescriptions(bound, question.model);
	return LIKELY_BINDS.filter((likely) => isAskedFor(likely, bound, question)).flatMap((likely) => {
		if (likely.isOpen) {
			return [openBind(likely)];
		}
		const meetings = meetingsWith(likely, own, question);
		return meetings.length > 0 ? [inWords(likely, meetings, question.role)] : [];
	});
}

function isAskedFor({ models, protocol }: LikelyBindDescription, bound: BoundSocket, { model }: LikelyBindsQuestion) {
	return models.includes(model) && (protocol === undefined || protocol === bound.protocol);
}

/** None where one of the ways is that they do not meet, or nobody can say whether they do. */
function meetingsWith(
	likely: LikelyBindDescription,
	own: readonly PossibleDescription[],
	question: LikelyBindsQuestion,
): Meeting[] {
	const meetings: Meeting[] = [];
	for (const bind of own) {
		for (const other of describe(likely, bind, question.model)) {
			const meeting = other && meetingOf(bind, other, likely, question);
			if (!meeting) {
				return [];
			}
			meetings.push(meeting);
		}
	}
	return meetings;
}

function meetingOf(
	own: BindDescription,
	other: BindDescription,
	likely: LikelyBindDescription,
	{ model, role, account }: LikelyBindsQuestion,
): Meeting | undefined {
	const [first, second] = role === 'first' ? [own, other] : [other, own];
	const addresses = rolesOf(first, second, model);
	const resolution = resolve({ model, account: accountOf(likely, account), first, second });
	return addresses && !('error' in resolution)
		? { resolution, addresses, effect: effectOf(resolution, addresses.first, addresses.second) }
		: undefined;
}

/** A service is of another account by what it is; a second start is of the same one unless the reader says otherwise. */
function accountOf({ account }: LikelyBindDescription, asked: Account): Account {
	return account === 'different' || asked === 'unknown' ? (account ?? asked) : asked;
}

/** The other bind as the resolver takes it, beside one that the socket may be. */
function describe(
	{ options, address, isDualStack, descriptor }: LikelyBindDescription,
	own: PossibleDescription,
	model: SharingModel,
): (BindDescription | undefined)[] {
	const where = address === 'own' ? own.address : addressBeside(address, own, isDualStack === true);
	if (where === undefined) {
		return [undefined];
	}
	const isIpv6 = where.includes(':');
	const dualStack =
		address === 'own' ? own.dualStack : isDualStack && (isIpv6 || address === '::') && hasDualStack(model);
	const given = descriptor === 'own' ? own.descriptor : descriptor;
	return (options === 'own' ? [own.option] : options).map((option) => ({
		option,
		address: where,
		...(dualStack && { dualStack }),
		...(given && { descriptor: given }),
	}));
}

/** A literal beside a literal, a kind of address beside a kind; undefined where nobody can say whether they are one. */
function addressBeside(
	address: Exclude<LikelyBindDescription['address'], 'own'>,
	{ address: own, dualStack }: PossibleDescription,
	isDualStack: boolean,
): string | undefined {
	const literal = parseAddress(own);
	if (!literal) {
		const kind = address === 'loopback' ? 'specific' : 'wildcard';
		return own === 'specific' && kind === 'specific' ? undefined : kind;
	}
	const isIpv6 = literal.family === 'ipv6';
	switch (address) {
		case 'wildcard':
			return isIpv6 && (isDualStack || !dualStack) ? '::' : '0.0.0.0';
		case 'loopback':
			return isIpv6 && !dualStack ? '::1' : '127.0.0.1';
		default:
			return address;
	}
}

function inWords(likely: LikelyBindDescription, meetings: readonly Meeting[], role: BindRole): LikelyBind {
	const { name, confidence, sources, address } = likely;
	const [{ resolution, effect }] = meetings as [Meeting];
	const isSettled = meetings.every(
		(meeting) => isSameAnswer(meeting.resolution, resolution) && meeting.effect === effect,
	);
	const other = role === 'first' ? resolution.second : resolution.first;
	const common = { name, title: titleOf(likely, other), basis: { confidence, sources } };
	if (!isSettled) {
		const unknown = { id: 'panel.outcome.unknown' };
		return {
			...common,
			...openOutcome(unknown, resolution.sources),
			says: text(unknown),
			effect: 'depends',
			cell: null,
		};
	}
	const says = outcomeInWords(resolution, effect, { role, isLoopback: address === 'loopback' });
	const resolutions = meetings.map((meeting) => meeting.resolution);
	return {
		...common,
		...commonOutcome(resolutions, says),
		says,
		effect: effectOnReader(effect, role),
		cell: meetings.length === 1 ? placeOfQuestion(resolution) : null,
	};
}

function isSameAnswer(one: Resolution, other: Resolution): boolean {
	return one.outcome === other.outcome && one.status?.value === other.status?.value;
}

function titleOf({ name }: LikelyBindDescription, { address }: BindDescription): string {
	const literal = parseAddress(address);
	const host = literal ? address : '';
	const kind = (literal ? isWildcard(literal) : address === 'wildcard') ? 'wildcard' : 'specific';
	return text({ id: `likely.${name}`, args: { host, known: literal ? 'yes' : 'no', kind } });
}

function openBind({ name, confidence, sources }: LikelyBindDescription): LikelyBind {
	const explanation = { id: 'panel.open.kernelAndUser' };
	return {
		name,
		title: text({ id: `likely.${name}`, args: { host: '', known: 'no', kind: 'wildcard' } }),
		...openOutcome(explanation, sources),
		says: text({ id: 'panel.outcome.open' }),
		effect: 'open',
		cell: null,
		basis: { confidence, sources },
	};
}

function effectOnReader(effect: Effect, role: BindRole): LikelyBind['effect'] {
	switch (effect) {
		case 'refused':
			return role === 'first' ? 'harmless' : 'fails';
		case 'depends':
			return 'depends';
		case 'shares':
			return 'takes';
		case 'takes':
			return role === 'first' ? 'takes' : 'harmless';
		default:
			return 'harmless';
	}
}
