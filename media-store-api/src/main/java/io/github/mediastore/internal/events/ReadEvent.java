package io.github.mediastore.internal.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Bytes were read from the database: a picture with its facts, or a chunk of something larger. */
@Name("io.github.mediastore.Read")
@Label("Media Read")
@Category("media-store")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
public final class ReadEvent extends Event {

  @Label("Operation")
  private @Nullable String operation;

  @Label("Bytes")
  @DataAmount
  private long bytes;

  /** Starts the clock; costs nothing where nobody records. */
  public static ReadEvent start() {
    ReadEvent event = new ReadEvent();
    event.begin();
    return event;
  }

  /** Ends with the bytes in hand. */
  public void done(String what, long count) {
    this.operation = what;
    this.bytes = count;
    commit();
  }
}
