import { categoryKey } from '../knowledge/options/category-key.js';
import { findOptions, type KernelOptionUse } from '../knowledge/options/index.js';
import type { Severity } from '../protocol/findings.js';
import type { Message } from '../protocol/messages.js';
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
				const message = misfitInWords(socket, event);
				if (message) {
					yield findingFor(context, socket, event, message);
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

/** What is wrong with an option on this kind of socket, in words; undefined where nothing is, or nobody knows. */
export function misfitInWords(socket: SocketFacts, event: SocketEvent): Message | undefined {
	const use = event.target === 'windows-kernel' ? kernelUseOf(event) : undefined;
	const misfit = use && misfitOf(socket, event, use);
	return (
		misfit && {
			id: `rules.wskSocketCategory.${misfit}`,
			args: {
				option: event.option!,
				category: categoryKey([socket.category ?? '']),
				categories: categoryKey(use.categories),
				proof: proofOf(event, 'must'),
			},
		}
	);
}

function kernelUseOf({ option }: SocketEvent): KernelOptionUse | undefined {
	return findOptions(option ?? '').find(({ kernel }) => kernel)?.kernel;
}

function findingFor(context: RuleContext, socket: SocketFacts, event: SocketEvent, message: Message): TargetFinding {
	const severity: Severity = message.id.endsWith('.silent') ? 'info' : 'error';
	const made = socket.events.find(
		({ kind, target }) => target === event.target && (kind === 'create' || kind === 'accept'),
	);
	return {
		severity: severityFor(severity, proofOf(event, 'must'), false),
		span: optionPlace(context, event),
		message,
		target: event.target,
		related: [
			...(made ? [{ span: made.span, message: { id: 'rules.wskSocketCategory.made' } }] : []),
			...callPathPlaces(event),
		],
	};
}
