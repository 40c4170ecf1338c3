package io.github.mediastore.internal.events;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A poster was made for a video, or was not. */
@Name("io.github.mediastore.Poster")
@Label("Video Poster")
@Category("media-store")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
public final class PosterEvent extends Event {

  @Label("Content Type")
  private @Nullable String contentType;

  @Label("Moment")
  @Timespan(Timespan.NANOSECONDS)
  private long moment;

  @Label("Moments Tried")
  private int tried;

  @Label("Width")
  private int width;

  @Label("Height")
  private int height;

  @Label("Bytes")
  @DataAmount
  private long bytes;

  @Label("Failure")
  private @Nullable String failure;

  /** Starts the clock; costs nothing where nobody records. */
  public static PosterEvent start(String contentType) {
    PosterEvent event = new PosterEvent();
    event.contentType = contentType;
    event.begin();
    return event;
  }

  /** Records where in the video the frame is. */
  public void chosen(Duration at, int momentsTried) {
    this.moment = at.toNanos();
    this.tried = momentsTried;
  }

  /** Ends with a poster. */
  public void done(int pixelsAcross, int pixelsDown, long size) {
    this.width = pixelsAcross;
    this.height = pixelsDown;
    this.bytes = size;
    commit();
  }

  /** Ends without one. */
  public void failed(String reason) {
    this.failure = reason;
    commit();
  }
}
