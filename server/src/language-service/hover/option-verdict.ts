import type { SocketOption } from '../../knowledge/options/index.js';
import type { Message } from '../../protocol/messages.js';
import type { SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { hasPort } from '../../rules/reading-facts.js';
import { misfitInWords } from '../../rules/wsk-socket-category.js';
import { checkOfFirstBind } from '../access-check.js';
import { bindAt, type PossibleBinds, possibleBinds } from '../bind-at-hand.js';
import { gainOf } from '../gain.js';
import type { TableOption } from '../sharing.js';
import { type Verdict, verdictOfFirstBind } from '../verdict.js';
import type { EventAtHand } from './event-at.js';

const TABLE_OPTION_OF: ReadonlyMap<string, TableOption> = new Map([
	['SO_REUSEADDR', 'reuse'],
	['SO_EXCLUSIVEADDRUSE', 'exclusive'],
]);

const TOO_LATE_WHY: ReadonlyMap<string, string> = new Map([
	['SO_REUSEADDR', 'hover.tooLateWhy'],
	['SO_EXCLUSIVEADDRUSE', 'hover.tooLateWhy'],
	['IPV6_V6ONLY', 'hover.tooLateV6OnlyWhy'],
]);

/** What setting an option here does to this socket. Null where the code does not show it. */
export function verdictOnOption({ socket, event }: EventAtHand, option: SocketOption): Verdict | null {
	if (event.kind !== 'setOption') {
		return null;
	}
	if (event.target === 'posix') {
		return verdict('hover.posixOnly', 'hover.posixOnlyWhy');
	}
	if (!hasPort(socket)) {
		return null;
	}
	const asked = TABLE_OPTION_OF.get(option.name);
	const misfit = misfitInWords(socket, event);
	if (misfit) {
		return { headline: { id: 'hover.otherCategory' }, sentences: [misfit], confidence: 'documented' };
	}
	const problem = problemAtCall(event, option, asked);
	if (problem) {
		return problem;
	}
	if (option.name === 'IPV6_V6ONLY') {
		return verdictOnV6Only(event);
	}
	if (asked === undefined) {
		return null;
	}
	if (event.value === 0) {
		return verdict('hover.switchesOff', 'hover.switchesOffWhy');
	}
	const bind = bindAt(socket, event.target, event.span.start);
	if (!bind) {
		return socket.roles.includes('client')
			? verdict('hover.noBindClient', 'hover.noBindClientWhy')
			: verdict('hover.noBind', 'hover.noBindWhy');
	}
	const binds = possibleBinds(socket, bind);
	if (!binds.options.includes(asked) && event.value !== undefined) {
		return verdict('hover.notInForce', 'hover.notInForceWhy');
	}
	if (asked === 'reuse' && socket.roles.includes('multicast-receiver')) {
		return verdict('hover.multicast', 'hover.multicastWhy');
	}
	return withCondition(verdictOnBind({ ...binds, options: [asked] }, asked, socket), event);
}

/** A value that the code does not show leaves it open whether the option is on at all. */
function withCondition(found: Verdict, { value }: SocketEvent): Verdict {
	return value === undefined ? { ...found, sentences: [...found.sentences, { id: 'hover.valueUnknown' }] } : found;
}

function verdictOnV6Only({ value }: SocketEvent): Verdict | null {
	if (value === undefined) {
		return null;
	}
	return value === 0
		? verdict('hover.opensIpv4', 'hover.opensIpv4Why')
		: verdict('hover.keepsIpv6', 'hover.keepsIpv6Why');
}

/** What goes wrong at the call itself, whatever the bind is. */
function problemAtCall(event: SocketEvent, option: SocketOption, asked: TableOption | undefined): Verdict | null {
	const isKernel = event.target === 'windows-kernel';
	const setBefore = isKernel && option.kernel ? option.kernel.setBefore : option.setBefore;
	if (setBefore === 'bind' && event.before.bound === 'yes') {
		const why = isKernel ? 'hover.tooLateKernelWhy' : (TOO_LATE_WHY.get(option.name) ?? 'hover.tooLateOtherWhy');
		return verdict('hover.tooLate', why);
	}
	const other = asked === 'reuse' ? 'exclusive' : asked === 'exclusive' ? 'reuse' : undefined;
	if (other && event.before.sharingOption === other && event.value) {
		const stays = other === 'reuse' ? 'SO_REUSEADDR' : 'SO_EXCLUSIVEADDRUSE';
		if (isKernel) {
			return { ...verdict('hover.bothOn', 'hover.bothOnWhy', { stays }), confidence: 'open' };
		}
		return verdict('hover.fails', 'hover.failsWhy', { stays });
	}
	// A socket that comes from elsewhere may be bound too, but no path here shows it.
	if (setBefore === 'bind' && event.before.bound === 'maybe' && event.before.boundBy.length > 0) {
		return verdict('hover.maybeTooLate', 'hover.maybeTooLateWhy');
	}
	return null;
}

function verdictOnBind(binds: PossibleBinds, asked: TableOption, socket: SocketFacts): Verdict {
	if (binds.ephemeral && asked === 'reuse') {
		return verdict('hover.noGain', 'hover.reuseEphemeral');
	}
	const gains = binds.addresses.map((address) => gainOf(binds, asked, address));
	const gaining = gains.filter((gain) => !gain.none);
	const cost = asked === 'exclusive' ? restartCost(binds, socket) : [];
	if (gaining.length === 0) {
		const [address, ...others] = binds.addresses;
		const found = verdict('hover.noGain', 'hover.noGainWhy', {
			address: others.length > 0 ? 'any' : (address ?? 'any'),
		});
		return { ...found, sentences: [...found.sentences, ...cost, ...checkOfFirstBind(binds)] };
	}
	const isCostAlone = gaining.every(({ sentences }) => sentences.every(({ id }) => id === 'hover.cost'));
	if (asked === 'exclusive' && isCostAlone) {
		const found = verdict('hover.noGain', 'hover.closesNothing');
		const costs = binds.ephemeral ? [] : gaining.flatMap(({ sentences }) => sentences);
		return { ...found, sentences: [...found.sentences, ...costs, ...cost] };
	}
	const base = verdictOfFirstBind({
		...binds,
		ephemeral: false,
		addressText: binds.ephemeral ? '' : binds.addressText,
	});
	if (gains.length > 1 && gaining.length < gains.length) {
		const sentences = [{ id: 'hover.gainOnWildcard' }, ...gaining.flatMap((gain) => gain.sentences), ...cost];
		return { ...base, headline: { id: 'hover.gainByAddress' }, sentences };
	}
	const isOpening = gains.length > 1;
	const changes = gains.flatMap((gain) => gain.sentences).filter(({ id }) => !binds.ephemeral || id !== 'hover.cost');
	const sentences = isOpening ? base.sentences : [...changes, ...cost, ...checkOfFirstBind(binds)];
	return { ...base, sentences };
}

/** What exclusive use of a TCP port costs when the program starts again. Documented for Winsock; the kernel's pages are silent. */
function restartCost({ model }: PossibleBinds, { type, roles }: SocketFacts): Message[] {
	return model === 'winsock' && type === 'stream' && roles.includes('listener') ? [{ id: 'hover.restartCost' }] : [];
}

function verdict(headline: string, why: string, args?: Message['args']): Verdict {
	return { headline: { id: headline }, sentences: [{ id: why, ...(args && { args }) }], confidence: 'documented' };
}
