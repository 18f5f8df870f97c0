import { text } from '../messages/text.js';
import type { MatrixCell, SharingMatrix } from '../protocol/matrix.js';
import type { Account, Descriptor, Resolution, SharingModel } from '../protocol/resolution.js';
import { matrix } from '../resolver/index.js';

/** The table of a model, put into words; `descriptor` is that of the first socket and matters in Winsock Kernel only. */
export function matrixInWords(
	model: SharingModel,
	account: Account,
	descriptor: Descriptor = 'unknown',
): SharingMatrix {
	const resolved = matrix(model, account, { descriptor });
	if ('error' in resolved) {
		throw new Error(text(resolved.error));
	}
	return {
		model,
		modelTitle: text(resolved.title),
		account,
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
