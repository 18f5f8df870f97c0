import type { Fix, RelatedPlace } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { blameForChoice } from './blame.js';
import { acceptorWithoutReuse } from './fixes/acceptor-arguments.js';
import { exclusiveInstead, sharingEnded } from './fixes/option-calls.js';
import { isSetOnEveryPath, type Proof, proofOf, severityFor } from './proof.js';
import { callPathPlaces, optionPlace, sameSpan, settersAt, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';
import { isTcp, listensAfter } from './socket-kinds.js';

export const reuseaddrListener: Rule = {
	name: 'reuseaddr-listener',
	severity: 'warning',
	targets: ['windows', 'windows-kernel'],
	summary: { id: 'rules.reuseaddrListener.summary' },
	fix: { id: 'rules.reuseaddrListener.fix' },
	cwe: 'CWE-605',
	sources: [
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'Wine, dlls/ws2_32/tests/sock.c, test_reuseaddr (run on Windows)',
		'Windows driver documentation: Sharing Transport Addresses',
		'Boost.Asio reference: basic_socket_acceptor; Asio 1.38, basic_socket_acceptor.hpp',
		'CWE-605: Multiple Binds to the Same Port',
	],
	*check(context) {
		for (const socket of context.facts.sockets.filter(isTcp)) {
			for (const bind of socket.events) {
				const proof = sharing(context, socket, bind);
				const listens = proof && listensAfter(socket, bind);
				if (listens) {
					yield* findingsFor(context, socket, bind, listens, proof);
				}
			}
		}
	},
};

/**
 * Whether a bind shares its port on Windows, in user mode or in the kernel. A loopback port that the system picks is no
 * target: nobody waits for it. So is one that nobody knows: a pair of sockets over loopback often names its port 0.
 */
function sharing(context: RuleContext, socket: SocketFacts, bind: SocketEvent): Proof | undefined {
	const { kind, target, before, address } = bind;
	const isPrivatePort = address?.loopback === 'yes' && address.port.kind !== 'number';
	if (kind !== 'bind' || target === 'posix' || isPrivatePort) {
		return undefined;
	}
	if (before.sharingOption === 'reuse' || isSetOnEveryPath(context, socket, bind, 'reuse')) {
		return 'must';
	}
	return before.possible.includes('reuse') && before.optionSetBy.length > 0 ? 'may' : undefined;
}

function* findingsFor(
	context: RuleContext,
	socket: SocketFacts,
	bind: SocketEvent,
	listens: readonly SocketEvent[],
	proof: Proof,
): Generator<TargetFinding> {
	const setters = bind.before.optionSetBy.flatMap((span) => settersAt(socket, span, bind.target, 'SO_REUSEADDR'));
	const related: RelatedPlace[] = [
		{ span: bind.span, message: { id: 'rules.related.boundWithIt' } },
		...listens.map(({ span }) => ({ span, message: { id: 'rules.related.listensHere' } })),
	];
	const finding = {
		severity: severityFor('warning', proofOf(bind, proof), proof === 'must'),
		message: {
			id: bind.target === 'windows-kernel' ? 'rules.reuseaddrListener.kernel' : 'rules.reuseaddrListener.finding',
			args: { proof },
		},
		target: bind.target,
	};
	if (setters.some(({ span }) => sameSpan(span, bind.span))) {
		yield { ...finding, ...byItself(context, socket, bind, proof), related: callPathPlaces(bind) };
		return;
	}
	if (setters.length === 0) {
		const option = 'SO_REUSEADDR';
		const set = bind.before.optionSetBy.map((span) => ({
			span,
			message: { id: 'rules.related.optionSetHere', args: { option } },
		}));
		yield { ...finding, span: bind.callee, related: [...set, ...related.slice(1)] };
	}
	for (const setter of setters) {
		const {
			span,
			isCaller,
			related: calls,
		} = blameForChoice(context, bind, ({ before }) => before.possible.includes('reuse'), optionPlace(context, setter));
		yield { ...finding, span, related: [...calls, ...related], fixes: isCaller ? [] : fixesFor(context, setter) };
	}
}

/** A call that sets the option and binds at once, as the constructor of Asio's acceptor does unless it is told not to. */
function byItself(
	context: RuleContext,
	{ api }: SocketFacts,
	bind: SocketEvent,
	proof: Proof,
): Pick<TargetFinding, 'span' | 'fixes'> & Partial<TargetFinding> {
	if (api !== 'asio') {
		return { span: bind.callee };
	}
	const given = bind.args.length > 2 ? 'yes' : 'no';
	return {
		span: bind.args[2] ?? bind.callee,
		message: { id: 'rules.reuseaddrListener.acceptor', args: { proof, given } },
		fixes: acceptorWithoutReuse(context, bind, { id: 'rules.reuseaddrListener.passFalse' }),
	};
}

/** A call in a helper is left alone where it also serves sockets that are right to share their port. */
function fixesFor(context: RuleContext, setter: SocketEvent): Fix[] {
	if (!usesOfCall(context, setter.span, setter.target).every(({ socket }) => isTcp(socket))) {
		return [];
	}
	// In the kernel others may wait for the IRP of a call that goes: it stays, and asks for something else.
	if (setter.target === 'windows-kernel') {
		return exclusiveInstead(context, setter, { id: 'rules.reuseaddrListener.kernelExclusive' });
	}
	return [
		...sharingEnded(context, setter, { id: 'rules.reuseaddrListener.remove' }),
		...exclusiveInstead(context, setter, { id: 'rules.reuseaddrListener.exclusive' }),
	];
}
