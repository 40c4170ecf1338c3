/** An organization: its logo in the margin, its parts beside it. */

import { copy } from './dom.js';
import { counted } from './format.js';
import { showLogo } from './logo.js';
import { openNewPart } from './new-part.js';
import { onePicture } from './one-picture.js';
import { Part } from './part.js';
import { isEditor } from './session.js';

export class Organization {
  #view = copy('organization');
  #parts = new Map();
  #refresh;

  /**
   * @param organization as the server tells it
   * @param refresh asks the server for everything again
   */
  constructor(organization, refresh) {
    this.#refresh = refresh;
    this.title = organization.name;
    const { root, name, add } = this.#view;
    root.id = `organization-${organization.id}`;
    name.id = `${root.id}-name`;
    name.textContent = organization.name;
    root.setAttribute('aria-labelledby', name.id);
    add.addEventListener('click', () => openNewPart(organization, refresh));
    onePicture(this.#view, {
      path: `uploads/organizations/${organization.id}/logo`,
      what: `the logo of ${organization.name}`,
      instead: 'Only the name is left.',
      mayChange: isEditor,
      changed: refresh,
    });
  }

  get element() {
    return this.#view.root;
  }

  update({ name, logo }, parts) {
    const view = this.#view;
    view.facts.textContent = counted(parts.length, 'part');
    view.choose.textContent = logo ? 'Change logo' : 'Add a logo';
    view.remove.hidden = !logo;
    view.empty.hidden = parts.length > 0;
    showLogo(view.logo, logo, `Logo of ${name}`);
    for (const part of parts) {
      this.#partOf(part).update(part);
    }
  }

  #partOf(part) {
    let shown = this.#parts.get(part.id);
    if (!shown) {
      shown = new Part(part, this.#refresh);
      this.#parts.set(part.id, shown);
      this.#view.parts.append(shown.element);
    }
    return shown;
  }
}
