import { readFileSync } from 'node:fs';

/** Below the ports that Linux gives out by itself. */
const [FIRST, LAST] = [20_000, 32_000];

/** The first of so many ports in a row that nothing on this machine holds. Linux only. Throws where there are none. */
export function freePorts(count: number): number {
	const taken = takenPorts();
	// Two runs at once rarely start at the same place.
	const start = FIRST + ((process.pid * 97) % (LAST - FIRST));
	for (const from of [start, FIRST]) {
		for (let first = from; first + count <= LAST; first++) {
			const busy = lastTaken(taken, first, count);
			if (busy === undefined) {
				return first;
			}
			first = busy;
		}
	}
	throw new Error(`there are no ${count} free ports in a row between ${FIRST} and ${LAST}`);
}

function lastTaken(taken: ReadonlySet<number>, first: number, count: number): number | undefined {
	for (let port = first + count - 1; port >= first; port--) {
		if (taken.has(port)) {
			return port;
		}
	}
	return undefined;
}

/** The local ports of all sockets. Source: proc(5) of the Linux man-pages, /proc/net/tcp. */
function takenPorts(): Set<number> {
	const tables = ['tcp', 'tcp6', 'udp', 'udp6'].map((table) => readTable(`/proc/net/${table}`));
	const ports = tables.flatMap((table) => [...table.matchAll(/^ *\d+: [0-9A-F]+:([0-9A-F]{4}) /gm)]);
	return new Set(ports.map(([, port]) => Number.parseInt(port!, 16)));
}

function readTable(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		// A machine without IPv6 has no such table.
		return '';
	}
}
