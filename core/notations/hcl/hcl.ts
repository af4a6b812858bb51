import type { Document, Notation } from '../../text/document.ts';
import { readTerraform } from './document.ts';
import { HclEditor } from './editor.ts';
import { originOf } from './origin.ts';
import { fieldFor, placeAt } from './place.ts';
import { resource } from './write.ts';

/** Terraform and OpenTofu: their structure and their literals; expressions are unknown values. */
export const hcl: Notation = {
  id: 'hcl',
  read: (text): Document => ({ ...readTerraform(text), notation: hcl }),
  editor: ({ text }) => new HclEditor(text),
  write: resource,
  spell(name, owner) {
    const origin = owner && originOf(owner);
    const shape = origin?.form === 'body' ? origin.shape : undefined;
    return (shape && fieldFor(shape, name)?.name) ?? name;
  },
  lineComment: '#',
  triggers: ['=', ' ', '"'],
  placeAt,
};
