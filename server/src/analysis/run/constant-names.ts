import { REQUEST_TYPES } from '../../knowledge/calls/winsock-kernel.js';
import { ERROR_SCOPES } from '../../knowledge/libraries/asio-values.js';
import type { Identifier } from '../../syntax/tree.js';
import { UNKNOWN, type Value } from '../state/values.js';

/** What a name stands for that nobody in sight gives a value: itself, where it is a constant of some header. */
export function valueOfConstantName({ name, qualifier }: Identifier): Value {
	// No error is the success that a call without an error gives: `asio::error::address_in_use`, `std::errc::permission_denied`.
	if (ERROR_SCOPES.has(qualifier?.split('::').at(-1) ?? '') && name !== 'success') {
		return { kind: 'nonzero' };
	}
	return isConstantName(name) ? { kind: 'symbol', name } : UNKNOWN;
}

/** Names in capitals are constants that headers define; so are the addresses and request types that every header has. */
function isConstantName(name: string): boolean {
	return /^[A-Z][A-Z0-9_]{2,}$/.test(name) || /^in[46]addr_(any|loopback)$/.test(name) || REQUEST_TYPES.has(name);
}
