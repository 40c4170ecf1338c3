/** Starts the page. */

import { startCatalogue } from './catalogue.js';
import { ignoreOtherDrops } from './drop-target.js';
import { startLimits } from './limits.js';
import { startProfile } from './profile.js';
import { hintScroll } from './scroll-hint.js';
import { startSignIn } from './sign-in.js';

startSignIn();
startProfile();
ignoreOtherDrops();
startLimits();
hintScroll(document.getElementById('sections'));
await startCatalogue();
