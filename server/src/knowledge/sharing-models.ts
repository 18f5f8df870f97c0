import type { TableName } from './sharing-tables/index.js';
import { EXCLUSIVEADDRUSE_ARTICLE, SHARING_TRANSPORT_ADDRESSES, type SourceDocument, USING_PAGE } from './sources.js';

/** A sharing model: one table of one document, or two that differ by the account of the second bind. */
export interface SharingModelDescription {
	name: 'wsk' | 'winsock' | 'winsock-xp' | 'winsock-2008-article';
	api: 'winsock' | 'wsk';
	/** Ids of sentences in messages/. */
	titleId: string;
	appliesToId: string;
	/** What a reader of this model's table must know, as ids of sentences in messages/. */
	caveatIds: readonly string[];
	source: SourceDocument;
	/** The table that holds where the access check lets the second bind in, and the one where it does not. */
	tables: { granted: TableName; refused: TableName };
	/** Whether its table has lines for a second bind to another specific address. */
	hasSpecific2: boolean;
	/** Whether the Windows versions it describes have sockets that serve IPv6 and IPv4 at once. */
	hasDualStack: boolean;
}

/** Every sharing model, newest documents first. */
export const SHARING_MODELS: readonly SharingModelDescription[] = [
	{
		name: 'wsk',
		api: 'wsk',
		titleId: 'model.wsk.title',
		appliesToId: 'model.wsk.applies-to',
		caveatIds: ['caveat.rows-are-second-bind', 'caveat.access-check', 'caveat.open-cell'],
		source: SHARING_TRANSPORT_ADDRESSES,
		tables: { granted: 'wsk', refused: 'wsk' },
		hasSpecific2: false,
		hasDualStack: true,
	},
	{
		name: 'winsock',
		api: 'winsock',
		titleId: 'model.winsock.title',
		appliesToId: 'model.winsock.applies-to',
		caveatIds: [
			'caveat.accounts',
			'caveat.same-account-exception',
			'caveat.exclusive-after-wildcard',
			'caveat.dual-stack-text',
			'caveat.open-cell',
		],
		source: USING_PAGE,
		tables: { granted: 'winsock-same-account', refused: 'winsock-different-account' },
		hasSpecific2: false,
		hasDualStack: true,
	},
	{
		name: 'winsock-xp',
		api: 'winsock',
		titleId: 'model.winsock-xp.title',
		appliesToId: 'model.winsock-xp.applies-to',
		caveatIds: ['caveat.superseded-by-2003', 'caveat.exclusive-administrators'],
		source: USING_PAGE,
		tables: { granted: 'winsock-xp', refused: 'winsock-xp' },
		hasSpecific2: false,
		hasDualStack: false,
	},
	{
		name: 'winsock-2008-article',
		api: 'winsock',
		titleId: 'model.winsock-2008-article.title',
		appliesToId: 'model.winsock-2008-article.applies-to',
		caveatIds: ['caveat.article-has-xp-cells', 'caveat.superseded-by-2003', 'caveat.rows-are-second-bind'],
		source: EXCLUSIVEADDRUSE_ARTICLE,
		tables: { granted: 'winsock-2008-article', refused: 'winsock-2008-article' },
		hasSpecific2: true,
		hasDualStack: false,
	},
];
