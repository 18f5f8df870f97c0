import type { SocketCall } from '../history.js';
import { writeAddress } from './addresses.js';
import { ownCall } from './parts.js';
import type { Around, Scope } from './scope.js';

/** A call as an expression that is 0 where it works, and what must stand before it. */
export interface WrittenCall {
	before: string[];
	expression: string;
}

type OptionCall = Extract<SocketCall, { kind: 'option' }>;
type BindCall = Extract<SocketCall, { kind: 'bind' }>;
type CreateCall = Extract<SocketCall, { kind: 'create' }>;

/**
 * Writes a call that has a result. `alone`: nothing else is called between what stands before and the call itself, so
 * variables may be used again.
 */
export function writeCall(
	around: Around,
	slot: number,
	call: Exclude<SocketCall, CreateCall>,
	alone: boolean,
): WrittenCall {
	const socket = around.scope.place(slot).text;
	switch (call.kind) {
		case 'option':
			return writeOption(around, socket, call, alone);
		case 'bind':
			return writeBind(around, socket, call, alone);
		case 'listen':
			return {
				before: [],
				expression: `listen(${socket}, ${around.scope.parts.choices.pick(['5', 'SOMAXCONN', '16'])})`,
			};
		case 'close':
			return { before: [], expression: `${around.scope.parts.dialect.close}(${socket})` };
	}
}

function writeOption(around: Around, socket: string, call: OptionCall, alone: boolean): WrittenCall {
	const { scope } = around;
	const { choices } = scope.parts;
	if (choices.percent(15)) {
		return { before: [], expression: throughSetter(scope, socket, call) };
	}
	const { before, variable } = valueVariable(scope, call.isOn, alone);
	const { level, name } = optionName(scope, call);
	if (choices.percent(10)) {
		const macro = scope.parts.define(
			'SET',
			`setsockopt((s), (level), (name), ${valueCast(scope)}&(value), sizeof(value))`,
			'(s, level, name, value)',
		);
		return { before, expression: `${macro}(${socket}, ${level}, ${name}, ${variable})` };
	}
	const length = choices.pick([`sizeof(${variable})`, `sizeof ${variable}`, 'sizeof(int)']);
	return {
		before,
		expression: `setsockopt(${socket}, ${level}, ${name}, ${valueCast(scope)}&${variable}, ${length})`,
	};
}

function valueCast({ parts }: Scope): string {
	return parts.choices.pick(parts.dialect.valueCasts);
}

/** A variable that holds 1 or 0 when the call comes. */
function valueVariable(scope: Scope, isOn: boolean, alone: boolean): { before: string[]; variable: string } {
	const { parts } = scope;
	const { choices, platform } = parts;
	const value = isOn ? '1' : '0';
	const style = choices.weighted<'fresh' | 'constant' | 'changed' | 'global'>(
		[55, 'fresh'],
		[15, 'constant'],
		[alone ? 20 : 0, 'changed'],
		[10, 'global'],
	);
	switch (style) {
		case 'fresh': {
			const type = platform === 'windows' ? choices.pick(['int', 'int', 'BOOL', 'DWORD']) : 'int';
			const text = type === 'BOOL' ? (isOn ? 'TRUE' : 'FALSE') : value;
			return { before: [], variable: scope.local(isOn ? 'on' : 'off', type, text) };
		}
		case 'constant':
			return { before: [], variable: scope.local(isOn ? 'yes' : 'no', 'const int', value) };
		case 'changed': {
			const variable = scope.local('opt', 'int', choices.percent(50) ? (isOn ? '0' : '1') : undefined);
			return { before: [`${variable} = ${value};`], variable };
		}
		case 'global': {
			const variable = parts.outerName(isOn ? 'enable' : 'disable');
			parts.globals.push(`static const int ${variable} = ${value};`);
			return { before: [], variable };
		}
	}
}

function optionName(scope: Scope, { option }: OptionCall): { level: string; name: string } {
	const { choices } = scope.parts;
	const level = option === 'IPV6_V6ONLY' ? 'IPPROTO_IPV6' : 'SOL_SOCKET';
	const style = choices.weighted<'plain' | 'macro' | 'variable' | 'ternary'>(
		[76, 'plain'],
		[8, 'macro'],
		[8, 'variable'],
		[option === 'IPV6_V6ONLY' || scope.parts.platform === 'posix' ? 0 : 8, 'ternary'],
	);
	switch (style) {
		case 'plain':
			return { level, name: option };
		case 'macro':
			return { level, name: scope.parts.define('SHARING', option) };
		case 'variable':
			return { level, name: scope.local('option', 'int', option) };
		case 'ternary': {
			const isReuse = option === 'SO_REUSEADDR';
			const flag = scope.local('reuse', 'int', isReuse ? '1' : '0');
			return { level, name: `${flag} ? SO_REUSEADDR : SO_EXCLUSIVEADDRUSE` };
		}
	}
}

/** A function of the program that sets the option it is told to. */
function throughSetter(scope: Scope, socket: string, { option, isOn }: OptionCall): string {
	const { parts } = scope;
	const { choices, dialect } = parts;
	const name = parts.outerName(choices.pick(['set_option', 'apply', 'enable_option']));
	const level = option === 'IPV6_V6ONLY' ? 'IPPROTO_IPV6' : 'SOL_SOCKET';
	const cast = valueCast(scope);
	const body = choices.pick([
		`\treturn setsockopt(s, ${level}, option, ${cast}&value, sizeof(value));`,
		`\tif (setsockopt(s, ${level}, option, ${cast}&value, sizeof(value)) == ${dialect.failed}) {\n\t\treturn -1;\n\t}\n\treturn 0;`,
		`\tint rc;\n\trc = setsockopt(s, ${level}, option, ${cast}&value, sizeof(value));\n\treturn rc;`,
	]);
	parts.functions.push(`static int ${name}(${dialect.socketType} s, int option, int value)\n{\n${body}\n}`);
	return ownCall(`${name}(${socket}, ${option}, ${isOn ? 1 : 0})`);
}

function writeBind(around: Around, socket: string, { at }: BindCall, alone: boolean): WrittenCall {
	const { scope } = around;
	const { parts } = scope;
	const { choices, dialect } = parts;
	if (choices.percent(10) && !at.address.includes(':')) {
		const name = parts.outerName('bind_to');
		parts.functions.push(
			`static int ${name}(${dialect.socketType} s, const char *host, unsigned short port)\n{\n\tstruct sockaddr_in sin;\n` +
				'\tmemset(&sin, 0, sizeof sin);\n\tsin.sin_family = AF_INET;\n\tsin.sin_addr.s_addr = inet_addr(host);\n' +
				'\tsin.sin_port = htons(port);\n\treturn bind(s, (struct sockaddr *)&sin, sizeof sin);\n}',
		);
		return {
			before: [],
			expression: ownCall(`${name}(${socket}, "${at.address}", ${parts.portNames.get(at.port)})`),
		};
	}
	const { before, pointer, length, variable } = writeAddress(around, at, alone);
	if (variable && choices.percent(10)) {
		const macro = parts.define('BIND', 'bind((s), (struct sockaddr *)&(a), sizeof(a))', '(s, a)');
		return { before, expression: `${macro}(${socket}, ${variable})` };
	}
	return { before, expression: `bind(${socket}, ${pointer}, ${length})` };
}

/** The expression that makes a socket. */
export function writeCreation(scope: Scope, { family, protocol }: CreateCall): string {
	const { parts } = scope;
	const { choices, dialect } = parts;
	const isTcp = protocol === 'tcp';
	const domain = family === 'ipv6' ? 'AF_INET6' : choices.pick(['AF_INET', 'AF_INET', 'PF_INET']);
	const type = isTcp ? 'SOCK_STREAM' : 'SOCK_DGRAM';
	const expression = `socket(${domain}, ${type}, ${choices.pick(['0', isTcp ? 'IPPROTO_TCP' : 'IPPROTO_UDP'])})`;
	if (!choices.percent(10)) {
		return expression;
	}
	const name = parts.outerName('new_socket');
	const takesType = choices.percent(50);
	const inner = `socket(${domain}, ${takesType ? 'type' : type}, 0)`;
	const body = choices.pick([`\treturn ${inner};`, `\t${dialect.socketType} made = ${inner};\n\treturn made;`]);
	parts.functions.push(`static ${dialect.socketType} ${name}(${takesType ? 'int type' : 'void'})\n{\n${body}\n}`);
	return ownCall(`${name}(${takesType ? type : ''})`);
}
