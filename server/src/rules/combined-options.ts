import { homeLevelOf, type NumberedSystem, numberOfOption, optionWithNumber } from '../knowledge/options/levels.js';
import type { Fix } from '../protocol/findings.js';
import type { SocketEvent } from '../protocol/sockets.js';
import type { Target } from '../protocol/targets.js';
import { isWrittenHere } from './fixes/call-statements.js';
import { codeTextOf, indentationAt, standsInBlock, tokensIn } from './fixes/code-text.js';
import { wouldHelp } from './fixes/option-in-effect.js';
import { bytesOfLength } from './option-arguments.js';
import { proofOf, severityFor } from './proof.js';
import { callPathPlaces, sameSpan, usesOfCall } from './reading-facts.js';
import type { Rule, RuleContext, TargetFinding } from './rule.js';

/** What headers call an option of setsockopt. */
const OPTION_NAME = /^(?:SO|IP|IPV6|TCP|UDP)_[A-Z0-9_]+$/;
const NAME_ARGUMENT = 2;
const LENGTH_ARGUMENT = 4;

export const combinedOptions: Rule = {
	name: 'combined-options',
	severity: 'error',
	targets: ['windows', 'windows-kernel', 'posix'],
	summary: { id: 'rules.combinedOptions.summary' },
	fix: { id: 'rules.combinedOptions.fix' },
	sources: [
		'ws2def.h (Windows 11 24H2 SDK)',
		'Linux asm-generic/socket.h',
		'Microsoft Learn, Win32: setsockopt function (WSAENOPROTOOPT: the option is unknown or unsupported)',
		'Linux man-pages, setsockopt(2) (ENOPROTOOPT)',
	],
	*check(context) {
		for (const { events } of context.facts.sockets) {
			for (const event of events) {
				const names = event.joinedOptions;
				if (names?.every((name) => OPTION_NAME.test(name))) {
					yield findingFor(context, event, names);
				}
			}
		}
	},
};

function findingFor(context: RuleContext, event: SocketEvent, names: readonly string[]): TargetFinding {
	const written = event.args[NAME_ARGUMENT];
	return {
		severity: severityFor('error', proofOf({ ...event, certainty: 'must' }, 'must'), false),
		span: written && !sameSpan(written, event.span) ? written : event.callee,
		message: {
			id: event.target === 'windows-kernel' ? 'rules.combinedOptions.kernel' : 'rules.combinedOptions.finding',
			args: {
				joined: names.join(' | '),
				...numberOn(context, event, names, 'windows'),
				...numberOn(context, event, names, 'linux'),
			},
		},
		target: event.target,
		related: callPathPlaces(event),
		fixes: event.inBrokenCode || event.target === 'windows-kernel' ? [] : fixesFor(context, event, names),
	};
}

/** What the joined number is on a system that the call is compiled for: no option, one option, or nobody knows. */
function numberOn(context: RuleContext, event: SocketEvent, names: readonly string[], system: NumberedSystem) {
	const targets: Target[] = system === 'windows' ? ['windows', 'windows-kernel'] : ['posix'];
	const isCompiled = targets.some((target) => usesOfCall(context, event.span, target).length > 0);
	const numbers = names.map((name) => numberOfOption(name, system));
	if (!isCompiled || numbers.includes(undefined)) {
		return { [system]: 'unknown', [`${system}Number`]: '', [`${system}Option`]: '' };
	}
	const joined = numbers.reduce<number>((all, one) => all | one!, 0);
	const option = optionWithNumber(joined, event.level ?? 'SOL_SOCKET', system);
	// Of Windows every number is known; of Linux only those that code meets often.
	const meaning = option ? 'one' : system === 'windows' ? 'none' : 'some';
	return { [system]: meaning, [`${system}Number`]: shown(joined, system), [`${system}Option`]: option ?? '' };
}

/** As the headers write it. */
function shown(number: number, system: NumberedSystem): string {
	return system === 'linux' || number < 0 ? String(number) : `0x${number.toString(16).toUpperCase()}`;
}

function fixesFor(context: RuleContext, event: SocketEvent, names: readonly string[]): Fix[] {
	const length = event.argumentFacts[LENGTH_ARGUMENT];
	const bytes = length && bytesOfLength(length, event);
	// What the value is too long or too short for is asked for in vain in a call of its own, too.
	if (bytes && !bytes.every((each) => each === 4)) {
		return [];
	}
	const wantsBoth = names.includes('SO_REUSEADDR') && names.includes('SO_EXCLUSIVEADDRUSE');
	return wantsBoth ? exclusiveAlone(context, event, names) : oneCallEach(context, event, names);
}

/** Nobody can have both of them. */
function exclusiveAlone(context: RuleContext, event: SocketEvent, names: readonly string[]): Fix[] {
	const isPair = names.length === 2;
	const written = event.args[NAME_ARGUMENT];
	if (!isPair || !written || !isWrittenHere(codeTextOf(context), event)) {
		return [];
	}
	return wouldHelp(context, event, 'SO_EXCLUSIVEADDRUSE')
		? [
				{
					title: { id: 'rules.combinedOptions.exclusive' },
					safe: false,
					edits: [{ span: written, newText: 'SO_EXCLUSIVEADDRUSE' }],
				},
			]
		: [];
}

function oneCallEach(context: RuleContext, event: SocketEvent, names: readonly string[]): Fix[] {
	const code = codeTextOf(context);
	const { statement, isWholeStatement, level } = event;
	const written = event.args[NAME_ARGUMENT];
	const isPlain =
		isWholeStatement &&
		isWrittenHere(code, event) &&
		standsInBlock(code, statement) &&
		!tokensIn(code, statement).some(({ kind }) => kind === 'directive');
	const areOfLevel = names.every((name) => (homeLevelOf(name) ?? level) === level);
	const help = names.every((name) => wouldHelp(context, event, name, names));
	if (!isPlain || !written || !areOfLevel || !help) {
		return [];
	}
	const before = code.text.slice(statement.start, written.start);
	const after = code.text.slice(written.end, statement.end);
	const separator = code.lineBreak + indentationAt(code.text, statement.start);
	const newText = names.map((name) => before + name + after).join(separator);
	const title = { id: 'rules.combinedOptions.split', args: { options: names.join(', ') } };
	return [{ title, safe: false, edits: [{ span: statement, newText }] }];
}
