import type { Analysis } from '../../../server/src/language-service/service.js';
import type { Span } from '../../../server/src/protocol/positions.js';
import type { SocketFacts } from '../../../server/src/protocol/sockets.js';

/** How one analysis is to be seen so that it can be held to another one. */
export interface View {
	/** Where a stretch stands in the other text; left out: where it stood. */
	spanOf?(span: Span): Span;
	/** How a piece of code that is quoted is written there. */
	quoted?(code: string): string;
}

/** Lists whose order says something. */
const ORDERED: ReadonlySet<string> = new Set(['args', 'argumentFacts', 'targets', 'possible']);
/** What quotes the code. */
const QUOTES: ReadonlySet<string> = new Set(['expression', 'text', 'sizeOf', 'declaredType', 'type']);

/**
 * An analysis as plain data that is equal for two texts where they say the same: places as the view has them, sockets known
 * by where they are made instead of by their ids, and nothing of fixes, which are made of the text.
 */
export function comparable({ facts, findings }: Analysis, view: View = {}): unknown {
	const names = new Map(facts.sockets.map((socket) => [socket.id, identityOf(socket)]));
	const nameOf = (id: unknown) => names.get(id as string) ?? 'none of this file';
	const seen = (value: unknown, key: string): unknown => {
		if (typeof value === 'string') {
			return QUOTES.has(key) ? quoted(value, view) : value;
		}
		if (Array.isArray(value)) {
			const all = value.map((each) => seen(each, key));
			return ORDERED.has(key) ? all : sorted(all);
		}
		if (typeof value !== 'object' || value === null) {
			return value;
		}
		if (isSpan(value)) {
			return view.spanOf?.(value) ?? value;
		}
		return Object.fromEntries(
			Object.entries(value).flatMap(([name, each]) => {
				switch (name) {
					case 'id':
						return 'events' in value ? [] : [[name, each]];
					case 'fixes':
						return [];
					case 'socket':
						return [[name, seen(nameOf(each), '')]];
					case 'unknownRegions':
						return [[name, (each as readonly unknown[]).length]];
					case 'args':
						return [[name, Array.isArray(each) ? seen(each, name) : quotedArguments(each, view)]];
					default:
						return [[name, seen(each, name)]];
				}
			}),
		);
	};
	return seen({ facts, findings }, '');
}

/** What tells one socket of a file from the others, wherever its functions stand. */
function identityOf({ functionName, expression, family, type, events }: SocketFacts): unknown {
	return { functionName, expression, family, type, events: events.map(({ kind }) => kind).sort() };
}

function isSpan(value: object): value is Span {
	return 'start' in value && 'end' in value && typeof value.start === 'number';
}

/** The arguments of a sentence: what is code in them, nobody can tell. */
function quotedArguments(args: unknown, view: View): unknown {
	return Object.fromEntries(
		Object.entries((args ?? {}) as object).map(([name, each]) => [
			name,
			typeof each === 'string' ? quoted(each, view) : each,
		]),
	);
}

function quoted(code: string, view: View): string {
	return view.quoted?.(code) ?? code;
}

function sorted(all: readonly unknown[]): unknown[] {
	return all
		.map((each) => ({ each, key: JSON.stringify(each) ?? '' }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ each }) => each);
}

/** Where two pieces of plain data differ first, and how; undefined where they are equal. */
export function firstDifference(is: unknown, expected: unknown, path = ''): string | undefined {
	if (JSON.stringify(is) === JSON.stringify(expected)) {
		return undefined;
	}
	if (typeof is === 'object' && typeof expected === 'object' && is !== null && expected !== null) {
		const keys = [...new Set([...Object.keys(is), ...Object.keys(expected)])];
		for (const key of keys) {
			const [a, b] = [is, expected].map((each) => (each as Record<string, unknown>)[key]);
			const difference = firstDifference(a, b, `${path}.${key}`);
			if (difference) {
				return difference;
			}
		}
	}
	return `${path}: ${short(is)}, not ${short(expected)}`;
}

function short(value: unknown): string {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
