import type { Evidence, ShownSocket } from './evidence.js';
import { addressIn, isBoundWord, isNobody, portIn, processIn } from './fields.js';
import type { Line, LineReader } from './parse-evidence.js';

/**
 * netstat -an with any of -o, -q, -b: "TCP  0.0.0.0:135  0.0.0.0:0  LISTENING  1044", and for -b "[svchost.exe]" on a
 * line of its own below. The state is one or more words in the display language; only its place counts.
 */
export function createNetstatReader({ sockets }: Evidence): LineReader {
	let last: ShownSocket | undefined;
	return {
		read(line) {
			const socket = socketIn(line);
			if (socket) {
				sockets.push(socket);
				last = socket;
				return true;
			}
			const [, program] = /^\s*\[([^[\]]+)\]\s*$/.exec(line.text) ?? [];
			if (program !== undefined && last && last.program === null) {
				last.program = program;
				return true;
			}
			return false;
		},
		end() {},
	};
}

function socketIn({ words }: Line): ShownSocket | undefined {
	const [protocolWord = '', localWord = '', remoteWord = '', ...rest] = words;
	const [, protocol] = /^(tcp|udp)(?:v?[46])?$/i.exec(protocolWord) ?? [];
	const local = endpointIn(localWord);
	const remote = remoteWord === '*:*' ? { address: '*', port: 0 } : endpointIn(remoteWord);
	if (protocol === undefined || !local || local.address === '*' || !remote) {
		return undefined;
	}
	const process = processIn(rest.at(-1));
	const isOpen = isNobody(remote.address, remote.port);
	return {
		protocol: protocol.toLowerCase() as 'tcp' | 'udp',
		address: local.address,
		port: local.port,
		state: !isOpen ? 'connection' : rest.some(isBoundWord) ? 'bound' : 'listening',
		process: process ?? null,
		program: null,
	};
}

/** "0.0.0.0:135", "[fe80::1%12]:1900", "*:0". */
function endpointIn(word: string): { address: string; port: number } | undefined {
	const colon = word.lastIndexOf(':');
	const host = word.slice(0, Math.max(colon, 0));
	const [address, port] = [host === '*' ? host : addressIn(host), portIn(word.slice(colon + 1))];
	return address !== undefined && port !== undefined ? { address, port } : undefined;
}
