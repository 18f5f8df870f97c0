import { OPERATION_WORDS } from '../../knowledge/status-words.js';
import { parseAddress } from '../address.js';
import { trimmed, wordsOf } from './words.js';

/** What a line of a log says of the call that failed. */
export interface BindInText {
	/** A literal, or `wildcard` where the text names every address (":8080", "*:80"). */
	address?: string;
	/** 1 to 65535. */
	port?: number;
	protocol?: 'tcp' | 'udp';
	call?: 'bind' | 'connect';
	/** Every number in the text that stands where a port stands, as written. */
	portNumbers: ReadonlySet<string>;
}

const PORT_WORDS: ReadonlySet<string> = new Set(['port', 'porta', 'puerto', 'porto', 'localport', 'tcp-port']);
const ADDRESS_WORDS: ReadonlySet<string> = new Set(['*', '+', 'inaddr_any', 'any']);

/**
 * Reads the address, the port, the protocol and the call out of a line of a log: "0.0.0.0:8080", "[::]:80", ":::3000",
 * "listen tcp :8080", "port 8080", "('0.0.0.0', 8080)", "http://+:80/". Never throws; linear in the length of the text.
 */
export function bindInText(text: string): BindInText {
	const found: BindInText & { portNumbers: Set<string> } = { portNumbers: new Set() };
	const words = wordsOf(text);
	for (const [index, word] of words.entries()) {
		const before = words[index - 1] ?? '';
		const endpoint = endpointOf(word) ?? portAfterWord(word, before) ?? portAfterAddress(word, before);
		if (endpoint) {
			takeEndpoint(found, endpoint);
		}
		takeWord(found, word);
	}
	return found;
}

interface Endpoint {
	address?: string;
	port?: string;
}

/** The first place counts: a second one in the line is where something leads to. */
function takeEndpoint(found: BindInText & { portNumbers: Set<string> }, { address, port }: Endpoint): void {
	if (address !== undefined && found.address === undefined) {
		found.address = address;
	}
	if (port !== undefined) {
		found.portNumbers.add(port);
		const number = Number(port);
		if (found.port === undefined && number >= 1 && number <= 65535) {
			found.port = number;
		}
	}
}

function takeWord(found: BindInText, word: string): void {
	const [, scheme] = /^([a-z]+)[46]?(?::\/\/.*)?$/i.exec(trimmed(word)) ?? [];
	const name = (scheme ?? '').toLowerCase();
	if (name === 'tcp' || name === 'udp') {
		found.protocol ??= name;
	}
	const [call = ''] = trimmed(word).toLowerCase().split(':');
	if (Object.hasOwn(OPERATION_WORDS, call)) {
		found.call ??= OPERATION_WORDS[call];
	}
}

function endpointOf(word: string): Endpoint | undefined {
	const place = withoutScheme(word);
	const [, bracketed, bracketedPort] = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(place) ?? [];
	if (bracketed !== undefined) {
		return parseAddress(bracketed) ? { address: bracketed, port: bracketedPort } : undefined;
	}
	if (isAddress(place)) {
		return { address: place };
	}
	const colon = place.lastIndexOf(':');
	const [host, port] = [place.slice(0, colon), place.slice(colon + 1)];
	if (colon < 0 || !/^\d{1,5}$/.test(port)) {
		return undefined;
	}
	if (host === '' || ADDRESS_WORDS.has(host.toLowerCase())) {
		return { address: 'wildcard', port };
	}
	if (host.toLowerCase() === 'localhost') {
		return { address: 'specific', port };
	}
	return isAddress(host) ? { address: host, port } : undefined;
}

/** "::" alone is an address, "12:34:56" and "a:b" are not. */
function isAddress(text: string): boolean {
	return /[.:]/.test(text) && parseAddress(text) !== undefined;
}

function withoutScheme(word: string): string {
	const scheme = word.indexOf('://');
	const place = scheme < 0 ? word : word.slice(scheme + 3).split('/')[0]!;
	// "0.0.0.0:80." and "[::]:80," end a sentence, ":::3000" begins with what belongs to it; "[10013]" is no address.
	const bare = trimmed(place, '[]:*+');
	return bare.endsWith(':') && !bare.endsWith('::') ? bare.slice(0, -1) : bare;
}

function portAfterWord(word: string, before: string): Endpoint | undefined {
	const [name = '', rest] = trimmed(word).toLowerCase().split(/[:#]/);
	const inOne = PORT_WORDS.has(name) && rest !== undefined && /^\d{1,5}$/.test(rest) ? rest : undefined;
	const port = inOne ?? (PORT_WORDS.has(trimmed(before).toLowerCase()) ? trimmed(word).replace(/:$/, '') : '');
	return /^\d{1,5}$/.test(port) ? { port } : undefined;
}

/** ('0.0.0.0', 8080), as Python writes it. */
function portAfterAddress(word: string, before: string): Endpoint | undefined {
	const port = trimmed(word);
	return isAddress(trimmed(before, ':')) && /^\d{1,5}$/.test(port) && port === word ? { port } : undefined;
}
