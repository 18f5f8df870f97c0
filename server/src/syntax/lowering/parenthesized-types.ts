import { type ConcreteNode, namedChildren } from '../concrete-tree.js';
import { type Context, textOf } from './context.js';

/**
 * Without the declarations of a program, `(SOCKET)(x)` and `(callback)(x)` look the same, and so do `(LPSOCKADDR)&x` and
 * `(flags)&x`; the grammar takes the first two for calls and the others for sums and products. What stands in the
 * parentheses is taken for a type by the way that types are usually written.
 */
const WRITTEN_LIKE_A_TYPE = /^([A-Z]\w*|\w+_t|u_\w+|u(int|short|long|char)\d*)$/;

/** Before `+` and `-` a constant in parentheses is as usual as a type, so that only clear types count. */
const CLEARLY_A_TYPE = /(SOCKET|HANDLE|INT|LONG|WORD|SHORT|BYTE|PARAM|_PTR|_t)$|^u_/;

/** The type that a node in parentheses may be a cast to, where `operator` or, if empty, parentheses stand behind it. */
export function parenthesizedType(
	node: ConcreteNode | undefined,
	operator: string,
	context: Context,
): string | undefined {
	const [name, ...others] = node?.type === 'parenthesized_expression' ? namedChildren(node) : [];
	if (!name || others.length > 0 || (name.type !== 'identifier' && name.type !== 'qualified_identifier')) {
		return undefined;
	}
	const text = textOf(name, context);
	const last = text.slice(text.lastIndexOf(':') + 1).trim();
	const pattern = operator === '+' || operator === '-' ? CLEARLY_A_TYPE : WRITTEN_LIKE_A_TYPE;
	return pattern.test(last) ? text : undefined;
}
