import { text } from '../messages/text.js';
import type { MatrixCell, SharingMatrix } from '../protocol/matrix.js';
import type { Account, Descriptor, Resolution, SharingModel } from '../protocol/resolution.js';
import { matrix } from '../resolver/index.js';

/** There are few tables, and the panel asks for one with every move of the cursor. */
const kept = new Map<string, SharingMatrix>();

/** The table of a model, put into words; `descriptor` is that of the first socket and matters in Winsock Kernel only. */
export function matrixInWords(
	model: SharingModel,
	account: Account,
	descriptor: Descriptor = 'unknown',
): SharingMatrix {
	const key = `${model} ${account} ${descriptor}`;
	const known = kept.get(key) ?? putIntoWords(model, account, descriptor);
	kept.set(key, known);
	return known;
}

function putIntoWords(model: SharingModel, account: Account, descriptor: Descriptor): SharingMatrix {
	const resolved = matrix(model, account, { descriptor });
	if ('error' in resolved) {
		throw new Error(text(resolved.error));
	}
	return {
		model,
		modelTitle: text(resolved.title),
		account,
		...(model === 'wsk' && { descriptor }),
		source: resolved.source.title,
		rows: resolved.rows,
		columns: resolved.columns,
		cells: resolved.cells.map((row) => row.map(cellInWords)),
	};
}

function cellInWords(resolution: Resolution): MatrixCell {
	const { outcome, status, branches, receiver, confidence, sources, explanation, notes } = resolution;
	return {
		outcome,
		status,
		...(branches && { branches }),
		receiver,
		confidence,
		sources,
		explanation: text(explanation),
		notes: notes.map(text),
	};
}
