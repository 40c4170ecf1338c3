/** What the JDK's Flight Recorder can record of this library; not API, but the names are stable. */
@NullMarked
package io.github.mediastore.internal.events;

import org.jspecify.annotations.NullMarked;
