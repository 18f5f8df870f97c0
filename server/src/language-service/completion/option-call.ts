import { text } from '../../messages/text.js';
import type { Span } from '../../protocol/positions.js';
import type { FileFacts, SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import type { Target } from '../../protocol/targets.js';
import { type CodeText, deeperIndentation, indentationAt, lineStart, tokensIn } from '../../rules/fixes/code-text.js';
import { type FailingCall, failsAlike, type Reaction, reactionTo } from '../../rules/fixes/failure-reactions.js';
import type { Completion } from './completion.js';
import type { FunctionScope } from './completion-place.js';
import { targetsAt } from './platform-at.js';
import { happensIn, socketInScope } from './socket-in-scope.js';
import { type Placeholder, written } from './written-text.js';

/** An option whose whole call is offered. */
interface OfferedOption {
	name: string;
	level: string;
	variable: string;
	/** What the variable holds; one that its reader chooses has a placeholder. */
	value: 'on' | 'chosen';
	/** The platforms that have it; every one where it is left out. */
	only?: 'windows' | 'posix';
	/** Whether it must come before bind. */
	beforeBind: boolean;
	fits(socket: SocketFacts): boolean;
}

/** In the order in which they are offered. */
const OPTIONS: readonly OfferedOption[] = [
	{
		name: 'SO_EXCLUSIVEADDRUSE',
		level: 'SOL_SOCKET',
		variable: 'exclusive',
		value: 'on',
		only: 'windows',
		beforeBind: true,
		fits: (socket) => !isSet(socket, 'SO_REUSEADDR'),
	},
	{
		name: 'SO_REUSEADDR',
		level: 'SOL_SOCKET',
		variable: 'reuse',
		value: 'on',
		// On Windows it opens the port to everybody; only receivers of a group want that, and they know who they are.
		only: 'posix',
		beforeBind: true,
		fits: ({ type }) => type === 'stream',
	},
	{
		name: 'IPV6_V6ONLY',
		level: 'IPPROTO_IPV6',
		variable: 'v6only',
		value: 'chosen',
		beforeBind: true,
		fits: ({ family }) => family === 'ipv6',
	},
	{
		name: 'SO_BROADCAST',
		level: 'SOL_SOCKET',
		variable: 'broadcast',
		value: 'on',
		beforeBind: false,
		fits: ({ type, family }) => type === 'datagram' && family !== 'ipv6',
	},
	{
		name: 'SO_KEEPALIVE',
		level: 'SOL_SOCKET',
		variable: 'keepalive',
		value: 'on',
		beforeBind: false,
		fits: ({ type }) => type === 'stream',
	},
];

const CALLEE = 'setsockopt';

/** Where the call is to stand. */
interface Place {
	word: Span;
	scope: FunctionScope;
	/** A C compiler may take declarations at the head of a block alone. */
	isCplusplus: boolean;
}

/** The whole call of setsockopt, with its check, for each option that the socket in scope may want here. */
export function optionCallCompletions(code: CodeText, facts: FileFacts, place: Place): Completion[] {
	const found = socketInScope(code, facts.sockets.filter(isPlain), place.scope);
	const targets = targetsAt(code, place.word.start, facts.targets);
	if (!found || targets.includes('windows-kernel')) {
		return [];
	}
	const { socket, handle } = found;
	const isBound = happensIn(socket, place.scope.before, 'bind') || happensIn(socket, place.scope.before, 'connect');
	const offered = OPTIONS.filter(
		(option) =>
			option.fits(socket) && !isSet(socket, option.name) && !(option.beforeBind && isBound) && exists(option, targets),
	);
	return offered.flatMap((option, rank) => {
		const call = wholeCall(code, { ...place, socket, handle, targets }, option);
		const shown = `setsockopt(${handle}, ${option.level}, ${option.name}, …)`;
		const common = {
			detail: text({ id: 'completion.wholeCall' }),
			kind: 'snippet',
			among: 'last',
			option: option.name,
		} as const;
		// By the name of the call, and by the name of the option.
		return [
			{ ...common, label: shown, filterText: CALLEE, rank, span: place.word, ...call },
			{ ...common, label: option.name, detail: shown, rank, span: place.word, ...call },
		];
	});
}

/** A handle of the system, not a library's object. */
function isPlain({ api }: SocketFacts): boolean {
	return api === 'winsock' || api === 'posix';
}

function exists({ only }: OfferedOption, targets: readonly Target[]): boolean {
	return targets.some((target) => only === undefined || (target === 'posix' ? 'posix' : 'windows') === only);
}

function isSet({ events }: SocketFacts, option: string): boolean {
	return events.some((event) => event.kind === 'setOption' && event.option === option);
}

interface CallPlace extends Place {
	socket: SocketFacts;
	handle: string;
	targets: readonly Target[];
}

function wholeCall(code: CodeText, place: CallPlace, option: OfferedOption) {
	const { word, handle, targets } = place;
	const outer = indentationAt(code.text, word.start);
	const startsLine = code.text.slice(lineStart(code.text, word.start), word.start).trim() === '';
	const platforms = option.only && !targets.every((target) => (target === 'posix') === (option.only === 'posix'));
	const isGuarded = Boolean(platforms) && startsLine;
	const onWindows = targets.some((target) => target !== 'posix') && option.only !== 'posix';
	const type = onWindows && option.only === 'windows' ? 'BOOL' : 'int';
	const known = option.value === 'on' ? variableInScope(code, place.scope.before, onWindows) : undefined;
	const variable = known ?? unusedName(code, place.scope.whole, option.variable);
	const inner = known || place.isCplusplus ? outer : deeperIndentation(outer);
	const cast = onWindows ? '(const char *)' : '';
	const call = `${CALLEE}(${handle}, ${option.level}, ${option.name}, ${cast}&${variable}, sizeof(${variable}))`;
	const value = option.value === 'chosen' ? { fill: '0' } : type === 'BOOL' ? 'TRUE' : '1';
	const lines: (string | Placeholder)[][] = [
		...(known ? [] : [[`${inner}${type} ${variable} = `, value, ';']]),
		[inner, ...checked(code, place, call, inner, onWindows)],
	];
	const block = inner === outer ? lines : [[`${outer}{`], ...lines, [`${outer}}`]];
	const guard = option.only === 'posix' ? '#ifndef _WIN32' : '#ifdef _WIN32';
	const all = isGuarded ? [[guard], ...block, ['#endif']] : block;
	const parts = all.flatMap((line, index) => (index === 0 ? line : [code.lineBreak, ...line]));
	return isGuarded
		? { ...written(parts), span: { start: lineStart(code.text, word.start), end: word.end } }
		: written([withoutIndentation(parts[0]!, outer), ...parts.slice(1)]);
}

/** The first line stands where the indentation is written already. */
function withoutIndentation(part: string | Placeholder, indentation: string): string | Placeholder {
	return typeof part === 'string' ? part.slice(indentation.length) : part;
}

/** The call in the check that the function makes of its other calls; else in one of the file's own kind, left to fill in. */
function checked(
	code: CodeText,
	place: CallPlace,
	call: string,
	indentation: string,
	onWindows: boolean,
): (string | Placeholder)[] {
	const { word, socket } = place;
	const here: FailingCall = { span: word, statement: word, calleeName: CALLEE };
	const others = socket.events.filter((event) => failsAlike(event) && isWrittenNear(event, place));
	for (const other of nearestFirst(others, word.start)) {
		const reaction = reactionTo(code, here, other);
		if (reaction) {
			return [inCheck(call, reaction, code, other, indentation)];
		}
	}
	const failed = onWindows ? ' == SOCKET_ERROR' : ' < 0';
	const inside = `${code.lineBreak}${deeperIndentation(indentation)}`;
	return [
		`if (${call}${failed}) {${inside}`,
		{ fill: `/* ${text({ id: 'completion.failure' })} */` },
		`${code.lineBreak}${indentation}}`,
	];
}

/** A call of the same function, for a target that the place has. */
function isWrittenNear({ functionName, callPath, span, target }: SocketEvent, { socket, targets }: CallPlace): boolean {
	return (
		span.file === undefined && callPath.length === 0 && functionName === socket.functionName && targets.includes(target)
	);
}

/** Those that follow first, as what they react with is nearer to what is being written. */
function nearestFirst(events: readonly SocketEvent[], offset: number): SocketEvent[] {
	const following = events.filter(({ span }) => span.start >= offset);
	const preceding = events.filter(({ span }) => span.start < offset);
	return [...following, ...preceding.reverse()];
}

/** A reaction of several lines keeps its shape at another depth. */
function inCheck(
	call: string,
	{ beforeCall, afterCall, body }: Reaction,
	code: CodeText,
	other: SocketEvent,
	indentation: string,
): string {
	const own = indentationAt(code.text, other.statement.start);
	const shifted = body.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, lineBreak: string, space: string) =>
		space.startsWith(own) ? lineBreak + indentation + space.slice(own.length) : lineBreak + space,
	);
	return `if (${beforeCall}${call}${afterCall})${shifted}`;
}

/** `on` of `int on = 1;` or `BOOL on = TRUE;` that stands before in the function, outside of any block that is closed. */
function variableInScope(code: CodeText, scope: Span, onWindows: boolean): string | undefined {
	const tokens = tokensIn(code, scope).filter(({ kind }) => kind !== 'directive');
	let depth = 0;
	for (let i = tokens.length - 1; i >= 4; i--) {
		const [type, name, assignment, value, end] = tokens.slice(i - 4, i + 1).map(({ text: words }) => words);
		depth += tokens[i]!.text === '}' ? 1 : tokens[i]!.text === '{' ? -1 : 0;
		depth = Math.max(depth, 0);
		const fits = type === 'int' || (onWindows && (type === 'BOOL' || type === 'DWORD'));
		const isOn = value === '1' || value === 'TRUE';
		if (depth === 0 && fits && assignment === '=' && isOn && end === ';') {
			return name;
		}
	}
	return undefined;
}

function unusedName(code: CodeText, scope: Span, wanted: string): string {
	const used = new Set(tokensIn(code, scope).map(({ text: words }) => words));
	return used.has(wanted) ? `${wanted}Value` : wanted;
}
