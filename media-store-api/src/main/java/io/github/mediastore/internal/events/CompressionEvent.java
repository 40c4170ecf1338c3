package io.github.mediastore.internal.events;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An upload was compressed, or refused; lasts from its first byte to its result. */
@Name("io.github.mediastore.Compression")
@Label("Image Compression")
@Category("media-store")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
public final class CompressionEvent extends Event {

  @Label("Format")
  private @Nullable String format;

  @Label("Bytes In")
  @DataAmount
  private long bytesIn;

  @Label("Bytes Out")
  @DataAmount
  private long bytesOut;

  @Label("Width Out")
  private int width;

  @Label("Height Out")
  private int height;

  @Label("Quality")
  private int quality;

  @Label("Encodes")
  private int encodes;

  @Label("Work")
  @Description("Without waiting for the upload, for memory and for a processor")
  @Timespan(Timespan.NANOSECONDS)
  private long work;

  @Label("Refused")
  private @Nullable String refused;

  /** Starts the clock; costs nothing where nobody records. */
  public static CompressionEvent start() {
    CompressionEvent event = new CompressionEvent();
    event.begin();
    return event;
  }

  /** Records what came in. */
  public CompressionEvent in(String sourceFormat, long bytes) {
    this.format = sourceFormat;
    this.bytesIn = bytes;
    return this;
  }

  /** Records what came out. */
  public CompressionEvent out(long bytes, int pixelsAcross, int pixelsDown, int webpQuality) {
    this.bytesOut = bytes;
    this.width = pixelsAcross;
    this.height = pixelsDown;
    this.quality = webpQuality;
    return this;
  }

  /** Ends with a result. */
  public void done(int timesEncoded, Duration worked) {
    this.encodes = timesEncoded;
    this.work = worked.toNanos();
    commit();
  }

  /** Ends without one. */
  public void refused(String reason) {
    this.refused = reason;
    commit();
  }
}
