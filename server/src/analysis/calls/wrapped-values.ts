import { alternatives, combine, integer, integerOf, type Value } from '../state/values.js';
import { soundsLikeClosing, soundsLikeSettingOptions } from './name-words.js';

/** Methods that tell whether there is anything in what wraps a handle. */
const TESTS: ReadonlySet<string> = new Set('valid is_valid isValid has_value is_open isOpen'.split(' '));
/** Methods that give the characters of a string. */
const CHARACTERS: ReadonlySet<string> = new Set(['c_str', 'data']);

/**
 * What a method without arguments gives of an object whose handle or text is known: `s.get()`, `host.c_str()`; undefined
 * where it does something else.
 */
export function wrappedValue(object: Value, method: string, argumentCount: number): Value | undefined {
	if (argumentCount > 0) {
		return undefined;
	}
	if (object.kind === 'text') {
		return CHARACTERS.has(method) ? object : undefined;
	}
	if (integerOf(object) === 0 && TESTS.has(method)) {
		return object;
	}
	const isHandle = alternatives(object).some(({ kind }) => kind === 'socket');
	if (!isHandle || soundsLikeClosing(method) || soundsLikeSettingOptions(method)) {
		return undefined;
	}
	return TESTS.has(method) ? combine('!=', object, integer(-1)) : object;
}
