package io.github.mediastore.internal.video;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fragment of a movie (ISO/IEC 14496-12, section 8.8), of which only its end matters. */
final class IsoFragment {

  private static final int TRAF = 0x74726166;
  private static final int TFHD = 0x74666864;
  private static final int TFDT = 0x74666474;
  private static final int TRUN = 0x7472756E;

  private final IsoBoxes boxes;
  private final VideoBytes bytes;
  private final Map<Long, IsoTrack> tracks;
  private @Nullable IsoTrack track;
  private long sampleDuration;
  private long time;

  IsoFragment(IsoBoxes boxes, VideoBytes bytes, Map<Long, IsoTrack> tracks) {
    this.boxes = boxes;
    this.bytes = bytes;
    this.tracks = tracks;
  }

  void read(long end) throws IOException {
    boxes.forEach(
        end,
        (type, trackEnd) -> {
          if (type == TRAF) {
            track = null;
            boxes.forEach(trackEnd, this::visit);
          }
          return true;
        });
  }

  private boolean visit(int type, long end) throws IOException {
    if (type == TFHD) {
      header();
    } else if (track != null && type == TFDT) {
      long start = boxes.version() == 1 ? bytes.u64() : bytes.u32();
      time = Math.max(0, start);
    } else if (track != null && type == TRUN) {
      samples(end);
      track.fragmentEndsAt(time);
    }
    return true;
  }

  private void header() throws IOException {
    int flags = bytes.i32();
    track = tracks.get(bytes.u32());
    if (track != null) {
      time = track.fragmentsEnd();
      bytes.skip((flags & 1) != 0 ? 8 : 0); // Where its data begin.
      bytes.skip((flags & 2) != 0 ? 4 : 0); // Which description its samples have.
      sampleDuration = (flags & 8) != 0 ? bytes.u32() : track.defaultSampleDuration();
    }
  }

  private void samples(long end) throws IOException {
    int flags = bytes.i32();
    long count = bytes.u32();
    bytes.skip((flags & 1) != 0 ? 4 : 0); // Where its data begin.
    bytes.skip((flags & 4) != 0 ? 4 : 0); // The flags of the first sample.
    boolean eachSaysDuration = (flags & 0x100) != 0;
    if (!eachSaysDuration) {
      time += count * sampleDuration; // Below 2^64; a sum that is negative counts as unknown.
      return;
    }
    int others = 4 * Integer.bitCount(flags & 0xE00); // Size, flags, offset of each sample.
    for (long i = 0; i < count && bytes.position() < end; i++) {
      time += bytes.u32();
      bytes.skip(others);
    }
  }
}
