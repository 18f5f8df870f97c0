import { SHARING_MODELS, type SharingModelDescription } from '../../knowledge/sharing-models.js';
import { text } from '../../messages/text.js';
import type { DocumentedTable, SharingTablesAnswer } from '../../protocol/lookup.js';
import type { Account } from '../../protocol/resolution.js';
import { matrixInWords } from '../matrix-in-words.js';

/** Every table as its document has it: a model whose table asks for the account has two. */
export function sharingTables(): SharingTablesAnswer {
	return { tables: SHARING_MODELS.flatMap((model) => accountsOf(model).map((account) => tableOf(model, account))) };
}

function accountsOf({ api, tables }: SharingModelDescription): Account[] {
	return api === 'winsock' && tables.granted !== tables.refused ? ['same', 'different'] : ['unknown'];
}

function tableOf(model: SharingModelDescription, account: Account): DocumentedTable {
	return {
		title: text({ id: 'panel.table', args: { title: text({ id: model.titleId }), account } }),
		appliesTo: text({ id: model.appliesToId }),
		document: model.source,
		caveats: model.caveatIds.map((id) => text({ id })),
		matrix: matrixInWords(model.name, account),
	};
}
