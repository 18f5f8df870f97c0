import { describe, expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import type { SocketFacts } from '../../../server/src/protocol/sockets.js';
import { report } from '../../../server/src/rules/report.js';
import { type EventPart, line, oneSocket } from '../../helpers/hand-made-facts.js';

/** `severity rule` of every finding. */
function said(code: string, events: readonly EventPart[], socket: Partial<SocketFacts> = {}): string[] {
	return report(oneSocket(code, events, socket)).map(({ severity, rule }) => `${severity} ${rule}`);
}

describe('what a weak proof lowers', () => {
	const code = 'bind(s, a, n);\nsetsockopt(s, l, o, p, n);';
	const bind: EventPart = { kind: 'bind', resultUse: 'tested' };
	const late = (option: string, more: EventPart = {}): EventPart[] => [
		bind,
		{
			kind: 'setOption',
			option,
			value: 1,
			...more,
			before: { bound: 'yes', boundBy: [line(code, 1)], ...more.before },
		},
	];

	it("keeps the rule's own severity where every path is bound", () => {
		expect(said(code, late('SO_EXCLUSIVEADDRUSE'))).toEqual(['error option-after-bind']);
		expect(said(code, late('SO_REUSEADDR'))).toEqual(['warning option-after-bind']);
	});

	it('makes an error a warning where the port may stay open', () => {
		expect(said(code, late('SO_EXCLUSIVEADDRUSE', { before: { bound: 'maybe' } }))).toEqual([
			'warning option-after-bind',
		]);
		const lateV6Only = late('IPV6_V6ONLY', { before: { bound: 'maybe' } });
		expect(said(code, lateV6Only, { family: 'ipv6' })).toEqual(['warning option-after-bind']);
	});

	it('makes it an info where nothing worse than nothing happens', () => {
		expect(said(code, late('SO_REUSEADDR', { before: { bound: 'maybe' } }))).toEqual(['info option-after-bind']);
	});

	it('takes a call in broken code, or one that may be for another socket, for a weak proof', () => {
		expect(said(code, late('SO_EXCLUSIVEADDRUSE', { inBrokenCode: true }))).toEqual(['warning option-after-bind']);
		expect(said(code, late('SO_EXCLUSIVEADDRUSE', { certainty: 'may' }))).toEqual(['warning option-after-bind']);
	});

	it('offers no fix on a weak proof', () => {
		const [finding] = report(oneSocket(code, late('SO_EXCLUSIVEADDRUSE', { certainty: 'may' })));
		expect(finding!.fixes).toEqual([]);
	});

	it('says in words that it is only some path', () => {
		const [finding] = report(oneSocket(code, late('SO_EXCLUSIVEADDRUSE', { certainty: 'may' })));
		expect(text(finding!.message)).toMatch(/^On some path SO_EXCLUSIVEADDRUSE has no effect/);
	});
});

describe('nothing is said on what is unknown', () => {
	const code = 'setsockopt(s, l, o, p, n);\nbind(s, a, n);\nlisten(s, n);';
	const unknown = { sharingOption: 'unknown', possible: ['unknown'], bound: 'maybe' } as const;

	it('a socket that nothing in sight has bound', () => {
		const option = { option: 'SO_EXCLUSIVEADDRUSE', value: 1, resultUse: 'tested' } as const;
		expect(said(code, [{ ...option, before: unknown }])).toEqual([]);
	});

	it('an option that nobody knows, or a value', () => {
		const bound = { bound: 'yes', boundBy: [line(code, 2)], sharingOption: 'reuse', possible: ['reuse'] } as const;
		expect(said(code, [{ option: undefined, value: 1, before: bound }])).toEqual([]);
		expect(said(code, [{ option: 'SO_EXCLUSIVEADDRUSE', before: { ...bound, bound: 'no', boundBy: [] } }])).toEqual([]);
	});

	it('a bind whose sharing option came from elsewhere', () => {
		expect(
			said(code, [
				{ option: 'SO_RCVBUF' },
				{ kind: 'bind', resultUse: 'tested', before: unknown },
				{ kind: 'listen', resultUse: 'tested', before: { boundBy: [line(code, 2)] } },
			]),
		).toEqual([]);
	});
});

describe('unchecked-bind in broken code', () => {
	it('is an info, for the result may be used after all', () => {
		expect(said('bind(s, a, n);', [{ kind: 'bind', inBrokenCode: true }])).toEqual(['info unchecked-bind']);
	});

	it('does not depend on which socket it is', () => {
		expect(said('bind(s, a, n);', [{ kind: 'bind', certainty: 'may' }])).toEqual(['warning unchecked-bind']);
	});
});
