import { type PrintedTable, readTable, type SharingTable } from './printed-table.js';
import { WINSOCK_2008_ARTICLE_TABLE } from './winsock-2008-article.js';
import { WINSOCK_DIFFERENT_ACCOUNT_TABLE } from './winsock-different-account.js';
import { WINSOCK_SAME_ACCOUNT_TABLE } from './winsock-same-account.js';
import { WINSOCK_XP_TABLE } from './winsock-xp.js';
import { WSK_TABLE } from './wsk.js';

export * from './printed-table.js';

export type TableName =
	| 'wsk'
	| 'winsock-same-account'
	| 'winsock-different-account'
	| 'winsock-xp'
	| 'winsock-2008-article';

/** The five Windows tables as printed. */
export const PRINTED_TABLES: Readonly<Record<TableName, PrintedTable>> = {
	wsk: WSK_TABLE,
	'winsock-same-account': WINSOCK_SAME_ACCOUNT_TABLE,
	'winsock-different-account': WINSOCK_DIFFERENT_ACCOUNT_TABLE,
	'winsock-xp': WINSOCK_XP_TABLE,
	'winsock-2008-article': WINSOCK_2008_ARTICLE_TABLE,
};

/** The same tables, every cell keyed by its first and its second bind. */
export const SHARING_TABLES: Readonly<Record<TableName, SharingTable>> = {
	wsk: readTable(WSK_TABLE),
	'winsock-same-account': readTable(WINSOCK_SAME_ACCOUNT_TABLE),
	'winsock-different-account': readTable(WINSOCK_DIFFERENT_ACCOUNT_TABLE),
	'winsock-xp': readTable(WINSOCK_XP_TABLE),
	'winsock-2008-article': readTable(WINSOCK_2008_ARTICLE_TABLE),
};
