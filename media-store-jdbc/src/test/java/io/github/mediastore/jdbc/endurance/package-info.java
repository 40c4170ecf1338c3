/**
 * A long random run on a server that is killed, filled up and restarted, by processes that are
 * killed themselves, against a model of what must be there. It shares no code with the store.
 */
@NullMarked
package io.github.mediastore.jdbc.endurance;

import org.jspecify.annotations.NullMarked;
