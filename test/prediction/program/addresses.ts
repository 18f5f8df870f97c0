import type { AddressText, Endpoint } from '../documented-outcomes.js';
import { ownCall } from './parts.js';
import type { Around } from './scope.js';

/** How an address is handed to bind: what must stand before, the pointer, and its length. */
export interface WrittenAddress {
	before: string[];
	pointer: string;
	length: string;
	/** The structure itself, where it is one variable. */
	variable?: string;
}

/** Writes an address. `alone`: nothing else is called between `before` and the bind, so a variable may be used again. */
export function writeAddress(around: Around, at: Endpoint, alone: boolean): WrittenAddress {
	return at.address.includes(':') ? writeIpv6(around, at) : writeIpv4(around, at, alone);
}

function writeIpv4(around: Around, at: Endpoint, alone: boolean): WrittenAddress {
	const { scope } = around;
	const { choices } = scope.parts;
	const style = choices.weighted<(around: Around, at: Endpoint, alone: boolean) => WrittenAddress>(
		[50, fieldByField],
		[15, designated],
		[15, throughFiller],
		[10, returned],
		[10, inStorage],
	);
	return style(around, at, alone);
}

function fieldByField({ scope }: Around, at: Endpoint, alone: boolean): WrittenAddress {
	const { choices } = scope.parts;
	const known = alone ? sharedAddresses.get(scope) : undefined;
	const isShared = known !== undefined && choices.percent(60);
	const isZeroed = !isShared && choices.percent(40);
	const type = choices.percent(20) && scope.parts.platform === 'windows' ? 'SOCKADDR_IN' : 'struct sockaddr_in';
	const variable = isShared ? known : scope.local('addr', type, isZeroed ? '{0}' : undefined);
	if (alone) {
		sharedAddresses.set(scope, variable);
	}
	return {
		before: [
			...(isZeroed ? [] : [`memset(&${variable}, 0, sizeof(${variable}));`]),
			...ipv4Fields(scope, variable, at),
		],
		...pointerTo(scope, variable),
	};
}

const sharedAddresses = new WeakMap<object, string>();

function ipv4Fields(scope: Around['scope'], variable: string, at: Endpoint, access = '.'): string[] {
	const { choices, platform } = scope.parts;
	const field = `${variable}${access}sin_addr.${platform === 'windows' && choices.percent(20) ? 'S_un.S_addr' : 's_addr'}`;
	const host = choices.percent(15)
		? `inet_pton(AF_INET, "${at.address}", &${variable}${access}sin_addr);`
		: `${field} = ${ipv4Value(scope, at.address)};`;
	const lines = [
		`${variable}${access}sin_family = AF_INET;`,
		`${variable}${access}sin_port = htons(${portText(scope, at)});`,
		host,
	];
	return choices.percent(30) ? [lines[0]!, lines[2]!, lines[1]!] : lines;
}

function ipv4Value(scope: Around['scope'], address: AddressText): string {
	const { choices } = scope.parts;
	switch (address) {
		case '0.0.0.0':
			return choices.pick(['INADDR_ANY', 'htonl(INADDR_ANY)', 'htonl(INADDR_ANY)', 'inet_addr("0.0.0.0")', '0']);
		case '127.0.0.1':
			return choices.pick(['htonl(INADDR_LOOPBACK)', 'inet_addr("127.0.0.1")', 'htonl(0x7f000001)']);
		default:
			return choices.percent(80) ? `inet_addr("${address}")` : 'htonl(0x7f000002)';
	}
}

function portText(scope: Around['scope'], { port }: Endpoint): string {
	const { choices, portNames } = scope.parts;
	return choices.percent(85) ? portNames.get(port)! : String(port);
}

function pointerTo(scope: Around['scope'], variable: string): Omit<WrittenAddress, 'before'> {
	const { choices, platform } = scope.parts;
	const casts = [
		'(struct sockaddr *)',
		'(const struct sockaddr *)',
		...(platform === 'windows' ? ['(SOCKADDR *)'] : []),
	];
	return {
		pointer: `${choices.pick(casts)}&${variable}`,
		length: choices.pick([`sizeof(${variable})`, `sizeof ${variable}`, 'sizeof(struct sockaddr_in)']),
		variable,
	};
}

function designated({ scope }: Around, at: Endpoint): WrittenAddress {
	const variable = scope.parts.name('local');
	scope.declarations.push(
		`struct sockaddr_in ${variable} = { .sin_family = AF_INET, .sin_port = htons(${portText(scope, at)}), ` +
			`.sin_addr.s_addr = ${ipv4Value(scope, at.address)} };`,
	);
	return { before: [], ...pointerTo(scope, variable) };
}

/** A function of the program that fills the structure which it is pointed to. */
function throughFiller({ scope }: Around, at: Endpoint): WrittenAddress {
	const { parts } = scope;
	const takesText = parts.choices.percent(50);
	const name = parts.outerName('fill_address');
	const host = takesText ? 'inet_addr(host)' : 'htonl(host)';
	parts.functions.push(
		`static void ${name}(struct sockaddr_in *sin, ${takesText ? 'const char *' : 'unsigned long '}host, unsigned short port)\n{\n` +
			'\tmemset(sin, 0, sizeof(*sin));\n\tsin->sin_family = AF_INET;\n' +
			`\tsin->sin_addr.s_addr = ${host};\n\tsin->sin_port = htons(port);\n}`,
	);
	const variable = scope.local('addr', 'struct sockaddr_in');
	const value = takesText ? `"${at.address}"` : numberOf(at.address);
	return {
		before: [`${ownCall(`${name}(&${variable}, ${value}, ${portText(scope, at)})`)};`],
		...pointerTo(scope, variable),
	};
}

/** A function of the program that returns the structure. */
function returned({ scope }: Around, at: Endpoint): WrittenAddress {
	const { parts } = scope;
	const name = parts.outerName('make_address');
	parts.functions.push(
		`static struct sockaddr_in ${name}(const char *host, int port)\n{\n\tstruct sockaddr_in made = {0};\n` +
			'\tmade.sin_family = AF_INET;\n\tmade.sin_port = htons(port);\n\tmade.sin_addr.s_addr = inet_addr(host);\n\treturn made;\n}',
	);
	const variable = scope.local('addr', 'struct sockaddr_in');
	return {
		before: [`${variable} = ${ownCall(`${name}("${at.address}", ${portText(scope, at)})`)};`],
		...pointerTo(scope, variable),
	};
}

function inStorage({ scope }: Around, at: Endpoint): WrittenAddress {
	const storage = scope.local('storage', 'struct sockaddr_storage');
	const pointer = scope.local('sin', 'struct sockaddr_in *', `(struct sockaddr_in *)&${storage}`);
	return {
		before: [`memset(&${storage}, 0, sizeof ${storage});`, ...ipv4Fields(scope, pointer, at, '->')],
		pointer: scope.parts.choices.pick([`(struct sockaddr *)&${storage}`, `(struct sockaddr *)${pointer}`]),
		length: 'sizeof(struct sockaddr_in)',
	};
}

function numberOf(address: AddressText): string {
	return address === '0.0.0.0' ? 'INADDR_ANY' : address === '127.0.0.1' ? 'INADDR_LOOPBACK' : '0x7f000002';
}

function writeIpv6({ scope }: Around, at: Endpoint): WrittenAddress {
	const { choices } = scope.parts;
	const variable = scope.local('addr6', 'struct sockaddr_in6', choices.percent(50) ? '{0}' : undefined);
	const host =
		at.address === '::'
			? choices.pick([`${variable}.sin6_addr = in6addr_any;`, ''])
			: choices.pick([
					`${variable}.sin6_addr = in6addr_loopback;`,
					`inet_pton(AF_INET6, "::1", &${variable}.sin6_addr);`,
				]);
	return {
		before: [
			`memset(&${variable}, 0, sizeof(${variable}));`,
			`${variable}.sin6_family = AF_INET6;`,
			`${variable}.sin6_port = htons(${portText(scope, at)});`,
			...(host ? [host] : []),
		],
		pointer: `(struct sockaddr *)&${variable}`,
		length: choices.pick([`sizeof(${variable})`, 'sizeof(struct sockaddr_in6)']),
		variable,
	};
}
