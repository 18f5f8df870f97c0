import { controlSocketTable, type Prescription } from '../../knowledge/options/control-socket-table.js';
import { findOptions, type SocketOption } from '../../knowledge/options/index.js';
import { text } from '../../messages/text.js';
import type { Span } from '../../protocol/positions.js';
import type { FileFacts, SocketEvent, SocketFacts } from '../../protocol/sockets.js';
import { resultVariable } from '../../rules/fixes/call-statements.js';
import { type CodeText, deeperIndentation, indentationAt, tokensIn } from '../../rules/fixes/code-text.js';
import type { Completion } from './completion.js';
import type { FunctionScope } from './completion-place.js';
import { happensIn, type SocketAtHand, socketInScope } from './socket-in-scope.js';
import { type Placeholder, written } from './written-text.js';

const CALLEE = 'WskControlSocket';
/** The options that the call is offered for; both must be set before WskBind. */
const OFFERED = ['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR'];
const CATEGORIES: Readonly<Record<string, string>> = {
	listening: 'listening',
	datagram: 'datagram',
	'connection-oriented': 'connection-oriented',
	stream: 'listening',
};

/** Where the call is to stand: behind a dispatch table, or as a statement of its own. */
interface Place {
	word: Span;
	scope: FunctionScope;
	receiver: string | undefined;
}

/** The call of WskControlSocket with every argument as the page of the option wants it. */
export function kernelCallCompletions(code: CodeText, facts: FileFacts, place: Place): Completion[] {
	const found = socketInScope(
		code,
		facts.sockets.filter(({ api }) => api === 'wsk'),
		place.scope,
	);
	if (!found || happensIn(found.socket, place.scope.before, 'bind')) {
		return [];
	}
	const { socket, handle } = found;
	const options = OFFERED.flatMap((name) => findOptions(name).find(({ kernel }) => kernel) ?? []);
	return options
		.filter((option) => fits(option, socket))
		.flatMap((option, rank) => {
			const shown = `${CALLEE}(${handle}, WskSetOption, ${option.name}, …)`;
			const call = { ...wholeCall(code, place, found, option), rank, span: place.word, option: option.name };
			const common = { kind: 'snippet', among: 'last' } as const;
			const detail = text({ id: 'completion.wholeKernelCall' });
			const byCall: Completion = { ...common, ...call, label: shown, filterText: CALLEE, detail };
			return place.receiver === undefined
				? [byCall, { ...common, ...call, label: option.name, detail: shown }]
				: [byCall];
		});
}

function fits({ kernel }: SocketOption, { category, events }: SocketFacts): boolean {
	const known = CATEGORIES[category ?? 'unknown'];
	const isSet = events.some((event) => event.kind === 'setOption' && OFFERED.includes(event.option ?? ''));
	return !isSet && (known ? kernel!.categories.includes(known) : category !== 'basic');
}

/** What the nearest call on the socket before shows of the function: how it calls, and what it keeps the result in. */
function wholeCall(code: CodeText, place: Place, { socket, handle }: SocketAtHand, option: SocketOption) {
	const { word, receiver, scope } = place;
	const outer = indentationAt(code.text, word.start);
	const earlier = socket.events.filter(
		({ span, callPath }) =>
			span.file === undefined &&
			callPath.length === 0 &&
			scope.before.start <= span.start &&
			span.end <= scope.before.end,
	);
	const irp = irpOf(code, earlier) ?? 'irp';
	const buffer = option.kernel!.buffer;
	const known = variableInScope(code, scope.before, buffer);
	const variable = known ?? (option.name === 'SO_REUSEADDR' ? 'reuse' : 'exclusive');
	const passed = (controlSocketTable(option, 'set') ?? []).map(({ wants }) => argument(wants, variable, irp));
	const parts = passed.flatMap((part) => [', ', part]);
	if (receiver !== undefined) {
		return written([`${CALLEE}(${handle}`, ...parts, ')']);
	}
	const status = earlier.map((event) => resultVariable(code, event)).findLast((name) => name !== undefined) ?? 'status';
	const dispatch = dispatchOf(code, earlier) ?? `((PWSK_PROVIDER_BASIC_DISPATCH)${handle}->Dispatch)->`;
	const inner = known ? outer : deeperIndentation(outer);
	const { lineBreak } = code;
	const call = [`${status} = ${dispatch}${CALLEE}(${handle}`, ...parts, ');'];
	const check = [
		`${lineBreak}${inner}`,
		{ fill: `/* ${text({ id: 'completion.pending', args: { status, irp } })} */` },
		`${lineBreak}${inner}if (!NT_SUCCESS(${status})) {${lineBreak}${deeperIndentation(inner)}`,
		{ fill: `/* ${text({ id: 'completion.failure' })} */` },
		`${lineBreak}${inner}}`,
	];
	return known
		? written([...call, ...check])
		: written([
				`{${lineBreak}${inner}${buffer} ${variable} = 1;${lineBreak}${inner}`,
				...call,
				...check,
				`${lineBreak}${outer}}`,
			]);
}

function argument(wants: Prescription, variable: string, irp: string): string | Placeholder {
	switch (wants.kind) {
		case 'constant':
			return wants.name;
		case 'zero':
			return '0';
		case 'null':
			return 'NULL';
		case 'size':
			return `sizeof(${variable})`;
		case 'pointer':
			return `&${variable}`;
		case 'irp':
			return { fill: irp };
	}
}

/** The last argument of the last call, which is the IRP in every call of Winsock Kernel that has one. */
function irpOf(code: CodeText, earlier: readonly SocketEvent[]): string | undefined {
	const written = earlier.flatMap(({ args }) => {
		const last = args.at(-1);
		return last ? [code.text.slice(last.start, last.end)] : [];
	});
	return written.findLast((one) => /^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:->\w+)*$/.test(one) && one !== 'NULL');
}

/** `dispatch->` where the function has a variable of that kind that it took from a socket. */
function dispatchOf(code: CodeText, earlier: readonly SocketEvent[]): string | undefined {
	const callees = earlier
		.filter(({ kind }) => kind !== 'create')
		.map(({ callee, calleeName }) => code.text.slice(callee.start, callee.end).slice(0, -calleeName.length));
	return callees.findLast((one) => /->\s*$/.test(one));
}

/** A variable of the type that the option takes, of the function itself: `ULONG exclusive = 1;` */
function variableInScope(code: CodeText, scope: Span, type: string): string | undefined {
	const tokens = tokensIn(code, scope);
	for (let i = 0; i + 4 < tokens.length; i++) {
		const [declared, name, assignment, value, end] = tokens.slice(i, i + 5).map(({ text: words }) => words);
		if (declared === type && assignment === '=' && value === '1' && end === ';') {
			return name;
		}
	}
	return undefined;
}
