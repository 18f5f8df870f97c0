import { SHARING_MODELS } from '../knowledge/sharing-models.js';
import type { MatrixLine } from '../protocol/matrix.js';
import type { Message } from '../protocol/messages.js';
import type { Access, Account, Descriptor, Resolution, SharingModel } from '../protocol/resolution.js';
import { MODEL_NAMES } from './question.js';
import { type ResolveError, resolve } from './resolve.js';

/** A whole table: rows are the first bind, columns the second, whatever the document's own axes. */
export interface ResolvedMatrix {
	model: SharingModel;
	title: Message;
	appliesTo: Message;
	account: Account;
	/** Where the table comes from. */
	source: { title: string; url: string };
	/** What a reader of the table must know. */
	caveats: readonly Message[];
	rows: readonly MatrixLine[];
	columns: readonly MatrixLine[];
	cells: readonly (readonly Resolution[])[];
}

/** What is known of the two binds besides option and address. */
export interface MatrixCircumstances {
	access?: Access;
	/** Winsock Kernel: the first socket's security descriptor. */
	descriptor?: Descriptor;
}

const OPTIONS = ['none', 'reuse', 'exclusive'] as const;

/** The table of a model for an account. Answers an error for an unknown model, or circumstances that contradict. */
export function matrix(
	model: SharingModel,
	account: Account = 'unknown',
	{ access = 'unknown', descriptor = 'unknown' }: MatrixCircumstances = {},
): ResolvedMatrix | ResolveError {
	const description = SHARING_MODELS.find(({ name }) => name === model);
	if (!description) {
		return { error: { id: 'resolver.error.model', args: { value: String(model), allowed: MODEL_NAMES.join(', ') } } };
	}
	const rows = lines(['wildcard', 'specific']);
	const columns = lines(description.hasSpecific2 ? ['wildcard', 'specific', 'specific2'] : ['wildcard', 'specific']);
	const cells: Resolution[][] = [];
	for (const row of rows) {
		const resolved: Resolution[] = [];
		for (const second of columns) {
			const cell = resolve({ model, account, access, first: { ...row, descriptor }, second });
			if ('error' in cell) {
				return cell;
			}
			resolved.push(cell);
		}
		cells.push(resolved);
	}
	return {
		model,
		title: { id: description.titleId },
		appliesTo: { id: description.appliesToId },
		account,
		source: description.source,
		caveats: description.caveatIds.map((id) => ({ id })),
		rows,
		columns,
		cells,
	};
}

function lines(addresses: readonly MatrixLine['address'][]): MatrixLine[] {
	return OPTIONS.flatMap((option) => addresses.map((address) => ({ option, address })));
}
