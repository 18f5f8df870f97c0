import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Hover as ServiceHover } from '../language-service/service.js';
import { text } from '../messages/text.js';
import type { Message } from '../protocol/messages.js';
import type { ClientFeatures } from './client-features.js';

/** The command that shows the sharing table of a place: `[{ uri, position }]`. */
const SHOW_MATRIX = 'bindsight.showMatrix';
/** The command that explains a status: `[name]`. */
const EXPLAIN_STATUS = 'bindsight.explainStatus';

/** A hover as the client can show it, with links to what the client can show besides. */
export function toHover(hover: ServiceHover, uri: string, position: Position, client: ClientFeatures): Hover {
	if (!client.markdownHovers) {
		return { range: hover.range, contents: { kind: MarkupKind.PlainText, value: hover.plain } };
	}
	const links = [
		...(hover.more.panel ? [link(client, SHOW_MATRIX, { id: 'hover.panel' }, { uri, position })] : []),
		...(hover.more.status
			? [link(client, EXPLAIN_STATUS, { id: 'hover.explain', args: { status: hover.more.status } }, hover.more.status)]
			: []),
	];
	const value = [hover.markdown, ...links.filter((each) => each !== '')].join(' · ');
	return { range: hover.range, contents: { kind: MarkupKind.Markdown, value } };
}

/** A link that runs a command; empty where the client does not run it from a hover. */
function link({ hoverCommands }: ClientFeatures, command: string, title: Message, argument: unknown): string {
	// A bracket would end the address.
	const encoded = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (sign) =>
		sign === '(' ? '%28' : '%29',
	);
	return hoverCommands.includes(command) ? `[${text(title)}](command:${command}?${encoded})` : '';
}
