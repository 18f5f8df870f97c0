import type { Prescription } from '../../knowledge/options/control-socket-table.js';
import { knownType } from '../../knowledge/type-sizes.js';
import type { Message } from '../../protocol/messages.js';
import type { SocketEvent } from '../../protocol/sockets.js';
import { type ArgumentProblem, type JudgedArgument, judgeControlSocket } from '../../rules/control-socket-call.js';
import type { HoverCell, HoverTable } from './hover-info.js';

/** An argument that is longer is cut: the table is for the eye. */
const LONGEST_CODE = 40;

/** The call table of the option that a WskControlSocket sets or reads, beside what this call passes; undefined for other calls. */
export function callTable(text: string, event: SocketEvent): HoverTable | undefined {
	const call = judgeControlSocket(event);
	return (
		call && {
			headings: [
				{ id: 'hover.table.parameter' },
				{ id: 'hover.table.page', args: { request: call.request } },
				{ id: 'hover.table.call' },
			],
			rows: call.arguments.map((argument) => [
				{ code: argument.parameter },
				wanted(argument.wants),
				{ code: passed(text, event, argument), mark: argument.problem && markOf(argument.problem) },
			]),
		}
	);
}

function wanted(wants: Prescription): HoverCell {
	switch (wants.kind) {
		case 'constant':
			return { code: wants.name };
		case 'zero':
			return { code: '0' };
		case 'null':
			return { code: 'NULL' };
		case 'size':
			return { code: `sizeof(${wants.of})` };
		case 'pointer':
			return { words: { id: 'hover.table.pointer', args: { to: wants.to } } };
		case 'irp':
			return { words: { id: 'hover.table.irp' } };
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
