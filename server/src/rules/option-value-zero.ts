import type { SocketEvent } from '../protocol/sockets.js';
import { eventsHere } from './events-here.js';
import { callWithoutEffect } from './fixes/calls-without-effect.js';
import { callPathPlaces, hasPort, optionPlace, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

export const optionValueZero: Rule = {
	name: 'option-value-zero',
	severity: 'info',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.optionValueZero.summary' },
	fix: { id: 'rules.optionValueZero.fix' },
	sources: [
		'Microsoft Learn, Win32: SOL_SOCKET socket options (off is the default)',
		'Microsoft Learn, Win32: Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE (tables for Windows Server 2003 and later)',
		'Linux man-pages, socket(7)',
	],
	*check(context) {
		for (const { socket, event } of eventsHere(context, ['setOption'], ['windows', 'posix'])) {
			const uses = usesOfCall(context, event.span, event.target);
			if (hasPort(socket) && uses.every((use) => switchesNothingOff(use.event))) {
				yield findingFor(context, event);
			}
		}
	},
};

/** Whether a sharing option is set to 0 that no path in sight has switched on. */
function switchesNothingOff({ option, value, before, target }: SocketEvent): boolean {
	const isSharing = option === 'SO_REUSEADDR' || (option === 'SO_EXCLUSIVEADDRUSE' && target === 'windows');
	const own = option === 'SO_REUSEADDR' ? 'reuse' : 'exclusive';
	return isSharing && value === 0 && !before.possible.includes(own) && !before.possible.includes('both');
}

function findingFor(context: RuleContext, event: SocketEvent): TargetFinding {
	const isOffForSure = usesOfCall(context, event.span, event.target).every(({ event: { before } }) => {
		return before.sharingOption === 'none' && before.bound === 'no';
	});
	const { option, target, before } = event;
	const proof = before.possible.includes('unknown') ? 'may' : 'must';
	const title = { id: 'rules.optionValueZero.remove', args: { option: option! } };
	return {
		severity: 'info',
		span: optionPlace(context, event),
		message: { id: 'rules.optionValueZero.finding', args: { option: option!, target, proof } },
		target,
		related: callPathPlaces(event),
		fixes: isOffForSure && !event.inBrokenCode ? callWithoutEffect(context, event, title) : [],
	};
}
