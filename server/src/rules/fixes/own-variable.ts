import type { Fix } from '../../protocol/findings.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { usesOfCall } from '../reading-facts.js';
import type { RuleContext } from '../rule.js';
import { isSplit } from './blocks.js';
import { statementOfCallAlone } from './call-statements.js';
import { codeTextOf, deeperIndentation, indentationAt } from './code-text.js';
import { namesIn } from './moved-names.js';

const VALUE_ARGUMENT = 3;
const LENGTH_ARGUMENT = 4;
const NAMES = ['value', 'optionValue'];

/** A cast at the start of an argument: `(const char *)on`. */
const CAST = /^\(\s*(?:const\s+)?(?:char|void|u_char|int)\s*(?:const\s*)?\*\s*\)/;

/**
 * Gives a call of setsockopt an int of its own to point to: its statement goes into a block that declares one with the
 * given value, and passes its address and its length.
 */
export function withOwnVariable(context: RuleContext, event: SocketEvent, value: string, title: Fix['title']): Fix[] {
	const code = codeTextOf(context);
	const statement = statementOfCallAlone(code, event);
	const pointer = event.args[VALUE_ARGUMENT];
	const length = event.args[LENGTH_ARGUMENT];
	if (!statement || !pointer || !length || isSplit(code, statement)) {
		return [];
	}
	const used = namesIn(code, statement);
	const name = NAMES.find((one) => !used.has(one));
	if (name === undefined) {
		return [];
	}
	const isForWindows = usesOfCall(context, event.span, 'windows').length > 0;
	const cast = CAST.exec(code.text.slice(pointer.start, pointer.end))?.[0] ?? (isForWindows ? '(const char *)' : '');
	const call =
		code.text.slice(statement.start, pointer.start) +
		`${cast}&${name}` +
		code.text.slice(pointer.end, length.start) +
		`sizeof(${name})` +
		code.text.slice(length.end, statement.end);
	const outer = indentationAt(code.text, statement.start);
	const inner = deeperIndentation(outer);
	const lines = ['{', `${inner}int ${name} = ${value};`, inner + indented(call, outer, inner), `${outer}}`];
	return [{ title, safe: false, edits: [{ span: statement, newText: lines.join(code.lineBreak) }] }];
}

/** The statement with its further lines moved along. */
function indented(text: string, outer: string, inner: string): string {
	const step = inner.slice(outer.length);
	return text.replace(/(\r\n|\n|\r)(?=[ \t]*\S)/g, `$1${step}`);
}
