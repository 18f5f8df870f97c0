import { findOptions, hexValue, optionMessageIds, type SocketOption } from '../../knowledge/options/index.js';
import { SHARING_MODELS } from '../../knowledge/sharing-models.js';
import { findStatus, type StatusCode, statusCausesId, writtenValue } from '../../knowledge/statuses/index.js';
import { matrixInWords } from '../../language-service/matrix-in-words.js';
import { text } from '../../messages/text.js';
import type { MatrixCell, MatrixLine } from '../../protocol/matrix.js';
import { ALL_RULES } from '../../rules/all.js';
import { type ReportedRule, reportRule } from './rules.js';

/** What one platform does with a socket option. */
export interface ReportedPlatform extends Pick<SocketOption, 'platform' | 'header' | 'level' | 'value' | 'values'> {
	hex: string | null;
	meaning: string;
	type: string;
	/** In bytes. */
	size: SocketOption['valueSize'];
	get: boolean | null;
	set: boolean | null;
	default: string | null;
	setWhen: string | null;
	socketKinds: string | null;
	minimumWindows: string | null;
	documented: boolean;
	notes: string[];
	/** How Winsock Kernel takes it. */
	kernel?: SocketOption['kernel'];
	sources: readonly string[];
}

/** always: whoever binds; granted, refused: where the access check lets the second bind in, or does not. */
export type CellCondition = 'always' | 'granted' | 'refused';

/** A cell of a sharing table whose second bind ends with the status. */
export interface ExplainingCell {
	model: string;
	first: MatrixLine;
	second: MatrixLine;
	when: CellCondition;
}

export type Explanation =
	| { kind: 'option'; name: string; value: number | null; platforms: ReportedPlatform[] }
	| {
			kind: 'status';
			name: string;
			value: number | string;
			system: StatusCode['kind'];
			where: string;
			causes: string;
			cells: ExplainingCell[];
	  }
	| ({ kind: 'rule'; page: string } & ReportedRule);

/** What is known under a name or a number: of an option, of a status, of a rule. Undefined where nothing is. */
export function explain(name: string): Explanation | undefined {
	const options = findOptions(name).length > 0 ? findOptions(name) : findOptions(name.toUpperCase());
	const [option] = options;
	if (option) {
		return { kind: 'option', name: option.name, value: option.value, platforms: options.map(reportPlatform) };
	}
	const status = findStatus(name);
	if (status) {
		return explainStatus(status);
	}
	const rule = ALL_RULES.find((candidate) => candidate.name === name.toLowerCase());
	return rule && { kind: 'rule', ...reportRule(rule), page: `docs/rules/${rule.name}.md` };
}

function reportPlatform(option: SocketOption): ReportedPlatform {
	const { platform, value, values, header, level, valueType, valueSize, kernel, sources } = option;
	const { meaning, setWhen, notes } = optionMessageIds(option);
	return {
		platform,
		meaning: text({ id: meaning }),
		value,
		hex: hexValue(option),
		...(values ? { values } : {}),
		header,
		level,
		type: valueType,
		size: valueSize,
		get: option.get,
		set: option.set,
		default: option.default,
		setWhen: setWhen === null ? null : text({ id: setWhen }),
		socketKinds: option.socketKinds,
		minimumWindows: option.minimumWindows,
		documented: option.documented,
		notes: notes.map((id) => text({ id })),
		...(kernel ? { kernel } : {}),
		sources,
	};
}

function explainStatus(status: StatusCode): Explanation {
	return {
		kind: 'status',
		name: status.name,
		value: writtenValue(status),
		system: status.kind,
		where: status.where,
		causes: text({ id: statusCausesId(status) }),
		cells: SHARING_MODELS.flatMap((model) => cellsWith(status.name, model.name)),
	};
}

function cellsWith(status: string, model: (typeof SHARING_MODELS)[number]['name']): ExplainingCell[] {
	const { rows, columns, cells } = matrixInWords(model, 'unknown');
	return cells.flatMap((line, row) =>
		line.flatMap((cell, column) =>
			conditionsOf(cell, status).map((when) => ({ model, first: rows[row]!, second: columns[column]!, when })),
		),
	);
}

function conditionsOf({ status, branches }: MatrixCell, name: string): CellCondition[] {
	if (status?.name === name) {
		return ['always'];
	}
	return (['granted', 'refused'] as const).filter((branch) => branches?.[branch].status?.name === name);
}
