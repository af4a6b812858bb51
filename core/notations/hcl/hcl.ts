import type { Document, Notation } from '../../text/document.ts';
import { readTerraform } from './document.ts';
import { HclEditor } from './editor.ts';
import { placeAt } from './place.ts';
import { spell } from './spell.ts';
import { resource } from './write.ts';

/** Terraform and OpenTofu: their structure and their literals; expressions are unknown values. */
export const hcl: Notation = {
  id: 'hcl',
  read: (text): Document => ({ ...readTerraform(text), notation: hcl }),
  readBeside: ({ text }, others) => ({ ...readTerraform(text, others), notation: hcl }),
  editor: ({ text }) => new HclEditor(text),
  write: resource,
  spell,
  lineComment: '#',
  triggers: ['=', ' ', '"'],
  placeAt,
};
