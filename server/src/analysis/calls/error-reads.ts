import type { Expression } from '../../syntax/tree.js';
import type { CallSite } from '../run/collector.js';
import type { Evaluation } from '../run/evaluation.js';
import { placeKey } from '../state/place-key.js';
import { alternatives, UNKNOWN, type Value } from '../state/values.js';
import { inFile } from '../summaries/summary.js';

/** Where a state keeps which socket call came last on its path, with nothing behind it that sets an error of its own. */
const LAST_CALL = '|<last socket call>';

const ERRNO = '|errno';

/** What code calls between a failed socket call and a look at the error, and what sets no error that anybody means. */
const KEEPS_THE_ERROR: ReadonlySet<string> = new Set(
	'printf fprintf puts fputs perror strerror memset bzero ZeroMemory SecureZeroMemory free exit htons htonl ntohs ntohl inet_addr WSAGetLastError GetLastError WSACleanup WSASetLastError SetLastError shutdown closesocket close'.split(
		' ',
	),
);

/** Remembers a socket call of Windows as the one whose error is there to be read. */
export function rememberLastCall(e: Evaluation, { span, calleeName }: CallSite): void {
	if (e.interpreter.program.target === 'windows' && !KEEPS_THE_ERROR.has(calleeName)) {
		e.state.write(LAST_CALL, { kind: 'text', value: placeKey(span) });
		e.state.forget(ERRNO);
	}
}

/** Forgets the last socket call once something is called that may set an error of its own. */
export function forgetLastCall(e: Evaluation, calleeName: string): void {
	if (!KEEPS_THE_ERROR.has(calleeName) && e.state.read(LAST_CALL).kind !== 'unknown') {
		e.state.write(LAST_CALL, UNKNOWN);
	}
}

/** Forgets the last socket call where the code gives errno a value itself. */
export function forgetWrittenError(e: Evaluation, place: string): void {
	if (place === ERRNO) {
		e.state.write(LAST_CALL, UNKNOWN);
	}
}

/**
 * What `errno` or WSAGetLastError() gives on Windows; told to the collector together with the call it is read after.
 * Unknown for every other target.
 */
export function readError(e: Evaluation, reader: Expression, source: 'errno' | 'last-error'): Value {
	const span = inFile(e.frame.summary, reader);
	if (e.interpreter.program.target !== 'windows' || span.file !== undefined) {
		return UNKNOWN;
	}
	const known = alternatives(e.state.read(LAST_CALL));
	const calls = known.flatMap((value) => (value.kind === 'text' ? [value.value] : []));
	const isSure = calls.length === known.length;
	e.interpreter.collector.errorReads.read({ span, source, calls: isSure ? calls : [] });
	return isSure ? { kind: 'error', read: placeKey(span) } : UNKNOWN;
}

/** `errno == EADDRINUSE`, now or by a variable: tells the collector what the error is compared with. */
export function compareErrors(
	e: Evaluation,
	left: Value,
	right: Value,
	expressions: readonly [Expression, Expression],
) {
	const [error, constant, written] =
		left.kind === 'error' ? [left, right, expressions[1]] : [right, left, expressions[0]];
	if (error.kind === 'error' && constant.kind === 'symbol') {
		e.interpreter.collector.errorReads.compare(error.read, constant.name, inFile(e.frame.summary, written));
	}
}
