import type { Evidence, ShownSocket } from './evidence.js';
import { addressIn, isBoundWord, isNobody, isRule, portIn, processIn } from './fields.js';
import type { Line, LineReader } from './parse-evidence.js';

/** The names of the properties, which PowerShell translates in no display language, in lower case. */
type Properties = ReadonlyMap<string, string>;

/**
 * Get-NetTCPConnection and Get-NetUDPEndpoint, as a table (with whatever columns, in whatever order) and as a list
 * ("LocalPort      : 8080"). A table without its headings is read by its shape.
 */
export function createPowerShellReader({ sockets }: Evidence): LineReader {
	let headings: readonly string[] | undefined;
	/** The protocol of the last cmdlet that the paste names. */
	let cmdlet: 'tcp' | 'udp' | undefined;
	let item = new Map<string, string>();

	function add(socket: ShownSocket | undefined): boolean {
		if (socket) {
			sockets.push(socket);
		}
		return socket !== undefined;
	}

	function endItem(): void {
		add(socketOf(item, cmdlet));
		item = new Map();
	}

	return {
		read({ text, words }) {
			const [, name, value] = /^(\w+) *: ?(.*)$/.exec(text) ?? [];
			if (name !== undefined && value !== undefined) {
				return readProperty(name.toLowerCase(), value.trim());
			}
			if (words.length === 0) {
				endItem();
				return false;
			}
			const [, named] = /\bget-net(tcp|udp)/i.exec(text) ?? [];
			cmdlet = (named?.toLowerCase() as 'tcp' | 'udp' | undefined) ?? cmdlet;
			const lower = words.map((word) => word.toLowerCase());
			if (lower.includes('localport')) {
				headings = lower;
				return true;
			}
			if (isRule(words)) {
				return headings !== undefined;
			}
			const isRow = headings?.length === words.length;
			return add(
				(isRow ? socketOf(new Map(zip(headings!, words)), cmdlet) : undefined) ?? socketByShape({ text, words }),
			);
		},
		end: endItem,
	};

	/** One of a list; a name that comes again begins the next socket, for findstr and copying lose empty lines. */
	function readProperty(name: string, value: string): boolean {
		if (item.has(name)) {
			endItem();
		}
		item.set(name, value);
		return name.startsWith('local') || name.startsWith('remote') || name === 'owningprocess';
	}
}

function zip(names: readonly string[], values: readonly string[]): [string, string][] {
	return names.map((name, index) => [name, values[index] ?? '']);
}

function socketOf(properties: Properties, cmdlet: 'tcp' | 'udp' | undefined): ShownSocket | undefined {
	const [address, port] = [addressIn(properties.get('localaddress')), portIn(properties.get('localport'))];
	if (address === undefined || port === undefined) {
		return undefined;
	}
	const remoteAddress = properties.get('remoteaddress');
	return {
		protocol: isTcpOnly(properties) ? 'tcp' : (cmdlet ?? (isUdpTable(properties) ? 'udp' : 'unknown')),
		address,
		port,
		state: stateOf(properties.get('state'), remoteAddress, portIn(properties.get('remoteport'))),
		process: processIn(properties.get('owningprocess')) ?? null,
		program: null,
	};
}

function isTcpOnly(properties: Properties): boolean {
	return ['remoteaddress', 'remoteport', 'state'].some((name) => properties.has(name));
}

/** What Get-NetUDPEndpoint shows by itself: two columns. */
function isUdpTable(properties: Properties): boolean {
	return properties.size === 2;
}

function stateOf(state: string | undefined, remoteAddress: string | undefined, remotePort: number | undefined) {
	if (isBoundWord(state)) {
		return 'bound';
	}
	if (remoteAddress !== undefined || remotePort !== undefined) {
		return isNobody(remoteAddress ?? '*', remotePort ?? 0) ? 'listening' : 'connection';
	}
	return state === undefined || /^listen$/i.test(state) ? 'listening' : 'connection';
}

/**
 * "::  49674  ::  0  Listen  812": two addresses with their ports, a state, perhaps a setting, perhaps the process. A
 * line of UDP, "0.0.0.0  5353  2100", cannot be told from others without its headings.
 */
function socketByShape({ words }: Line): ShownSocket | undefined {
	const [local, localPort, remote, remotePort, state, ...rest] = words;
	const [address, port] = [addressIn(local), portIn(localPort)];
	const isTcp =
		addressIn(remote) !== undefined && portIn(remotePort) !== undefined && /^[a-z][a-z0-9]*$/i.test(state ?? '');
	if (address === undefined || port === undefined || !isTcp) {
		return undefined;
	}
	return {
		protocol: 'tcp',
		address,
		port,
		state: stateOf(state, remote, portIn(remotePort)),
		process: processIn(rest.at(-1)) ?? null,
		program: null,
	};
}
