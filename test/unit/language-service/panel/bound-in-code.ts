import { TextDocument } from 'vscode-languageserver-textdocument';
import type { BoundSocket } from '../../../../server/src/protocol/ports.js';
import { documentOf, straightLineService, withCursor } from '../straight-line-code.js';

/** The socket at `$0` of straight-line code, as it is bound; `more` replaces what the code cannot say. */
export function boundInCode(body: string, more: Partial<BoundSocket> = {}): BoundSocket {
	const { text, offset } = withCursor(`void serve(void)\n{\n${body}\n}\n`);
	const position = TextDocument.create('', 'c', 1, text).positionAt(offset);
	const bound = straightLineService().boundSocketAt(documentOf(text), { position });
	if (!bound) {
		throw new Error('no bound socket is at $0');
	}
	return { ...bound, ...more };
}
