import { findOptions, type KernelOptionUse } from '../knowledge/options/index.js';
import type { Severity } from '../protocol/findings.js';
import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, optionPlace } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const wskSocketCategory: Rule = {
	name: 'wsk-socket-category',
	severity: 'error',
	targets: ['windows-kernel'],
	summary: { id: 'rules.wskSocketCategory.summary' },
	sources: [
		'Windows driver documentation: SO_EXCLUSIVEADDRUSE, SO_REUSEADDR and the pages of the other WSK socket options',
		'Windows driver documentation: Winsock Kernel Socket Categories',
		'wsk.h (WSK_FLAG_STREAM_SOCKET)',
	],
	*check(context) {
		for (const socket of context.facts.sockets) {
			for (const event of socket.events) {
				const use = findOptions(event.option ?? '').find(({ kernel }) => kernel)?.kernel;
				const misfit = use && event.target === 'windows-kernel' ? misfitOf(socket, event, use) : undefined;
				if (use && misfit) {
					yield findingFor(context, socket, event, use, misfit);
				}
			}
		}
	},
};

/** silent: the documents do not speak of it. */
type Misfit = 'basic' | 'accepted' | 'other' | 'silent';

function misfitOf({ category, roles }: SocketFacts, event: SocketEvent, use: KernelOptionUse): Misfit | undefined {
	if (event.kind !== 'setOption' && event.kind !== 'getOption') {
		return undefined;
	}
	if (roles.includes('accepted')) {
		return event.kind === 'setOption' && use.setBefore === 'bind' ? 'accepted' : undefined;
	}
	if (category === undefined || category === 'unknown' || use.categories.includes(category)) {
		return undefined;
	}
	return category === 'basic' ? 'basic' : category === 'stream' ? 'silent' : 'other';
}

function findingFor(
	context: RuleContext,
	socket: SocketFacts,
	event: SocketEvent,
	use: KernelOptionUse,
	misfit: Misfit,
): TargetFinding {
	const severity: Severity = misfit === 'silent' ? 'info' : 'error';
	const made = socket.events.find(
		({ kind, target }) => target === event.target && (kind === 'create' || kind === 'accept'),
	);
	const proof = proofOf(event, 'must');
	return {
		severity: severityFor(severity, proof, false),
		span: optionPlace(context, event),
		message: {
			id: `rules.wskSocketCategory.${misfit}`,
			args: {
				option: event.option!,
				category: socket.category ?? '',
				categories: use.categories.join(', '),
				count: use.categories.length,
				proof,
			},
		},
		target: event.target,
		related: [
			...(made ? [{ span: made.span, message: { id: 'rules.wskSocketCategory.made' } }] : []),
			...callPathPlaces(event),
		],
	};
}
