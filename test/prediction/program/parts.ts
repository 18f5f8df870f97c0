import type { Platform } from '../documented-outcomes.js';
import type { Choices } from './choices.js';

/** How a platform writes what differs. */
export interface Dialect {
	socketType: string;
	invalid: string;
	failed: string;
	close: string;
	/** What the pointer to an option's value is cast to. */
	valueCasts: readonly string[];
	includes: readonly string[];
}

const DIALECTS: Record<Platform, Dialect> = {
	windows: {
		socketType: 'SOCKET',
		invalid: 'INVALID_SOCKET',
		failed: 'SOCKET_ERROR',
		close: 'closesocket',
		valueCasts: ['(const char *)', '(char *)', '(LPCSTR)', '(const void *)'],
		includes: ['<winsock2.h>', '<ws2tcpip.h>', '<stdio.h>', '<stdlib.h>', '<string.h>'],
	},
	posix: {
		socketType: 'int',
		invalid: '-1',
		failed: '-1',
		close: 'close',
		valueCasts: ['', '', '(const void *)', '(char *)'],
		includes: [
			'<sys/socket.h>',
			'<netinet/in.h>',
			'<arpa/inet.h>',
			'<unistd.h>',
			'<stdio.h>',
			'<stdlib.h>',
			'<string.h>',
		],
	},
};

/** Stand around a call of a function of the program: what is compiled prints through which calls a place was reached. */
const [CALL_BEGINS, CALL_ENDS] = ['\u27e6', '\u27e7'];

/** Marks a call of a function of the program. */
export function ownCall(text: string): string {
	return `${CALL_BEGINS}${text}${CALL_ENDS}`;
}

/** The text as it is looked at. */
export function asWritten(text: string): string {
	return text.replace(/[\u27e6\u27e7]/g, '');
}

/** The same text, line by line, as it is compiled behind `trace.h`. */
export function asTraced(text: string): string {
	return text.replaceAll(CALL_BEGINS, 'TRACE_CALL(').replaceAll(CALL_ENDS, ')');
}

/** What stands in a program outside its functions, and the names that it has used up. */
export class ProgramParts {
	readonly macros: string[] = [];
	readonly types: string[] = [];
	readonly globals: string[] = [];
	readonly functions: string[] = [];
	readonly dialect: Dialect;
	private readonly used = new Set<string>();

	constructor(
		readonly platform: Platform,
		readonly choices: Choices,
		/** Sets the names outside functions apart from those of programs that are compiled together with this one. */
		private readonly number: number,
		/** The macro of each port. */
		readonly portNames: ReadonlyMap<number, string>,
	) {
		this.dialect = DIALECTS[platform];
	}

	/** A name for something inside a function. */
	name(stem: string): string {
		let name = stem;
		for (let count = 2; this.used.has(name); count++) {
			name = `${stem}${count}`;
		}
		this.used.add(name);
		return name;
	}

	/** A name for something outside functions. */
	outerName(stem: string): string {
		const name = `${this.name(stem)}_${this.number}`;
		return stem === stem.toUpperCase() ? name.toUpperCase() : name;
	}

	define(stem: string, value: string, parameters = ''): string {
		const name = this.outerName(stem.toUpperCase());
		this.macros.push(`#define ${name}${parameters} ${value}`);
		return name;
	}

	/** The whole text, with calls marked. */
	text(main: readonly string[]): string {
		const parts = [
			this.dialect.includes.map((file) => `#include ${file}`),
			this.macros,
			...this.types.map((each) => [each]),
			this.globals,
			...this.functions.map((each) => [each]),
			main,
		];
		return `${parts
			.filter(({ length }) => length > 0)
			.map((lines) => lines.join('\n'))
			.join('\n\n')}\n`;
	}
}

/** Moves lines one level to the right; lines of the preprocessor stay where they are. */
export function indented(lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split('\n')).map((line) => (line.startsWith('#') || !line ? line : `\t${line}`));
}

export function block(head: string, lines: readonly string[], tail = ''): string[] {
	return [`${head} {`.trim(), ...indented(lines), `}${tail}`];
}
