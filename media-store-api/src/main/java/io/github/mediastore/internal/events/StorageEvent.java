package io.github.mediastore.internal.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Content was stored, or could not be. */
@Name("io.github.mediastore.Storage")
@Label("Media Storage")
@Category("media-store")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
public final class StorageEvent extends Event {

  @Label("Operation")
  private @Nullable String operation;

  @Label("Content Type")
  private @Nullable String contentType;

  @Label("Bytes")
  @DataAmount
  private long bytes;

  @Label("Failure")
  @Description("The class of what was thrown")
  private @Nullable String failure;

  /** Starts the clock; costs nothing where nobody records. */
  public static StorageEvent start() {
    StorageEvent event = new StorageEvent();
    event.begin();
    return event;
  }

  /** Ends with the content stored; in the host's transaction it may still be rolled back. */
  public void stored(String what, String type, long size) {
    this.operation = what;
    this.contentType = type;
    this.bytes = size;
    commit();
  }

  /** Ends with nothing stored. */
  public void failed(String what, Throwable thrown) {
    this.operation = what;
    this.failure = thrown.getClass().getName();
    commit();
  }
}
