import type { Span } from '../../protocol/positions.js';
import type { Expression, FunctionTree, Parameter, Statement } from '../../syntax/tree.js';
import { type ControlFlow, controlFlowOf } from './control-flow.js';
import { namedValues, receiversOf } from './handed-names.js';
import { assignedNames, callNames, forEachStatement, lambdasOf } from './walk.js';

/** A name that a function declares itself. */
export interface Local {
	type: string;
	/** How many `*` and `&` stand before the name. */
	pointers: number;
	isReference: boolean;
	isArray: boolean;
	/** Two blocks declare the name differently: this is the last one. */
	isAmbiguous?: true;
}

/** What is known of one function without its callees: plain data, the same wherever the item is met. */
export interface FunctionSummary {
	name: string;
	/** Class or namespace; empty where there is none. */
	scope: string;
	isStatic: boolean;
	returnType: string;
	/** The uri of the file it stands in, where that is another one than the file that is run. */
	file?: string;
	/** The position of the function's item as runs have it. Every other position in the summary is relative to it. */
	offset: number;
	/** Where the function starts in the file. */
	at: number;
	start: number;
	end: number;
	parameters: Parameter[];
	locals: ReadonlyMap<string, Local>;
	flow: ControlFlow;
	/** Every name that is called, so that linking can tell roots and helpers. */
	calls: ReadonlySet<string>;
	/** Every name that is handed on as a value, as functions are. */
	named: ReadonlySet<string>;
	/** The names of the functions that are given a lambda, or a plain name that may be a function's. */
	receivers: ReadonlyMap<string, ReadonlySet<string>>;
	/** Every name that is assigned to or counted up or down, so that linking can tell which globals never change. */
	assigned: ReadonlySet<string>;
	broken: boolean;
	/** It leads to no socket call itself, but one that does calls it, and it may close a socket or fill an address. */
	isHelping?: boolean;
}

/** A summary in which something is different. All are written here, so that they are of one kind to the engine. */
export function summaryWith(summary: FunctionSummary, change: Partial<FunctionSummary>): FunctionSummary {
	const changed = { ...summary, ...change };
	return {
		name: changed.name,
		scope: changed.scope,
		isStatic: changed.isStatic,
		returnType: changed.returnType,
		file: changed.file,
		offset: changed.offset,
		at: changed.at,
		start: changed.start,
		end: changed.end,
		parameters: changed.parameters,
		locals: changed.locals,
		flow: changed.flow,
		calls: changed.calls,
		named: changed.named,
		receivers: changed.receivers,
		assigned: changed.assigned,
		broken: changed.broken,
		isHelping: changed.isHelping,
	};
}

/** Summarises a function and the lambdas in it, each as a function of its own. */
export function summariseFunction(tree: FunctionTree): FunctionSummary[] {
	const lambdas = lambdasOf(tree.body);
	return [
		summarise(tree, tree.name, tree.scope),
		...lambdas.map((lambda) =>
			summarise(
				{
					...tree,
					parameters: lambda.parameters,
					body: lambda.body,
					initializers: [],
					start: lambda.start,
					end: lambda.end,
				},
				'',
				tree.scope,
			),
		),
	];
}

function summarise(tree: FunctionTree, name: string, scope: string): FunctionSummary {
	const { isStatic, returnType, start, end, parameters, broken } = tree;
	// What a lambda inside calls may be called here: who holds it is worth following.
	const roots = [tree.body, ...tree.initializers, ...lambdasOf(tree.body).map((lambda) => lambda.body)];
	return {
		name,
		scope,
		isStatic,
		returnType,
		file: undefined,
		offset: 0,
		at: start,
		start,
		end,
		parameters,
		locals: localsOf(parameters, tree.body),
		flow: controlFlowOf(tree),
		calls: callNames(roots),
		named: namedValues(roots),
		receivers: receiversOf(roots),
		assigned: assignedNames([tree.body, ...tree.initializers]),
		broken,
		isHelping: undefined,
	};
}

/** Parameters and everything declared in the body. Two blocks that use one name share it. */
function localsOf(parameters: readonly Parameter[], body: Statement): Map<string, Local> {
	const locals = new Map<string, Local>();
	for (const { name, type, pointers, isReference, isArray } of parameters) {
		locals.set(name, { type, pointers, isReference, isArray });
	}
	forEachStatement(body, (statement) => {
		if (statement.kind === 'declaration') {
			for (const { name, pointers, isReference, isArray } of statement.declarators) {
				const local: Local = { type: statement.type, pointers, isReference, isArray };
				const isAmbiguous = !isAlike(locals.get(name) ?? local, local);
				locals.set(name, isAmbiguous ? { ...local, isAmbiguous } : local);
			}
		} else if (statement.kind === 'range-for') {
			locals.set(statement.name, { type: 'auto', pointers: 0, isReference: false, isArray: false });
		}
	});
	return locals;
}

function isAlike(a: Local, b: Local): boolean {
	return a.type === b.type && a.pointers === b.pointers && a.isArray === b.isArray && !a.isAmbiguous;
}

/** A span of the function as runs have it. */
export function inFile({ offset, file }: FunctionSummary, { start, end }: Span): Span {
	const span = { start: start + offset, end: end + offset };
	return file === undefined ? span : { ...span, file };
}

/** How the code writes a place, without spaces: `conn->fd`. Undefined for what is no place. */
export function displayOf(expression: Expression): string | undefined {
	switch (expression.kind) {
		case 'identifier':
			return expression.name;
		case 'number':
			return String(expression.value);
		case 'member': {
			const object = displayOf(expression.object);
			return object && `${object}${expression.arrow ? '->' : '.'}${expression.name}`;
		}
		case 'index': {
			const object = displayOf(expression.object);
			const index = displayOf(expression.index) ?? '...';
			return object && `${object}[${index}]`;
		}
		case 'unary': {
			const argument = displayOf(expression.argument);
			return argument && (expression.postfix ? argument + expression.operator : expression.operator + argument);
		}
		case 'cast':
			return displayOf(expression.argument);
		case 'assignment':
			return displayOf(expression.left);
		case 'call': {
			const callee = displayOf(expression.callee);
			return callee && `${callee}(${expression.args.length ? '...' : ''})`;
		}
		case 'binary': {
			const left = displayOf(expression.left);
			const right = displayOf(expression.right);
			return left && right && `${left} ${expression.operator} ${right}`;
		}
		default:
			return undefined;
	}
}
