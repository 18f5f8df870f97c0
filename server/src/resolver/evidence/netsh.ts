import { parseAddress } from '../address.js';
import type { Evidence } from './evidence.js';
import { addressIn, isRule, portIn } from './fields.js';
import type { LineReader } from './parse-evidence.js';

/**
 * netsh int ipv4 show excludedportrange (two columns of ports under two rules) and netsh interface portproxy show (an
 * address and a port that lead to an address and a port, under four rules). Only "tcp" and "udp" are read as words.
 */
export function createNetshReader({ excludedRanges, portProxies }: Evidence): LineReader {
	/** How many columns the rule above has; 0 outside of a table. */
	let columns = 0;
	let protocol: 'tcp' | 'udp' = 'tcp';
	/** "Listen on ipv6" makes a `*` the wildcard of IPv6. */
	let family: 'ipv4' | 'ipv6' = 'ipv4';

	function readRange(words: readonly string[]): boolean {
		const [start, end] = [portIn(words[0]), portIn(words[1])];
		const isRange = words.length === 2 || (words.length === 3 && words[2] === '*');
		if (!isRange || start === undefined || end === undefined || start > end) {
			return false;
		}
		excludedRanges.push({ protocol, start, end, administered: words.length === 3 });
		return true;
	}

	function readProxy(words: readonly string[]): boolean {
		const [listens, listenPort, connects, connectPort] = words;
		const wildcard = family === 'ipv6' ? '::' : '0.0.0.0';
		const address = listens === '*' ? wildcard : addressIn(listens);
		const [port, toPort] = [portIn(listenPort), portIn(connectPort)];
		if (words.length !== 4 || address === undefined || port === undefined || toPort === undefined) {
			return false;
		}
		portProxies.push({ address, port, connectsTo: { address: connects!, port: toPort } });
		return true;
	}

	return {
		read({ text, words }) {
			if (words.length === 0) {
				return false;
			}
			if (isRule(words)) {
				columns = words.length;
				return true;
			}
			if ((columns === 2 && readRange(words)) || (columns === 4 && readProxy(words))) {
				return true;
			}
			if (columns !== 4 && readProxyWithoutHeadings(words)) {
				return true;
			}
			columns = 0;
			const [, named] = /\b(tcp|udp)\b/i.exec(text) ?? [];
			protocol = (named?.toLowerCase() as 'tcp' | 'udp' | undefined) ?? protocol;
			const [, listensOn] = /\b(ipv[46])\b/i.exec(text) ?? [];
			family = (listensOn?.toLowerCase() as 'ipv4' | 'ipv6' | undefined) ?? family;
			return false;
		},
		end() {},
	};

	/** What findstr leaves of a port proxy: two addresses, each with its port, and nothing else. */
	function readProxyWithoutHeadings(words: readonly string[]): boolean {
		const isProxy = words.length === 4 && parseAddress(words[2]!) !== undefined;
		return isProxy && readProxy(words);
	}
}
