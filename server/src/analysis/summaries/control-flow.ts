import type { Span } from '../../protocol/positions.js';
import type { Declaration, Declarator, Expression, FunctionTree, Statement, Try } from '../../syntax/tree.js';

/** One step of a function. Edges are indices into the graph's nodes; `handler` is where an exception goes. */
export type FlowNode = (
	| { kind: 'evaluate'; expression: Expression; statement: Span; isWholeStatement: boolean; next: number }
	| { kind: 'declare'; type: string; isStatic: boolean; declarator: Declarator; statement: Span; next: number }
	| { kind: 'branch'; test: Expression; statement: Span; whenTrue: number; whenFalse: number }
	| {
			kind: 'switch';
			test: Expression;
			statement: Span;
			cases: { test?: Expression; next: number }[];
			otherwise: number;
	  }
	| { kind: 'choose'; nexts: number[] }
	/** Handlers that nothing in sight leads to are entered from the beginning of the body. */
	| { kind: 'try'; body: number; caught: number }
	| { kind: 'throw'; argument?: Expression; statement: Span }
	/** The end of a block: the objects that it declares go. */
	| { kind: 'leave'; names: readonly string[]; next: number }
	| { kind: 'return'; argument?: Expression; statement: Span }
	| { kind: 'pass'; next: number }
) & { handler?: number };

/** The control flow of one function: plain data. A `return` node leaves it; so does the node `exit`. */
export interface ControlFlow {
	nodes: FlowNode[];
	entry: number;
	exit: number;
}

interface Jumps {
	onBreak: number;
	onContinue: number;
}

/** Builds backwards: each statement is given the node that follows it. */
class Builder {
	readonly nodes: FlowNode[] = [];
	/** Where an exception goes that the statement at hand throws. */
	private handler: number | undefined;
	readonly exit = this.add({ kind: 'pass', next: -1 });
	private readonly labels = new Map<string, number>();

	add(node: FlowNode): number {
		return this.nodes.push(this.handler === undefined ? node : { ...node, handler: this.handler }) - 1;
	}

	private label(name: string): number {
		let node = this.labels.get(name);
		if (node === undefined) {
			node = this.add({ kind: 'pass', next: this.exit });
			this.labels.set(name, node);
		}
		return node;
	}

	private redirect(pass: number, next: number): void {
		this.nodes[pass] = { kind: 'pass', next };
	}

	sequence(statements: readonly Statement[], next: number, jumps: Jumps): number {
		let following = next;
		for (let i = statements.length - 1; i >= 0; i--) {
			following = this.statement(statements[i]!, following, jumps);
		}
		return following;
	}

	private block(statements: readonly Statement[], next: number, jumps: Jumps): number {
		const names = objectsDeclaredIn(statements);
		if (names.length === 0) {
			return this.sequence(statements, next, jumps);
		}
		const leaving = (to: number): number => this.add({ kind: 'leave', names, next: to });
		return this.sequence(statements, leaving(next), {
			onBreak: leaving(jumps.onBreak),
			onContinue: leaving(jumps.onContinue),
		});
	}

	statement(statement: Statement, next: number, jumps: Jumps): number {
		switch (statement.kind) {
			case 'block':
				return this.block(statement.body, next, jumps);
			case 'broken':
				return this.sequence(statement.children, next, jumps);
			case 'declaration': {
				let following = next;
				for (const declarator of [...statement.declarators].reverse()) {
					following = this.declarator(declarator, statement, following);
				}
				return following;
			}
			case 'expression':
				return this.expression(statement.expression, statement, next);
			case 'if': {
				const whenTrue = this.statement(statement.then, next, jumps);
				const whenFalse = statement.otherwise ? this.statement(statement.otherwise, next, jumps) : next;
				const test = this.condition(statement.test, statement, whenTrue, whenFalse);
				return statement.init ? this.statement(statement.init, test, jumps) : test;
			}
			case 'while': {
				const head = this.add({ kind: 'pass', next: this.exit });
				const body = this.statement(statement.body, head, { onBreak: next, onContinue: head });
				this.redirect(head, this.condition(statement.test, statement, body, next));
				return head;
			}
			case 'do': {
				const test = this.add({ kind: 'pass', next: this.exit });
				const head = this.add({ kind: 'pass', next: this.exit });
				this.redirect(head, this.statement(statement.body, test, { onBreak: next, onContinue: test }));
				this.redirect(test, this.condition(statement.test, statement.test, head, next));
				return head;
			}
			case 'for': {
				const head = this.add({ kind: 'pass', next: this.exit });
				const update = statement.update ? this.expression(statement.update, statement.update, head) : head;
				const body = this.statement(statement.body, update, { onBreak: next, onContinue: update });
				const test = statement.test ? this.condition(statement.test, statement, body, next) : body;
				this.redirect(head, test);
				return statement.init ? this.statement(statement.init, head, jumps) : head;
			}
			case 'range-for': {
				const head = this.add({ kind: 'pass', next: this.exit });
				const body = this.statement(statement.body, head, { onBreak: next, onContinue: head });
				this.redirect(head, this.add({ kind: 'choose', nexts: [body, next] }));
				return this.expression(statement.range, statement, head);
			}
			case 'switch':
				return this.switch(statement.test, statement.body, statement, next, jumps);
			case 'case':
				// A case outside its switch, in broken code.
				return this.sequence(statement.body, next, jumps);
			case 'return':
				return this.return(statement.argument, statement);
			case 'goto':
				return this.label(statement.label);
			case 'label': {
				const label = this.label(statement.name);
				this.redirect(label, statement.body ? this.statement(statement.body, next, jumps) : next);
				return label;
			}
			case 'break':
				return jumps.onBreak;
			case 'continue':
				return jumps.onContinue;
			case 'throw':
				return this.add({ kind: 'throw', argument: statement.argument, statement });
			case 'try':
				return this.try(statement, next, jumps);
			case 'empty':
			case 'nested':
				return next;
		}
	}

	private try(statement: Try, next: number, jumps: Jumps): number {
		const after = statement.finalizer ? this.statement(statement.finalizer, next, jumps) : next;
		const handlers = statement.handlers.map((handler) => this.statement(handler, after, jumps));
		if (handlers.length === 0) {
			return this.statement(statement.body, after, jumps);
		}
		const caught = this.add({ kind: 'choose', nexts: handlers });
		const outer = this.handler;
		this.handler = caught;
		const body = this.statement(statement.body, after, jumps);
		this.handler = outer;
		return this.add({ kind: 'try', body, caught });
	}

	private declarator(declarator: Declarator, statement: Declaration, next: number): number {
		const { initializer } = declarator;
		const { type, isStatic } = statement;
		const give = (value: Expression | undefined): number =>
			this.add({
				kind: 'declare',
				type,
				isStatic,
				declarator: { ...declarator, initializer: value },
				statement,
				next,
			});
		return initializer ? this.value(initializer, statement, give) : give(initializer);
	}

	/** A value for something else: each way through a logical expression or `?:` gives it a value of its own. */
	private value(expression: Expression, statement: Span, give: (value: Expression) => number): number {
		if (isLogical(expression)) {
			const constant = (value: number): number =>
				give({ kind: 'number', value, start: expression.end, end: expression.end });
			return this.condition(expression, statement, constant(1), constant(0));
		}
		if (expression.kind === 'conditional') {
			return this.condition(
				expression.test,
				statement,
				this.value(expression.then, statement, give),
				this.value(expression.otherwise, statement, give),
			);
		}
		return give(expression);
	}

	private switch(test: Expression, body: Statement, statement: Span, next: number, jumps: Jumps): number {
		const inner = { onBreak: next, onContinue: jumps.onContinue };
		const statements = body.kind === 'block' ? body.body : [body];
		const cases: { test?: Expression; next: number }[] = [];
		let otherwise = next;
		let following = next;
		for (const part of [...statements].reverse()) {
			if (part.kind !== 'case') {
				following = this.statement(part, following, inner);
				continue;
			}
			following = this.sequence(part.body, following, inner);
			if (part.test) {
				cases.unshift({ test: part.test, next: following });
			} else {
				otherwise = following;
			}
		}
		return this.add({ kind: 'switch', test, statement, cases, otherwise });
	}

	private return(argument: Expression | undefined, statement: Span): number {
		const give = (value: Expression | undefined): number => this.add({ kind: 'return', argument: value, statement });
		return argument ? this.value(argument, statement, give) : give(argument);
	}

	/** An expression for its effects. Logical operators and `?:` at its top become branches, so that paths stay apart. */
	private expression(expression: Expression, statement: Span, next: number): number {
		if (expression.kind === 'binary' && expression.operator === ',') {
			return this.expression(expression.left, statement, this.expression(expression.right, statement, next));
		}
		if (isLogical(expression)) {
			return this.condition(expression, statement, next, next);
		}
		if (expression.kind === 'conditional') {
			return this.condition(
				expression.test,
				statement,
				this.expression(expression.then, statement, next),
				this.expression(expression.otherwise, statement, next),
			);
		}
		if (expression.kind === 'assignment' && expression.operator === '=') {
			const { right } = expression;
			if (isLogical(right) || right.kind === 'conditional') {
				return this.value(right, statement, (value) =>
					this.expression({ ...expression, right: value }, statement, next),
				);
			}
		}
		return this.add({ kind: 'evaluate', expression, statement, isWholeStatement: true, next });
	}

	private condition(test: Expression, statement: Span, whenTrue: number, whenFalse: number): number {
		if (test.kind === 'unary' && test.operator === '!') {
			return this.condition(test.argument, statement, whenFalse, whenTrue);
		}
		if (test.kind === 'binary') {
			if (test.operator === '&&') {
				return this.condition(
					test.left,
					statement,
					this.condition(test.right, statement, whenTrue, whenFalse),
					whenFalse,
				);
			}
			if (test.operator === '||') {
				return this.condition(
					test.left,
					statement,
					whenTrue,
					this.condition(test.right, statement, whenTrue, whenFalse),
				);
			}
			if (test.operator === ',') {
				const right = this.condition(test.right, statement, whenTrue, whenFalse);
				return this.add({ kind: 'evaluate', expression: test.left, statement, isWholeStatement: false, next: right });
			}
		}
		return this.add({ kind: 'branch', test, statement, whenTrue, whenFalse });
	}
}

/** The names whose type may be a class that does something when its object goes: no plain type of C. */
function objectsDeclaredIn(statements: readonly Statement[]): string[] {
	return statements.flatMap((statement) =>
		statement.kind === 'declaration' && !statement.isStatic && /::|<|\bauto\b|^[A-Z]\w*[a-z]/.test(statement.type)
			? statement.declarators.filter(({ pointers, isArray }) => pointers === 0 && !isArray).map(({ name }) => name)
			: [],
	);
}

function isLogical(expression: Expression): boolean {
	return (
		(expression.kind === 'binary' && (expression.operator === '&&' || expression.operator === '||')) ||
		(expression.kind === 'unary' && expression.operator === '!' && isLogical(expression.argument))
	);
}

/** The control flow of a function's body, constructor initialisers first. */
export function controlFlowOf(tree: Pick<FunctionTree, 'body' | 'initializers'>): ControlFlow {
	const builder = new Builder();
	const jumps = { onBreak: builder.exit, onContinue: builder.exit };
	let entry = builder.statement(tree.body, builder.exit, jumps);
	for (const initializer of [...tree.initializers].reverse()) {
		entry = builder.add({
			kind: 'evaluate',
			expression: initializer,
			statement: initializer,
			isWholeStatement: false,
			next: entry,
		});
	}
	return { nodes: builder.nodes, entry, exit: builder.exit };
}
