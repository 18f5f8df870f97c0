import { SHARING_MODELS } from '../../knowledge/sharing-models.js';
import type { MatrixLine, SharingMatrix } from '../../protocol/matrix.js';
import type { CellPlace } from '../../protocol/panel.js';
import type { BindDescription, ResolveQuestion, SharingModel } from '../../protocol/resolution.js';
import { pairAddresses } from '../../resolver/pair.js';
import { matrixInWords } from '../matrix-in-words.js';

/** The lines of a table, without its cells. */
export type TableLines = Pick<SharingMatrix, 'rows' | 'columns'>;

/** Where two lines cross; undefined where the table has none of them. */
export function placeOfLines(lines: TableLines, first: MatrixLine, second: MatrixLine): CellPlace | undefined {
	const row = lines.rows.findIndex((line) => isSameLine(line, first));
	const column = lines.columns.findIndex((line) => isSameLine(line, second));
	return row < 0 || column < 0 ? undefined : { first: row, second: column };
}

/**
 * The cell that answers a question: the lines are those of the roles that the two addresses play. Null where the two
 * do not meet, or a bind has both options.
 */
export function placeOfQuestion({
	model,
	first,
	second,
}: Pick<ResolveQuestion, 'model' | 'first' | 'second'>): CellPlace | null {
	const roles = rolesOf(first, second, model);
	if (!roles || first.option === 'both' || second.option === 'both') {
		return null;
	}
	const one = { option: first.option, address: roles.first };
	const other = { option: second.option, address: roles.second };
	return placeOfLines(matrixInWords(model, 'unknown'), one, other) ?? null;
}

/** The kinds of address under which two binds stand in a table; undefined where they do not meet in it. */
export function rolesOf(
	first: BindDescription,
	second: BindDescription,
	model: SharingModel,
): { first: MatrixLine['address']; second: MatrixLine['address'] } | undefined {
	const pair = pairAddresses(first, second);
	if ('error' in pair || !isSameEndpoint(first, second)) {
		return undefined;
	}
	if (pair.relation.kind === 'different-addresses' && second.address === 'specific2' && hasSpecific2(model)) {
		return { first: 'specific', second: 'specific2' };
	}
	return pair.relation.kind === 'meet' ? pair.relation : undefined;
}

function isSameEndpoint(first: BindDescription, second: BindDescription): boolean {
	const isFixed = first.port !== 0 && second.port !== 0;
	const isSamePort = (first.port ?? second.port) === (second.port ?? first.port);
	return isFixed && isSamePort && (first.protocol ?? second.protocol) === (second.protocol ?? first.protocol);
}

function hasSpecific2(model: SharingModel): boolean {
	return SHARING_MODELS.some(({ name, hasSpecific2 }) => name === model && hasSpecific2);
}

function isSameLine(one: MatrixLine, other: MatrixLine): boolean {
	return one.option === other.option && one.address === other.address;
}
