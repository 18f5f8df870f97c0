import type { Fix } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import {
	ADDRESS_ARGUMENT,
	bytesOfAddressLength,
	bytesOfStructure,
	creationOf,
	isPlainBind,
	LENGTH_ARGUMENT,
	NEEDED,
} from './address-structure.js';
import { eventsHere } from './events-here.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const bindAddressLength: Rule = {
	name: 'bind-address-length',
	severity: 'error',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.bindAddressLength.summary' },
	fix: { id: 'rules.bindAddressLength.fix' },
	sources: [
		'Microsoft Learn, Win32: bind function (WSAEFAULT: the namelen parameter is too small)',
		'Wine, dlls/ws2_32/tests/sock.c, test_bind (run on Windows)',
		'Linux 6.18, measured: bind fails with EINVAL',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['bind'], ['windows', 'posix'])) {
			const family = familyOf(socket, event);
			const bytes = isPlainBind(event) ? bytesOfAddressLength(event.argumentFacts[LENGTH_ARGUMENT]!) : undefined;
			if (family && bytes !== undefined && bytes < NEEDED[family]) {
				yield findingFor(context, event, family, bytes);
			}
		}
	},
};

/** The family that the bind is about, where the socket and its address do not contradict each other. */
function familyOf(socket: SocketFacts, event: SocketEvent): 'ipv4' | 'ipv6' | undefined {
	const families = new Set([creationOf(socket, event)?.family, event.addressFields?.family]);
	families.delete(undefined);
	const [family] = families;
	return families.size === 1 && (family === 'ipv4' || family === 'ipv6') ? family : undefined;
}

function findingFor(context: RuleContext, event: SocketEvent, family: 'ipv4' | 'ipv6', bytes: number): TargetFinding {
	const length = event.argumentFacts[LENGTH_ARGUMENT]!;
	const isPointer = /\*$/.test(length.sizeOf ?? '');
	const needed = NEEDED[family];
	const args = { bytes, needed, family, target: event.target, kind: isPointer ? 'pointer' : 'structure' };
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: length.span,
		message: { id: 'rules.bindAddressLength.finding', args },
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode ? [] : fixesFor(context, event, needed),
	};
}

/** The length of the structure that is passed, where the call shows which one that is. */
function fixesFor({ text }: RuleContext, { argumentFacts }: SocketEvent, needed: number): Fix[] {
	const address = argumentFacts[ADDRESS_ARGUMENT]!;
	const length = argumentFacts[LENGTH_ARGUMENT]!;
	const written = text.slice(address.span.start, address.span.end);
	const variable = /&[ \t\r\n]*([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)[ \t\r\n]*\)?$/.exec(written)?.[1];
	const pointer = /(?:^|[) \t\r\n])([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)$/.exec(written)?.[1];
	const subject =
		variable !== undefined && address.pointsTo?.expression === variable
			? { name: variable, type: address.pointsTo.type }
			: pointer !== undefined && /\*$/.test(address.declaredType ?? '')
				? { name: `*${pointer}`, type: address.declaredType!.replace(/(?<!\s)\s*\*$/, '') }
				: undefined;
	if (!subject || (bytesOfStructure(subject.type) ?? 0) < needed) {
		return [];
	}
	const newText = `sizeof(${subject.name})`;
	const title = { id: 'rules.bindAddressLength.mend', args: { length: newText } };
	return [{ title, safe: false, edits: [{ span: length.span, newText }] }];
}
