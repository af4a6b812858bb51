import { factsOf, LARGEST_FACTS } from '../facts/facts.ts';
import { placesIn } from '../facts/placing.ts';
import { subjectOf } from '../lint/subject.ts';
import { DOCUMENT, documentOf } from './reading.ts';
import { type Tool, ToolError } from './tool.ts';

export const factsTool: Tool = {
  name: 'stowage_facts',
  title: 'What an Amazon ECS definition needs',
  description:
    'Derives offline what an Amazon ECS task definition or service definition needs: least-privilege IAM policies for execution role, task role and others, each statement with the line that asks for it; what must exist first with AWS CLI commands, which are not run; security group rules and VPC endpoints; the price on Fargate; the longest times to start and stop. Use it before writing IAM policies or infrastructure for a definition. What "open" lists cannot be told from the file.',
  parameters: DOCUMENT,
  required: [],
  async run(input, files) {
    const { document, name } = await documentOf(input, files);
    if (document.text.length > LARGEST_FACTS) throw new ToolError(`${name} is too large.`);
    const subject = subjectOf(document, name);
    if (!subject) throw new ToolError(`${name} is neither a task definition nor a service.`);
    const texts = document.units.map(({ root }) => ({ text: document.text, root }));
    return factsOf(subject, placesIn(texts));
  },
};
