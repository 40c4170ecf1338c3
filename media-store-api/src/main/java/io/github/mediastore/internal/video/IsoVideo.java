package io.github.mediastore.internal.video;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts in the boxes of MP4 and QuickTime (ISO/IEC 14496-12, section 8): the movie box wherever
 * it lies, and the ends of the fragments where the movie box says no duration.
 */
final class IsoVideo {

  private static final int MVHD = 0x6D766864;
  private static final int TRAK = 0x7472616B;
  private static final int MVEX = 0x6D766578;
  private static final int MEHD = 0x6D656864;
  private static final int TREX = 0x74726578;

  private final IsoBoxes boxes;
  private final VideoBytes bytes;
  private final Map<Long, IsoTrack> tracks = new LinkedHashMap<>();
  private long timescale;
  private long duration;
  private Turn turn = Turn.NONE;
  private boolean movieSeen;
  private boolean totalKnown;

  IsoVideo(VideoBytes bytes) {
    this.bytes = bytes;
    this.boxes = new IsoBoxes(bytes);
  }

  VideoFacts read() throws IOException {
    try {
      boxes.forEach(Long.MAX_VALUE, this::topLevel);
    } catch (EOFException e) {
      // What was learnt up to here holds, as players show what there is of a file that is cut off.
    } catch (VideoBytes.GaveUpException e) {
      return new VideoFacts(dimensions(), goesOnInFragments() ? null : longest());
    }
    return movieSeen ? new VideoFacts(dimensions(), longest()) : VideoFacts.NONE;
  }

  /** Returns whether only the fragments after the movie box tell how long it plays. */
  private boolean goesOnInFragments() {
    return !totalKnown && tracks.values().stream().anyMatch(IsoTrack::mayHaveFragments);
  }

  /** Returns false to stop. */
  private boolean topLevel(int type, long end) throws IOException {
    switch (type) {
      case 0x6D6F6F76 -> { // moov
        movieSeen = true;
        boxes.forEach(end, this::inMovie);
        return goesOnInFragments(); // Otherwise the rest is pictures and sound.
      }
      case 0x6D6F6F66 -> new IsoFragment(boxes, bytes, tracks).read(end); // moof
      default -> {} // Passed over.
    }
    return true;
  }

  private boolean inMovie(int type, long end) throws IOException {
    switch (type) {
      case MVHD -> {
        boolean wide = boxes.version() == 1;
        bytes.skip(wide ? 16 : 8); // When it was made and changed.
        timescale = bytes.u32();
        duration = Math.max(duration, known(wide));
        bytes.skip(16); // Rate, volume, reserved.
        turn = Turn.read(bytes);
      }
      case TRAK -> {
        IsoTrack track = new IsoTrack(boxes, bytes);
        track.read(end);
        tracks.putIfAbsent(track.id(), track);
      }
      case MVEX -> boxes.forEach(end, this::inExtension);
      default -> {} // Passed over.
    }
    return true;
  }

  private boolean inExtension(int type, long end) throws IOException {
    if (type == MEHD) {
      long total = known(boxes.version() == 1);
      duration = Math.max(duration, total);
      totalKnown = total > 0;
    } else if (type == TREX) {
      boxes.version();
      IsoTrack track = tracks.get(bytes.u32());
      bytes.skip(4); // Which description its samples have.
      long sampleDuration = bytes.u32();
      if (track != null) {
        track.hasFragments(sampleDuration);
      }
    }
    return true;
  }

  /** Returns a duration that is known, or 0; all ones say that it is not. */
  private long known(boolean wide) throws IOException {
    long value = wide ? bytes.u64() : bytes.u32();
    return value < 0 || (!wide && value == 0xFFFF_FFFFL) ? 0 : value;
  }

  private @Nullable FrameSize dimensions() {
    return tracks.values().stream()
        .filter(IsoTrack::isShown)
        .findFirst()
        .map(track -> track.dimensions(turn))
        .orElse(null);
  }

  private @Nullable Duration longest() {
    Duration longest = VideoFacts.duration(duration, timescale);
    for (IsoTrack track : tracks.values()) {
      Duration fragments = track.endOfFragments();
      if (fragments != null && (longest == null || fragments.compareTo(longest) > 0)) {
        longest = fragments;
      }
    }
    return longest;
  }
}
