import { SYSTEM_PROCESS } from '../../knowledge/other-causes.js';
import { text } from '../../messages/text.js';
import type { Resolution, Status } from '../../protocol/resolution.js';
import type { PortEvidence } from '../../protocol/status-explanation.js';
import type { WeighedEvidence } from '../../resolver/why/weigh-evidence.js';
import { groupBy } from '../../source/group-by.js';
import { bySecondBind, conditionFor, optionsOf, whoDecides } from './holders-in-words.js';
import { resolutionInWords } from './resolution-in-words.js';

/** What stands in the evidence, with what follows from it; `status` is null where no bind ends with the status asked for. */
export function evidenceInWords(entry: WeighedEvidence, status: Status | null): PortEvidence {
	const { cells, ...rest } = entry;
	const isHolder = entry.kind === 'listening' || entry.kind === 'bound';
	const follows = isHolder && status ? consequences(cells, status) : [];
	return {
		...rest,
		cell: cells[0] ? resolutionInWords(cells[0]) : null,
		cells: cells.map(resolutionInWords),
		says: shown(entry),
		follows,
		next: nextCommand(entry),
	};
}

function shown(entry: WeighedEvidence): string {
	const { kind, range, connectsTo, port, rows } = entry;
	const protocol = entry.protocol.toUpperCase();
	if (range) {
		const { start, end, administered } = range;
		const args = { port: String(port), start: String(start), end: String(end), protocol };
		return text({ id: 'why.says.range', args: { ...args, administered: administered ? 'yes' : 'no' } });
	}
	const place = placeText(entry.address ?? '', port);
	if (connectsTo) {
		return text({ id: 'why.says.proxy', args: { place, to: placeText(connectsTo.address, connectsTo.port) } });
	}
	const process = entry.process === null ? 'none' : String(entry.process);
	const holder = text({ id: 'why.says.process', args: { process, program: entry.program ?? 'none' } });
	return text({ id: `why.says.${kind}`, args: { holder, protocol, place, rows } });
}

function placeText(address: string, port: number): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Where a holder explains the status: by its own option, by who it belongs to, and by what the second bind is. */
function consequences(cells: readonly Resolution[], status: Status): string[] {
	if (cells.length === 0) {
		return [text({ id: 'why.says.doesNotExplain', args: { status: status.name } })];
	}
	const groups = bySecondBind(cells, (each) => explainingSentences(each, status));
	const [only] = groups;
	return groups.length === 1 && only
		? only.sentences
		: groups.map(({ second, sentences }) =>
				text({ id: 'why.says.forSecond', args: { second, sentences: sentences.join(' ') } }),
			);
}

function explainingSentences(cells: readonly Resolution[], status: Status): string[] {
	const groups = groupBy(cells, (cell) => conditionFor(cell, status.name));
	return [...groups].map(([when, group]) => {
		const args = { options: optionsOf(group.map(({ first }) => first)), who: whoDecides(group[0]!.model) };
		return text({ id: 'why.says.explains', args: { ...args, status: status.name, when } });
	});
}

function nextCommand({ process, program }: WeighedEvidence): string | null {
	if (process === null || process === 0) {
		return null;
	}
	if (process === SYSTEM_PROCESS) {
		return 'netsh http show servicestate';
	}
	return program === null || program.toLowerCase() === 'svchost.exe'
		? `tasklist /svc /fi "PID eq ${process}"`
		: `Get-CimInstance Win32_Process -Filter "ProcessId=${process}"`;
}
