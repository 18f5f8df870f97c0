import type { SocketOption } from '../../knowledge/options/index.js';
import type { Message } from '../../protocol/messages.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { bindAt, type PossibleBinds, possibleBinds } from '../bind-at-hand.js';
import { gainOf } from '../gain.js';
import type { TableOption } from '../sharing.js';
import { type Verdict, verdictOfFirstBind } from '../verdict.js';
import type { EventAtHand } from './event-at.js';

const TABLE_OPTION_OF: ReadonlyMap<string, TableOption> = new Map([
	['SO_REUSEADDR', 'reuse'],
	['SO_EXCLUSIVEADDRUSE', 'exclusive'],
]);

/**
 * What setting an option here does to this socket. Null where the code does not show it, and for POSIX, whose systems
 * have no table.
 */
export function verdictOnOption({ socket, event }: EventAtHand, option: SocketOption): Verdict | null {
	if (event.kind !== 'setOption' || event.target === 'posix') {
		return null;
	}
	const asked = TABLE_OPTION_OF.get(option.name);
	const problem = problemAtCall(event, option, asked);
	if (problem) {
		return problem;
	}
	if (option.name === 'IPV6_V6ONLY') {
		return event.value === undefined
			? null
			: verdict(
					event.value === 0 ? 'hover.opensIpv4' : 'hover.keepsIpv6',
					event.value === 0 ? 'hover.opensIpv4Why' : 'hover.keepsIpv6Why',
				);
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
	const found = verdictOnBind({ ...possibleBinds(socket, bind), options: [asked] }, asked, event);
	if (asked === 'reuse' && socket.roles.includes('multicast-receiver')) {
		return { headline: { id: 'hover.multicast' }, sentences: [{ id: 'hover.multicastWhy' }, ...found.sentences] };
	}
	return found;
}

/** What goes wrong at the call itself, whatever the bind is. */
function problemAtCall(event: SocketEvent, option: SocketOption, asked: TableOption | undefined): Verdict | null {
	if (option.setBefore === 'bind' && event.before.bound === 'yes') {
		return verdict('hover.tooLate', asked ? 'hover.tooLateWhy' : 'hover.tooLateOtherWhy');
	}
	const other = asked === 'reuse' ? 'exclusive' : asked === 'exclusive' ? 'reuse' : undefined;
	if (other && event.before.sharingOption === other && event.value !== 0) {
		const stays = other === 'reuse' ? 'SO_REUSEADDR' : 'SO_EXCLUSIVEADDRUSE';
		return { headline: { id: 'hover.fails' }, sentences: [{ id: 'hover.failsWhy', args: { stays } }] };
	}
	if (option.setBefore === 'bind' && event.before.bound === 'maybe') {
		return verdict('hover.maybeTooLate', 'hover.maybeTooLateWhy');
	}
	return null;
}

function verdictOnBind(binds: PossibleBinds, asked: TableOption, event: SocketEvent): Verdict {
	if (binds.ephemeral) {
		return verdictOfFirstBind(binds);
	}
	const gains = binds.addresses.map((address) => gainOf(binds, asked, address));
	if (gains.every((gain) => gain.none)) {
		const why = binds.addresses.length > 1 ? 'hover.noGainAnywhere' : 'hover.noGainWhy';
		return { headline: { id: 'hover.noGain' }, sentences: [{ id: why, args: { address: binds.addresses[0] ?? '' } }] };
	}
	const base = verdictOfFirstBind(binds);
	const sentences: Message[] = [...base.sentences, ...gains.flatMap((gain) => gain.sentences)];
	if (event.value === undefined) {
		sentences.push({ id: 'hover.valueUnknown' });
	}
	return { headline: base.headline, sentences };
}

function verdict(headline: string, why: string): Verdict {
	return { headline: { id: headline }, sentences: [{ id: why }] };
}
