import type { LibraryCall, LibraryDescription, LibraryEffect } from './library-description.js';

/** The templates whose objects stand for one object of their first argument. Sources: C++ reference, memory, optional; Boost. */
export const HOLDERS: ReadonlySet<string> = new Set([
	'unique_ptr',
	'shared_ptr',
	'scoped_ptr',
	'intrusive_ptr',
	'optional',
	'reference_wrapper',
	// Asio's way of giving an object another completion token.
	'as_default_on_t',
]);

/** The functions that make an object of their template argument from their own arguments. */
export const MAKERS: ReadonlySet<string> = new Set(['make_unique', 'make_shared', 'make_optional']);

/** What gives the object that a holder holds, without arguments. */
export const GETTERS: ReadonlySet<string> = new Set(['get', 'value']);

const PASSED_ON: LibraryEffect = { effect: 'copy', from: { argument: 0 }, to: 'result' };

/** What of the C++ standard library passes a socket on. */
export const STANDARD_LIBRARY: LibraryDescription = {
	name: 'std',
	functions: [
		...['std::forward', 'std::ref'].map((name): LibraryCall => ({ name, arguments: ['any'], effects: [PASSED_ON] })),
		{ name: 'std::move', arguments: ['any'], effects: [PASSED_ON, { effect: 'release', socket: { argument: 0 } }] },
	],
};
