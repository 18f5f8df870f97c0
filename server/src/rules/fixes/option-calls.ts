import type { Fix, TextEdit } from '../../protocol/findings.js';
import type { Span } from '../../protocol/positions.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { passedInstead } from '../option-arguments.js';
import { isSharedWithPosix, usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { decidesSharing, mayMeetAnotherBind } from './binds-in-sight.js';
import { isSplit } from './blocks.js';
import { statementOfCallAlone } from './call-statements.js';
import { type CodeText, codeTextOf, hasCommentInside, indentationAt, standsInBlock, tokenAfter } from './code-text.js';
import { removalWithVariables, wrappingWithVariable } from './last-uses.js';
import { mayChange, namesIn } from './moved-names.js';
import { isSetBesides, isSharedAlready, mayBeTooLate } from './option-in-effect.js';
import { moving, wrapping } from './statement-edits.js';

/** Statements before which no other can stand as it can before a plain one. */
const NOT_PLAIN = new Set(['for', 'while', 'do', 'switch', 'return', 'try', 'goto']);

const REUSE = /\bSO_REUSEADDR\b/g;

/** Does away with a call on Windows: its statement goes, or stands under `#ifndef _WIN32` where POSIX needs it. */
export function callTakenFromWindows(
	context: RuleContext,
	event: SocketEvent,
	title: Fix['title'],
	safe = false,
): Fix[] {
	const code = codeTextOf(context);
	const statement = statementOfCallAlone(code, event);
	if (!statement) {
		return [];
	}
	const isShared = isSharedWithPosix(context, event.span);
	if (!isShared && hasCommentInside(code, statement)) {
		return [];
	}
	const edits = isShared
		? wrappingWithVariable(code, statement, '#ifndef _WIN32', '#endif')
		: removalWithVariables(code, statement);
	return [{ title, safe, edits }];
}

/** Ends that a call shares the port on Windows; not where another call shares it, or another bind may need it shared. */
export function sharingEnded(context: RuleContext, event: SocketEvent, title: Fix['title']): Fix[] {
	const isInVain = isSharedAlready(context, event) || mayMeetAnotherBind(context, event);
	const fixes = isInVain ? [] : callTakenFromWindows(context, event, title);
	return fixes.map((fix) => ({ ...fix, sharingOption: 'none' }));
}

/** Sets the option before the socket is bound: moves the whole statement, where nothing in between stands against it. */
export function optionMovedBefore(
	context: RuleContext,
	event: SocketEvent,
	bind: SocketEvent,
	title: Fix['title'],
): Fix[] {
	const code = codeTextOf(context);
	const moved = statementOfCallAlone(code, event);
	const place = bind.statement;
	if (!moved || !isPlaceInBlock(code, bind) || moved.start < place.end || doesHarmBefore(context, event, bind)) {
		return [];
	}
	const between = { start: place.start, end: moved.start };
	const isHindered = isSplit(code, between) || mayChange(code, between, namesIn(code, moved), optionCalls(context));
	return isHindered ? [] : [{ title, safe: false, edits: moving(code, moved, place), ...broughtBy(event) }];
}

/** What a call brings about once it comes in time. */
function broughtBy({ option, value }: SocketEvent): Pick<Fix, 'sharingOption'> {
	const isOn = value !== undefined && value !== 0;
	return isOn && option === 'SO_EXCLUSIVEADDRUSE'
		? { sharingOption: 'exclusive' }
		: isOn && option === 'SO_REUSEADDR'
			? { sharingOption: 'reuse' }
			: {};
}

function isPlaceInBlock(code: CodeText, bind: SocketEvent): boolean {
	const first = tokenAfter(code, bind.statement.start)?.text ?? '';
	return !NOT_PLAIN.has(first) && standsInBlock(code, bind.statement);
}

/** Two options that exclude each other, a port that Windows would open, or another bind that would meet this one. */
function doesHarmBefore(context: RuleContext, event: SocketEvent, bind: SocketEvent): boolean {
	if (decidesSharing(event) && mayMeetAnotherBind(context, event)) {
		return true;
	}
	if (event.option === 'SO_EXCLUSIVEADDRUSE') {
		return bind.before.possible.some((option) => option === 'reuse' || option === 'both');
	}
	const isPosixReuse = event.option === 'SO_REUSEADDR' && event.target === 'posix';
	return isPosixReuse && usesOfCall(context, event.span, 'windows').length > 0;
}

/** The calls that read the value of an option through a pointer and never write it. */
function optionCalls({ facts }: RuleContext): Span[] {
	return facts.sockets.flatMap(({ events }) =>
		events.filter(({ kind }) => kind === 'setOption').map(({ span }) => span),
	);
}

/**
 * Asks for exclusive use on Windows where the code asks to share; what POSIX is asked for stays. Not where the call fails
 * with any option, as it does behind another that shares the port, where it may come too late, or another bind would fail.
 */
export function exclusiveInstead(context: RuleContext, event: SocketEvent, title: Fix['title']): Fix[] {
	const code = codeTextOf(context);
	const name = event.args.find(({ start, end }) => code.text.slice(start, end) === 'SO_REUSEADDR');
	const statement = statementOfCallAlone(code, event);
	const canStand = name && (statement || !isSharedWithPosix(context, event.span));
	if (!canStand || passedInstead(event) || wouldFail(context, event) || mayMeetAnotherBind(context, event)) {
		return [];
	}
	const { start, end } = statement ?? name;
	if (!isSharedWithPosix(context, event.span)) {
		return [{ title, safe: false, edits: renamings(code.text, start, end), sharingOption: 'exclusive' }];
	}
	// What the reaction to a failure says goes along: "SO_REUSEADDR failed".
	const written = code.text.slice(start, end).replace(REUSE, 'SO_EXCLUSIVEADDRUSE');
	const onWindows = `#ifdef _WIN32${code.lineBreak}${indentationAt(code.text, start)}${written}${code.lineBreak}#else`;
	return [
		{ title, safe: false, edits: wrapping(code, { start, end }, onWindows, '#endif'), sharingOption: 'exclusive' },
	];
}

/** Whether a call for exclusive use may fail where this one stands, or makes another fail. */
function wouldFail(context: RuleContext, event: SocketEvent): boolean {
	const uses = usesOfCall(context, event.span, event.target);
	return (
		isSharedAlready(context, event) ||
		mayBeTooLate(context, event) ||
		uses.some(({ socket }) => isSetBesides(socket, 'WSASetUnicastReceiveSharing', event.span))
	);
}

function renamings(text: string, start: number, end: number): TextEdit[] {
	return [...text.slice(start, end).matchAll(REUSE)].map(({ index, 0: { length } }) => ({
		span: { start: start + index, end: start + index + length },
		newText: 'SO_EXCLUSIVEADDRUSE',
	}));
}
