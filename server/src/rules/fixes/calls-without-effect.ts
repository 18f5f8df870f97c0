import type { Fix } from '../../protocol/findings.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import type { RuleContext } from '../rule.js';
import { statementOfCallAlone } from './call-statements.js';
import { codeTextOf, hasCommentInside } from './code-text.js';
import { removalWithVariables } from './last-uses.js';

/** Takes a call away, for every system, with the statement that only makes it. */
export function callWithoutEffect(context: RuleContext, event: SocketEvent, title: Fix['title']): Fix[] {
	const code = codeTextOf(context);
	const statement = statementOfCallAlone(code, event);
	return statement && !hasCommentInside(code, statement)
		? [{ title, safe: false, edits: removalWithVariables(code, statement) }]
		: [];
}
