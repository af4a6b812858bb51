import { type DefinitionFacts, factsOf } from '../../core/facts/facts.ts';
import { placesIn } from '../../core/facts/placing.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { readDocument } from '../../core/notations/read-document.ts';

/** The facts of a text, as the command line makes them; none for what is no document of ECS. */
export function factsOfText(text: string, fileName = 'task-definition.json'): DefinitionFacts[] {
  const document = readDocument(text);
  const subject = subjectOf(document, fileName);
  if (!subject) return [];
  const texts = document.units.map(({ root }) => ({ text, root }));
  return [...factsOf(subject, placesIn(texts)).definitions];
}

/** The facts of one definition given as a value. */
export function factsOfValue(value: object): DefinitionFacts {
  const [facts] = factsOfText(JSON.stringify(value, null, 2));
  if (!facts) throw new Error('not recognised');
  return facts;
}

/** Needs as rows: role, actions, resources, condition, path of the value that asks for them. */
export function rowsOf(facts: DefinitionFacts, role?: string): string[] {
  return facts.roles
    .filter((each) => role === undefined || each.role === role)
    .flatMap((each) =>
      each.needs.map(({ actions, resources, condition, path }) =>
        [
          each.role,
          actions.join(' '),
          resources.join(' '),
          ...(condition ? [JSON.stringify(condition)] : []),
          path,
        ].join(' | '),
      ),
    );
}
