/** Starts the page. */

import { startCatalogue } from './catalogue.js';
import { ignoreOtherDrops } from './drop-target.js';
import { startProfile } from './profile.js';
import { refreshSession } from './session.js';
import { startSignIn } from './sign-in.js';

startSignIn();
startProfile();
ignoreOtherDrops();
await Promise.all([refreshSession(), startCatalogue()]);
