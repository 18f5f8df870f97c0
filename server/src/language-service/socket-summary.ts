import { text } from '../messages/text.js';
import type { SocketAtCursor } from '../protocol/matrix.js';
import type { KnownSharingOption, SocketFacts } from '../protocol/sockets.js';

/** What a summary says of a socket, besides what it is for. */
export interface SummaryFacts extends Pick<SocketAtCursor, 'protocol' | 'addressText' | 'sharingOption'> {
	/** No code in sight sets an option. */
	presumed: boolean;
}

/** A socket in a line: "TCP listener, 0.0.0.0:5150, no sharing option". */
export function socketSummary({ roles }: SocketFacts, facts: SummaryFacts): string {
	const args = {
		protocol: facts.protocol,
		role: roles.includes('listener') ? 'listener' : (roles[0] ?? 'none').replace('-', '_'),
		address: facts.addressText,
		known: facts.addressText === '' ? 'no' : 'yes',
		option: facts.presumed ? 'presumed' : (facts.sharingOption satisfies KnownSharingOption),
	};
	return text({ id: 'panel.summary', args });
}

/** The protocol of a socket that nothing binds. */
export function protocolOf({ type }: SocketFacts): SocketAtCursor['protocol'] {
	return type === 'stream' ? 'tcp' : type === 'datagram' ? 'udp' : 'unknown';
}
