/** An organization: its logo in the margin, its parts beside it. */

import { arrange, copy } from './dom.js';
import { counted } from './format.js';
import { showLogo } from './logo.js';
import { openNewPart } from './new-part.js';
import { onePicture } from './one-picture.js';
import { Part } from './part.js';
import { isRemoved } from './removals.js';
import { isEditor } from './session.js';

export class Organization {
  #view = copy('organization');
  #parts = new Map();
  #count = 0;
  #told;
  #path;

  /**
   * @param organization as the server tells it
   * @param refresh asks the server for the organizations again
   */
  constructor(organization, refresh) {
    this.title = organization.name;
    const { root, name, add } = this.#view;
    root.id = `organization-${organization.id}`;
    name.id = `${root.id}-name`;
    name.textContent = organization.name;
    root.setAttribute('aria-labelledby', name.id);
    this.#told = organization;
    this.#path = `uploads/organizations/${organization.id}/logo`;
    add.addEventListener('click', () => openNewPart(organization, (part) => this.#add(part, refresh)));
    onePicture(this.#view, {
      path: this.#path,
      source: 'api/organizations',
      within: [organization.id, 'logo'],
      what: `the logo of ${organization.name}`,
      instead: 'Only the name is left.',
      mayChange: isEditor,
      shown: () => this.#told.logo,
      show: () => this.update(this.#told),
      changed: refresh,
    });
  }

  get element() {
    return this.#view.root;
  }

  /** Shows the organization itself, but for a logo that the user has just removed. */
  update(organization) {
    this.#told = organization;
    const { name, parts } = organization;
    const logo = isRemoved(this.#path) ? null : organization.logo;
    const view = this.#view;
    this.#count = parts;
    this.#showCount();
    view.choose.textContent = logo ? 'Change logo' : 'Add a logo';
    view.remove.hidden = !logo;
    showLogo(view.logo, logo, `Logo of ${name}`);
  }

  /** Shows these of its parts. */
  show(parts) {
    const shown = parts.map((part) => this.#partOf(part));
    shown.forEach((part, i) => part.update(parts[i]));
    arrange(this.#view.parts, shown.map(({ element }) => element));
    this.#showCount();
  }

  /** Shows a part that is new, wherever it will stand in the catalogue. */
  async #add(part, refresh) {
    const shown = this.#partOf(part);
    shown.update(part);
    this.#view.parts.append(shown.element);
    shown.focus();
    await refresh();
  }

  #showCount() {
    const here = this.#view.parts.childElementCount;
    const all = counted(this.#count, 'part');
    this.#view.facts.textContent = here > 0 && here < this.#count ? `${here} of ${all}` : all;
    this.#view.empty.hidden = this.#count > 0 || here > 0;
  }

  #partOf(part) {
    let shown = this.#parts.get(part.id);
    if (!shown) {
      shown = new Part(part);
      this.#parts.set(part.id, shown);
    }
    return shown;
  }
}
