import type { Span } from '../protocol/positions.js';
import { eventsHere } from './events-here.js';
import { codeTextOf } from './fixes/code-text.js';
import type { Token } from './fixes/tokens.js';
import { optionPlace } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const EXCLUSIVE = 'SO_EXCLUSIVEADDRUSE';

/** SO_EXCLUSIVEADDRUSE is ~SO_REUSEADDR. Source: ws2def.h. */
const RIGHT_NUMBERS: readonly number[] = [-5, 0xfffffffb];

/** Code that defines the name itself, or asks whether it is defined. */
const ASKS_FOR_NAME = /#\s*(?:define|ifn?def)\s+SO_EXCLUSIVEADDRUSE\b|\bdefined\s*(?:\(\s*)?SO_EXCLUSIVEADDRUSE\b/;

const NEW_HEADERS = /^(?:winsock2|ws2tcpip|ws2def|mswsock|ws2ipdef|wsipv6ok)\.h$/i;

export const oldWinsockHeader: Rule = {
	name: 'old-winsock-header',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.oldWinsockHeader.summary' },
	fix: { id: 'rules.oldWinsockHeader.fix' },
	sources: [
		'winsock.h, winsock2.h and ws2def.h (Windows 11 24H2 SDK)',
		'Microsoft Learn, Win32: Creating a Basic Winsock Application (winsock2.h before windows.h)',
	],
	*check(context) {
		if (context.facts.targets.includes('windows')) {
			yield* wrongNumbers(context);
			yield* missingName(context);
		}
	},
};

/** `#define SO_EXCLUSIVEADDRUSE 5`, where Windows may read it. */
function* wrongNumbers(context: RuleContext): Generator<TargetFinding> {
	if (!/\bdefine\s+SO_EXCLUSIVEADDRUSE\b/.test(context.text)) {
		return;
	}
	const enclosing: string[] = [];
	for (const { text, start } of codeTextOf(context).tokens.directives()) {
		const [, word = '', rest = ''] = /^#\s*(\w+)\s*([\s\S]*)$/.exec(text) ?? [];
		if (/^if/.test(word)) {
			enclosing.push(`${word} ${rest.trim()}`);
		} else if (/^el/.test(word)) {
			enclosing[enclosing.length - 1] = 'other';
		} else if (word === 'endif') {
			enclosing.pop();
		} else if (word === 'define' && enclosing.every(isForWindows)) {
			const number = definedNumber(rest);
			const span = number && {
				start: start + text.lastIndexOf(number),
				end: start + text.lastIndexOf(number) + number.length,
			};
			if (span && !RIGHT_NUMBERS.includes(Number(number))) {
				yield wrongNumber(span, number);
			}
		}
	}
}

/** Conditions that hold on Windows; `#ifndef SO_EXCLUSIVEADDRUSE` with the old header alone. */
function isForWindows(condition: string): boolean {
	return /^(?:ifdef (?:_?WIN32|_WIN64|_WINDOWS|_MSC_VER)|if defined\s*(?:\(\s*)?(?:_?WIN32|_WIN64|_MSC_VER)\s*\)?|ifndef SO_EXCLUSIVEADDRUSE|if !\s*defined\s*(?:\(\s*)?SO_EXCLUSIVEADDRUSE\s*\)?)$/.test(
		condition,
	);
}

function definedNumber(rest: string): string | undefined {
	return /^SO_EXCLUSIVEADDRUSE\s+(?:\(\s*)?(-?(?:0x[0-9a-f]+|\d+))\s*(?:\)\s*)?(?:\/[/*].*)?$/i.exec(rest.trim())?.[1];
}

function wrongNumber(span: Span, number: string): TargetFinding {
	return {
		severity: 'error',
		span,
		message: { id: 'rules.oldWinsockHeader.number', args: { number } },
		target: 'windows',
		fixes: [
			{
				title: { id: 'rules.oldWinsockHeader.define' },
				safe: false,
				edits: [{ span, newText: '((int)(~SO_REUSEADDR))' }],
			},
		],
	};
}

/** SO_EXCLUSIVEADDRUSE with a list of headers that all stand here, and none of which has it. */
function* missingName(context: RuleContext): Generator<TargetFinding> {
	if (!/\bwinsock\.h\b/i.test(context.text)) {
		return;
	}
	const includes = codeTextOf(context)
		.tokens.directives()
		.flatMap((directive) => includeOf(directive) ?? []);
	const old = includes.find(({ header }) => /^winsock\.h$/i.test(header));
	const isOldAlone = includes.every(({ header, isOwn }) => !isOwn && !NEW_HEADERS.test(header));
	if (!old || !isOldAlone || ASKS_FOR_NAME.test(context.text)) {
		return;
	}
	for (const { event } of eventsHere(context, ['setOption'], ['windows'])) {
		const place = optionPlace(context, event);
		if (event.option === EXCLUSIVE && context.text.slice(place.start, place.end) === EXCLUSIVE) {
			yield {
				severity: 'error',
				span: place,
				message: { id: 'rules.oldWinsockHeader.missing' },
				target: 'windows',
				related: [{ span: old.span, message: { id: 'rules.oldWinsockHeader.included' } }],
				fixes: [
					{
						title: { id: 'rules.oldWinsockHeader.include' },
						safe: false,
						edits: [{ span: old.name, newText: 'winsock2.h' }],
					},
				],
			};
		}
	}
}

function includeOf({ text, start, end }: Token) {
	const match = /^#\s*include\s*([<"])([^>"]+)[>"]/.exec(text);
	if (!match) {
		return undefined;
	}
	const [whole, bracket, header = ''] = match;
	const nameEnd = start + whole.length - 1;
	return {
		header,
		isOwn: bracket === '"',
		span: { start, end },
		name: { start: nameEnd - header.length, end: nameEnd },
	};
}
