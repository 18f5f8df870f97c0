import { text } from '../../messages/text.js';
import { type Colours, printable } from '../terminal.js';
import type { ReportedBind, ReportedEvent, ReportedSocket, ReportedSocketFile } from './sockets-report.js';
import { wordFor } from './words.js';

/** The sockets of one file: each with its events in a line each, and its binds. */
export function socketFileText({ file, sockets }: ReportedSocketFile, colours: Colours): string {
	return sockets.map((socket) => socketText(file, socket, colours)).join('\n\n');
}

function socketText(file: string, socket: ReportedSocket, colours: Colours): string {
	const first = socket.events.find((event) => event.file === file)?.range.start;
	const place = printable(first ? `${file}:${first.line}:${first.column}` : file);
	const kinds = [socket.api, socket.family, socket.type].filter((word) => word !== 'unknown');
	const what = [...kinds, ...socket.roles].map((word) => wordFor('kind', word)).join(', ');
	const inFunction = text({ id: 'cli.sockets.inFunction', args: { name: socket.function } });
	const title = `${colours.bold(place)} ${colours.cyan(printable(socket.expression))} ${printable(inFunction)}: ${what}`;
	return [
		title,
		...socket.events.map((event) => eventText(event, file)),
		...socket.binds.map((bind) => bindText(bind, colours)),
	].join('\n');
}

/** Names the file where it is another one than the socket's. */
function eventText({ kind, file, range, certainty, option, value, targets }: ReportedEvent, own: string): string {
	const setting = option === undefined ? '' : ` ${option}${value === undefined ? '' : ` = ${value}`}`;
	const doubt = certainty === 'may' ? ` ${text({ id: 'cli.sockets.may' })}` : '';
	const place = `${file === own ? '' : `${file}:`}${range.start.line}:${range.start.column}`;
	return printable(`    ${place} ${wordFor('event', kind)}${setting}${doubt} [${targets.join(', ')}]`);
}

function bindText(bind: ReportedBind, colours: Colours): string {
	const { line, column, target, sharingOption, possible, presumed, protocol, dualStack, address, port } = bind;
	const kind = wordFor('address', address.kind);
	const where = address.text === undefined ? kind : `${kind} ${address.text}`;
	const portText = 'value' in port ? String(port.value) : 'text' in port ? port.text : wordFor('port', port.kind);
	const word = wordFor('option', sharingOption);
	const option = presumed ? text({ id: 'cli.sockets.presumed', args: { option: word } }) : word;
	const every = possible.map((each) => wordFor('option', each)).join(', ');
	const options = sharingOption === 'unknown' ? `${word} (${every})` : option;
	const facts = text({
		id: dualStack ? 'cli.sockets.dualStackBind' : 'cli.sockets.bind',
		args: { target, options, address: where, protocol: wordFor('protocol', protocol), port: portText },
	});
	return printable(`    ${line}:${column} `) + colours.bold(printable(facts));
}
