import {
	homeLevelOf,
	isForeignLevel,
	type NumberedSystem,
	numberOfOption,
	optionWithNumber,
} from '../knowledge/options/levels.js';
import type { Fix } from '../protocol/findings.js';
import type { SocketEvent } from '../protocol/sockets.js';
import { isWrittenHere } from './fixes/call-statements.js';
import { codeTextOf } from './fixes/code-text.js';
import { callTakenFromWindows } from './fixes/option-calls.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

const LEVEL_ARGUMENT = 1;

export const optionLevel: Rule = {
	name: 'option-level',
	severity: 'error',
	targets: ['windows', 'posix'],
	summary: { id: 'rules.optionLevel.summary' },
	fix: { id: 'rules.optionLevel.fix' },
	sources: [
		'ws2def.h and ws2ipdef.h (Windows 11 24H2 SDK)',
		'Linux asm-generic/socket.h, linux/in.h, linux/in6.h, linux/tcp.h',
		'Wine, dlls/ws2_32/tests/sock.c, test_set_getsockopt (run on Windows)',
	],
	*check(context) {
		for (const { events } of context.facts.sockets) {
			for (const event of events) {
				const { kind, option, level, target } = event;
				const isMeant = kind === 'setOption' && option !== undefined && level !== undefined;
				if (isMeant && target !== 'windows-kernel' && isForeignLevel(option, level)) {
					yield findingFor(context, event, option, level);
				}
			}
		}
	},
};

function findingFor(context: RuleContext, event: SocketEvent, option: string, level: string): TargetFinding {
	const written = event.args[LEVEL_ARGUMENT];
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: written && !sameSpan(written, event.span) ? written : event.callee,
		message: {
			id: 'rules.optionLevel.finding',
			args: {
				option,
				level,
				home: homeLevelOf(option)!,
				...meaningOn(context, event, option, level, 'windows'),
				...meaningOn(context, event, option, level, 'linux'),
			},
		},
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode ? [] : fixesFor(context, event, option),
	};
}

/** What the option's number means at the wrong level, on a system that the call is compiled for. */
function meaningOn(context: RuleContext, event: SocketEvent, option: string, level: string, system: NumberedSystem) {
	const isCompiled = usesOfCall(context, event.span, system === 'windows' ? 'windows' : 'posix').length > 0;
	const number = isCompiled ? numberOfOption(option, system) : undefined;
	const met = number === undefined ? undefined : optionWithNumber(number, level, system);
	// No level of Windows has an option with a negative number.
	const meaning = met ? 'one' : number !== undefined && number < 0 ? 'none' : 'unknown';
	return { [system]: meaning, [`${system}Number`]: number ?? '', [`${system}Option`]: met ?? '' };
}

/** Where SO_REUSEADDR would open a port on Windows, it had better not work there at all. */
function fixesFor(context: RuleContext, event: SocketEvent, option: string): Fix[] {
	const written = event.args[LEVEL_ARGUMENT];
	const home = homeLevelOf(option)!;
	if (wouldHelp(context, event, option)) {
		const title = { id: 'rules.optionLevel.mend', args: { option, home } };
		const isWritten = written !== undefined && isWrittenHere(codeTextOf(context), event);
		return isWritten ? [{ title, safe: false, edits: [{ span: written, newText: home }] }] : [];
	}
	const isReuse = option === 'SO_REUSEADDR' && event.target === 'windows';
	return isReuse ? callTakenFromWindows(context, event, { id: 'rules.optionLevel.remove', args: { option } }) : [];
}
