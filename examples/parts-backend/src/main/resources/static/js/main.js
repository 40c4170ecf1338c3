/** Starts the page. */

import { startCatalogue } from './catalogue.js';
import { ignoreOtherDrops } from './drop-target.js';
import { startProfile } from './profile.js';
import { startSignIn } from './sign-in.js';

startSignIn();
startProfile();
ignoreOtherDrops();
await startCatalogue();
