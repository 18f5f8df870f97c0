import { text } from '../messages/text.js';
import type { MatrixCell, SharingMatrix } from '../protocol/matrix.js';
import type { Account, AddressKind, Descriptor, Resolution, SharingModel } from '../protocol/resolution.js';
import { matrix, type ResolvedMatrix } from '../resolver/index.js';
import { answerInWords } from './answer-in-words.js';
import { checkSentence, effectOf, receivesSentence } from './panel/cell-meaning.js';

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
	const resolved = resolvedMatrix(model, account, descriptor);
	const open = resolvedMatrix(model, 'unknown', 'unknown');
	return {
		model,
		modelTitle: text(resolved.title),
		account,
		...(model === 'wsk' && { descriptor }),
		source: resolved.source.title,
		rows: resolved.rows,
		columns: resolved.columns,
		cells: resolved.cells.map((row, first) =>
			row.map((cell, second) => ({
				...answerInWords(cell),
				...meaningOf(cell, resolved.rows[first]!.address, resolved.columns[second]!.address),
				check: isChecked(open.cells[first]?.[second]) ? text(checkSentence(model, { account, descriptor })) : null,
			})),
		),
	};
}

function resolvedMatrix(model: SharingModel, account: Account, descriptor: Descriptor): ResolvedMatrix {
	const resolved = matrix(model, account, { descriptor });
	if ('error' in resolved) {
		throw new Error(text(resolved.error));
	}
	return resolved;
}

function meaningOf(cell: Resolution, first: AddressKind, second: AddressKind): Pick<MatrixCell, 'effect' | 'receives'> {
	const effect = effectOf(cell, first, second);
	return { effect, receives: text(receivesSentence(effect)) };
}

/** Whether an access check decides the cell while nothing is known of accounts and descriptors. */
function isChecked(cell: Resolution | undefined): boolean {
	return cell?.outcome === 'CHECK';
}
