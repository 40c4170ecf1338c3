package io.github.mediastore.internal.video;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
      return facts(goesOnInFragments() ? null : longest());
    }
    return movieSeen ? facts(longest()) : VideoFacts.NONE;
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
        duration = Math.max(duration, boxes.duration(wide));
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
      long total = boxes.duration(boxes.version() == 1);
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

  private VideoFacts facts(@Nullable Duration length) {
    return shown()
        .map(track -> new VideoFacts(track.dimensions(turn), length, track.colors()))
        .orElse(new VideoFacts(null, length, FrameColors.UNSPECIFIED));
  }

  /** Returns the track of pictures that players show: one that is not enabled, if no other is. */
  private Optional<IsoTrack> shown() {
    List<IsoTrack> pictures = tracks.values().stream().filter(IsoTrack::isVideo).toList();
    return pictures.stream()
        .filter(IsoTrack::isEnabled)
        .findFirst()
        .or(() -> pictures.stream().findFirst());
  }

  private @Nullable Duration longest() {
    Duration longest = VideoFacts.duration(duration, timescale);
    if (longest == null) {
      longest = longest(null, track -> track.duration(timescale));
    }
    return longest(longest, IsoTrack::endOfFragments);
  }

  private @Nullable Duration longest(
      @Nullable Duration atLeast, Function<IsoTrack, @Nullable Duration> what) {
    Duration longest = atLeast;
    for (IsoTrack track : tracks.values()) {
      Duration duration = what.apply(track);
      if (duration != null && (longest == null || duration.compareTo(longest) > 0)) {
        longest = duration;
      }
    }
    return longest;
  }
}
