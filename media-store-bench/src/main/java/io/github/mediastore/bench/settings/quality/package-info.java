/** How near an encoded picture is to the one it was made from. */
@NullMarked
package io.github.mediastore.bench.settings.quality;

import org.jspecify.annotations.NullMarked;
