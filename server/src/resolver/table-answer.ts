import { OBSERVED_ON_WINDOWS } from '../knowledge/observations.js';
import type { SharingModelDescription } from '../knowledge/sharing-models.js';
import {
	cellKey,
	SHARING_TABLES,
	type SharingCell,
	type TableLine,
	type TableName,
	type TableOption,
	type TableOutcome,
} from '../knowledge/sharing-tables/index.js';
import { WINE_SOCKET_TESTS } from '../knowledge/sources.js';
import type { Access, BindDescription, Outcome, ResolveQuestion } from '../protocol/resolution.js';
import type { AddressPair } from './pair.js';

/** What a model's tables say of one pair: the outcome where access is granted, and where it is refused. */
export interface TableAnswer {
	granted: Outcome;
	refused: Outcome;
	/** The outcome for what is known of account, access and descriptor; CHECK where that does not decide it. */
	outcome: Outcome;
	/** What decided it. */
	access: Access;
	receiverUndefined: boolean;
	citations: readonly string[];
}

/** Reads the model's tables for two binds that meet in these roles. */
export function readTables(
	model: SharingModelDescription,
	question: ResolveQuestion,
	firstLine: TableLine,
	secondLine: TableLine,
): TableAnswer {
	const access = effectiveAccess(model, question);
	const [grantedCell, refusedCell] = [model.tables.granted, model.tables.refused].map((name) =>
		cellAt(name, firstLine, secondLine),
	) as [SharingCell, SharingCell];
	const granted = grantedCell.outcome === 'CHECK' ? 'SUCCESS' : grantedCell.outcome;
	const refused = refusedCell.outcome === 'CHECK' ? 'DENIED' : refusedCell.outcome;
	const outcome = granted === refused || access === 'granted' ? granted : access === 'refused' ? refused : 'CHECK';
	const read = access === 'granted' ? [grantedCell] : access === 'refused' ? [refusedCell] : [grantedCell, refusedCell];
	return {
		granted,
		refused,
		outcome,
		access,
		receiverUndefined: outcome === 'SUCCESS' && isReceiverUndefined(model, grantedCell),
		citations: [...new Set(read.map((cell) => cell.citation))],
	};
}

/** One cell of one table. Every pair of lines that a question can reach has one. */
export function cellAt(table: TableName, first: TableLine, second: TableLine): SharingCell {
	const cell = SHARING_TABLES[table].get(cellKey(first, second));
	if (!cell) {
		throw new Error(`the table ${table} has no cell for ${cellKey(first, second)}`);
	}
	return cell;
}

/** The document of a run on Windows that shows this outcome; null where nobody ran the pair, or not with this account. */
export function observation(
	model: SharingModelDescription,
	question: ResolveQuestion,
	pair: AddressPair,
	outcome: TableOutcome,
): string | null {
	const protocol = question.first.protocol ?? question.second.protocol ?? 'tcp';
	if (model.name !== 'winsock' || accountAccess(question) !== 'granted' || protocol !== 'tcp') {
		return null;
	}
	const [first, second] = [`${question.first.option}/${pair.first}`, `${question.second.option}/${pair.second}`];
	const seen = OBSERVED_ON_WINDOWS.some(
		(run) => run.first === first && run.second === second && run.result === outcome,
	);
	return seen ? WINE_SOCKET_TESTS.title : null;
}

/** The line of a table that a bind is, in the role it plays. `both` has no line. */
export function lineOf(bind: BindDescription, role: 'wildcard' | 'specific' | 'specific2'): TableLine {
	return `${bind.option as TableOption}/${role}`;
}

/** In Winsock the account decides; in Winsock Kernel the first socket's descriptor does, whatever the account. */
function effectiveAccess(model: SharingModelDescription, question: ResolveQuestion): Access {
	if (model.api === 'winsock') {
		return accountAccess(question);
	}
	if (question.first.descriptor === 'default') {
		return 'refused';
	}
	return question.access ?? 'unknown';
}

function accountAccess({ account = 'unknown', access = 'unknown' }: ResolveQuestion): Access {
	if (account === 'unknown') {
		return access;
	}
	return account === 'same' ? 'granted' : 'refused';
}

/**
 * Two sockets on exactly one address: the Using page calls the outcome indeterminate, the article of 2008 marks the
 * cells. Where one is specific it receives what arrives for its address.
 */
function isReceiverUndefined(model: SharingModelDescription, cell: SharingCell): boolean {
	const [firstOption, firstAddress] = cell.first.split('/');
	const [secondOption, secondAddress] = cell.second.split('/');
	const forced = model.hasDualStack ? firstOption === 'reuse' : true;
	return cell.receiverUndefined || (firstAddress === secondAddress && secondOption === 'reuse' && forced);
}
