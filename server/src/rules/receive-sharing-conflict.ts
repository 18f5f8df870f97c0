import type { SocketEvent, SocketFacts } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { alwaysRunsBefore } from './fixes/blocks.js';
import { codeTextOf } from './fixes/code-text.js';
import { proofOf } from './proof.js';
import { callPathPlaces, optionPlace } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** What stands against spreading one port's datagrams over several sockets. */
interface Obstacle {
	/** The option that is on already; undefined where the socket is of the wrong type. */
	option?: string;
	setBy: SocketEvent['before']['optionSetBy'];
}

/** What each way to spread datagrams cannot stand beside. */
const EXCLUDED: Readonly<Record<string, { sharing: 'reuse' | 'exclusive'; others: readonly string[] }>> = {
	SIO_CPU_AFFINITY: { sharing: 'reuse', others: ['SO_REUSE_MULTICASTPORT'] },
	WSASetUnicastReceiveSharing: { sharing: 'exclusive', others: ['SO_REUSE_MULTICASTPORT', 'SIO_CPU_AFFINITY'] },
};

export const receiveSharingConflict: Rule = {
	name: 'receive-sharing-conflict',
	severity: 'error',
	targets: ['windows'],
	summary: { id: 'rules.receiveSharingConflict.summary' },
	sources: [
		'Microsoft Learn, Win32: Winsock IOCTLs (SIO_CPU_AFFINITY: UDP only, neither with SO_REUSEADDR nor SO_REUSE_MULTICASTPORT)',
		'Microsoft Learn, Win32: WSASetUnicastReceiveSharing function (WSAEOPNOTSUPP)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows'])) {
			const obstacle = proofOf(event, 'must') === 'must' ? obstacleFor(context, socket, event) : undefined;
			if (obstacle) {
				yield findingFor(context, event, obstacle);
			}
		}
	},
};

function obstacleFor(context: RuleContext, socket: SocketFacts, event: SocketEvent): Obstacle | undefined {
	const { option, before, argumentFacts } = event;
	const excluded = option !== undefined && Object.hasOwn(EXCLUDED, option) ? EXCLUDED[option]! : undefined;
	const isSwitchedOff = option === 'WSASetUnicastReceiveSharing' && argumentFacts[1]?.value === 0;
	if (!excluded || isSwitchedOff) {
		return undefined;
	}
	if (socket.type === 'stream') {
		return { setBy: [] };
	}
	if (before.sharingOption === excluded.sharing) {
		const name = excluded.sharing === 'reuse' ? 'SO_REUSEADDR' : 'SO_EXCLUSIVEADDRUSE';
		return { option: name, setBy: before.optionSetBy };
	}
	const other = socket.events.find(
		(one) =>
			excluded.others.includes(one.option ?? '') &&
			one.value !== 0 &&
			alwaysRunsBefore(codeTextOf(context), one, event),
	);
	return other && { option: other.option!, setBy: [other.span] };
}

function findingFor(context: RuleContext, event: SocketEvent, { option, setBy }: Obstacle): TargetFinding {
	return {
		severity: 'error',
		span: optionPlace(context, event),
		message: {
			id: 'rules.receiveSharingConflict.finding',
			args: { control: event.option!, obstacle: option === undefined ? 'stream' : 'option', option: option ?? '' },
		},
		target: event.target,
		related: [
			...setBy.map((span) => ({
				span,
				message: { id: 'rules.related.optionSetHere', args: { option: option ?? '' } },
			})),
			...callPathPlaces(event),
		],
	};
}
