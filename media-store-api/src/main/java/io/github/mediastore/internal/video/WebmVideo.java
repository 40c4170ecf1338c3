package io.github.mediastore.internal.video;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts in the elements of WebM (RFC 9559, section 5.1): the first track of pictures, and the
 * duration where the file has one. What a browser recorded has none, and its clusters are not read
 * for it.
 */
final class WebmVideo {

  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549A966L;
  private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
  private static final long DURATION = 0x4489L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK_ENTRY = 0xAEL;
  private static final long TRACK_TYPE = 0x83L;
  private static final long VIDEO = 0xE0L;

  private static final int NANOS_PER_UNIT = 1_000_000;
  private static final int VIDEO_TRACK = 1;

  private final EbmlElements elements;
  private long scale = NANOS_PER_UNIT;
  private double units;
  private boolean infoSeen;
  private boolean tracksSeen;
  private long trackType;
  private WebmFrame frame;
  private @Nullable FrameSize dimensions;
  private FrameColors colors = FrameColors.UNSPECIFIED;

  WebmVideo(VideoBytes bytes) {
    this.elements = new EbmlElements(bytes);
    this.frame = new WebmFrame(elements);
  }

  VideoFacts read() throws IOException {
    try {
      elements.forEach(
          Long.MAX_VALUE,
          (id, end) -> {
            if (id == SEGMENT) {
              elements.forEach(end, this::inSegment);
              return false; // A second segment would be a second video.
            }
            return true;
          });
    } catch (EOFException | VideoBytes.GaveUpException e) {
      // What was learnt up to here holds.
    }
    return new VideoFacts(dimensions, duration(), colors);
  }

  private boolean inSegment(long id, long end) throws IOException {
    if (id == INFO) {
      elements.forEach(end, this::inInfo);
      infoSeen = true;
    } else if (id == TRACKS) {
      elements.forEach(end, this::inTracks);
      tracksSeen = true;
    }
    return !(infoSeen && tracksSeen);
  }

  private boolean inInfo(long id, long end) throws IOException {
    if (id == TIMESTAMP_SCALE) {
      scale = elements.unsigned(end);
    } else if (id == DURATION) {
      units = elements.floating(end);
    }
    return true;
  }

  private boolean inTracks(long id, long end) throws IOException {
    if (id == TRACK_ENTRY && dimensions == null) {
      trackType = 0;
      frame = new WebmFrame(elements);
      elements.forEach(end, this::inTrack);
      if (trackType == VIDEO_TRACK) {
        dimensions = frame.shown();
        colors = frame.colors();
      }
    }
    return true;
  }

  private boolean inTrack(long id, long end) throws IOException {
    if (id == TRACK_TYPE) {
      trackType = elements.unsigned(end);
    } else if (id == VIDEO) {
      elements.forEach(end, frame::visit);
    }
    return true;
  }

  private @Nullable Duration duration() {
    double nanos = units * scale;
    // The comparison is false for NaN, too.
    return nanos >= 1 && nanos < Long.MAX_VALUE ? Duration.ofNanos((long) nanos) : null;
  }
}
