import {
	controlSocketTable,
	type PrescribedArgument,
	type Prescription,
} from '../../knowledge/options/control-socket-table.js';
import type { SocketOption } from '../../knowledge/options/index.js';
import { knownType } from '../../knowledge/type-sizes.js';
import type { Message } from '../../protocol/messages.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { type ArgumentProblem, type JudgedArgument, judgeControlSocket } from '../../rules/control-socket-call.js';
import type { HoverCell, HoverTable } from './hover-info.js';

/** An argument that is longer is cut: the table is for the eye. */
const LONGEST_CODE = 40;

/** A WskControlSocket beside the call table of its option. */
export interface CalledAsWanted {
	/** The arguments that are not what the page wants; undefined where every one is, as far as the code shows. */
	table?: HoverTable;
	/** The whole call as the page wants it. */
	line: Message;
}

/** What a WskControlSocket passes beside what the page of its option wants; undefined for other calls. */
export function callTable(text: string, event: SocketEvent): CalledAsWanted | undefined {
	const call = judgeControlSocket(event);
	if (!call) {
		return undefined;
	}
	const { request } = call;
	const wrong = call.arguments.filter(({ problem }) => problem);
	const args = { request, call: inOneLine(call.arguments) };
	if (wrong.length === 0) {
		return { line: { id: 'hover.pageCallKept', args } };
	}
	const headings: Message[] = [
		{ id: 'hover.table.parameter' },
		{ id: 'hover.table.page', args: { request } },
		{ id: 'hover.table.call' },
	];
	const rows = wrong.map((argument) => [
		{ code: argument.parameter },
		wanted(argument.wants),
		{ code: passed(text, event, argument), mark: argument.problem && markOf(argument.problem) },
	]);
	return { table: { headings, rows }, line: { id: 'hover.pageCall', args } };
}

/** The calls that set and that read an option of Winsock Kernel, a line each, as its page wants them. */
export function pageCalls(option: SocketOption): Message[] {
	return (['set', 'get'] as const).flatMap((request) => {
		const table = controlSocketTable(option, request);
		return table ? [{ id: 'hover.pageCall', args: { request, call: inOneLine(table) } }] : [];
	});
}

/** The arguments but the socket, in order: a pointer as the address of a variable of its type. */
function inOneLine(table: readonly PrescribedArgument[]): string {
	return table.map(({ wants }) => inCode(wants)).join(', ');
}

function inCode(wants: Prescription): string {
	switch (wants.kind) {
		case 'constant':
			return wants.name;
		case 'zero':
			return '0';
		case 'null':
			return 'NULL';
		case 'size':
			return `sizeof(${wants.of})`;
		case 'pointer':
			return `${wants.to} *`;
		case 'irp':
			return 'Irp';
	}
}

function wanted(wants: Prescription): HoverCell {
	switch (wants.kind) {
		case 'pointer':
			return { words: { id: 'hover.table.pointer', args: { to: wants.to } } };
		case 'irp':
			return { words: { id: 'hover.table.irp' } };
		default:
			return { code: inCode(wants) };
	}
}

/** The argument as written, and what it is known to be where the text does not show it. */
function passed(text: string, event: SocketEvent, { fact }: JudgedArgument): string {
	const { span, name, value, sizeOf, pointsTo } = fact;
	const known = name ?? (value === 0 ? 'NULL' : value?.toString());
	if (span.start <= event.span.start || span.end > event.span.end) {
		const shown = sizeOf ? `sizeof(${sizeOf})` : pointsTo ? `&${pointsTo.expression}` : value === 0 ? '0' : known;
		return shown ?? '…';
	}
	const written = shortened(text.slice(span.start, span.end).replace(/\s+/g, ' '));
	const isVariable = /^[a-z_]\w*$/i.test(written) && known !== undefined && written !== known && written !== 'nullptr';
	return isVariable ? `${written} = ${known}` : written;
}

function shortened(code: string): string {
	return code.length > LONGEST_CODE ? `${code.slice(0, LONGEST_CODE - 1)}…` : code;
}

function markOf(problem: ArgumentProblem): Message {
	const type = 'type' in problem ? problem.type : '';
	const bytes = problem.kind === 'otherSize' ? problem.bytes : knownType(type)?.bytes;
	return { id: 'hover.table.wrong', args: { kind: problem.kind, type, bytes: bytes?.at(-1) ?? 0 } };
}

/** How many arguments of a WskControlSocket are proven not to be what the page of the option wants. */
export function wrongArguments(event: SocketEvent): number {
	const wrong = judgeControlSocket(event)?.arguments.filter(({ problem }) => problem && problem.kind !== 'ignored');
	return wrong?.length ?? 0;
}
