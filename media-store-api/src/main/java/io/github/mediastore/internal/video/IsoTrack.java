package io.github.mediastore.internal.video;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One track of a movie (ISO/IEC 14496-12, section 8.3): what it holds, and how large it is. */
final class IsoTrack {

  private static final int TKHD = 0x746B6864;
  private static final int MDIA = 0x6D646961;
  private static final int MDHD = 0x6D646864;
  private static final int HDLR = 0x68646C72;
  private static final int MINF = 0x6D696E66;
  private static final int STBL = 0x7374626C;
  private static final int STSD = 0x73747364;
  private static final int PASP = 0x70617370;
  private static final int COLR = 0x636F6C72;
  private static final int NCLX = 0x6E636C78;
  private static final int NCLC = 0x6E636C63;
  private static final int EDTS = 0x65647473;
  private static final int ELST = 0x656C7374;
  private static final int VIDE = 0x76696465;

  private static final int ENABLED = 1;

  private final IsoBoxes boxes;
  private final VideoBytes bytes;
  private long id;
  private boolean enabled;
  private boolean video;
  private Turn turn = Turn.NONE;
  private long timescale;

  /** Pixels as they are stored, and the form of one. */
  private long width;

  private long height;
  private long pixelWidth;
  private long pixelHeight;

  /** What the track header has: the shape where no description of samples says it. */
  private long shownWidth;

  private long shownHeight;

  private FrameColors colors = FrameColors.UNSPECIFIED;
  private long duration;
  private long editedDuration;
  private boolean hasOpenEdit;
  private boolean fragmented;
  private long defaultSampleDuration;
  private long endOfFragments;

  IsoTrack(IsoBoxes boxes, VideoBytes bytes) {
    this.boxes = boxes;
    this.bytes = bytes;
  }

  void read(long end) throws IOException {
    boxes.forEach(end, this::visit);
  }

  private boolean visit(int type, long end) throws IOException {
    switch (type) {
      case TKHD -> header();
      case MDIA, MINF, STBL, EDTS -> boxes.forEach(end, this::visit);
      case MDHD -> {
        boolean wide = boxes.version() == 1;
        bytes.skip(wide ? 16 : 8); // When it was made and changed.
        timescale = bytes.u32();
        duration = boxes.duration(wide);
      }
      case ELST -> edits(end);
      case HDLR -> {
        bytes.skip(8); // Version, flags; the kind of component, in QuickTime.
        // QuickTime has a second one, of how the data are referred to.
        video |= bytes.i32() == VIDE;
      }
      case STSD -> description(end);
      default -> {} // Passed over.
    }
    return true;
  }

  /** Adds up what is played and what is waited for (section 8.6.6), in units of the movie. */
  private void edits(long end) throws IOException {
    boolean wide = boxes.version() == 1;
    long count = bytes.u32();
    for (long i = 0; i < count && bytes.position() < end; i++) {
      long edit = boxes.duration(wide);
      hasOpenEdit |= edit == 0; // It goes on to the end, wherever that is.
      editedDuration += edit;
      bytes.skip(wide ? 12 : 8); // Where it begins; how fast it is played.
    }
  }

  private void header() throws IOException {
    int versionAndFlags = bytes.i32();
    boolean wide = versionAndFlags >>> 24 == 1;
    enabled = (versionAndFlags & ENABLED) != 0;
    bytes.skip(wide ? 16 : 8); // When it was made and changed.
    id = bytes.u32();
    bytes.skip(4 + (wide ? 8 : 4)); // Reserved; duration.
    bytes.skip(16); // Reserved, layer, group, volume, reserved.
    turn = Turn.read(bytes);
    shownWidth = bytes.u32() >> 16; // 16.16
    shownHeight = bytes.u32() >> 16;
  }

  /** Reads the first sample description (section 12.1.3): frame size, then boxes. */
  private void description(long end) throws IOException {
    bytes.skip(8); // Version, flags, count.
    if (!video) {
      return;
    }
    boxes.forEach(
        end,
        (format, formatEnd) -> {
          bytes.skip(24); // Reserved, data reference, version and so on.
          width = bytes.u16();
          height = bytes.u16();
          bytes.skip(50); // Resolution, frame count, name of the compressor, depth.
          boxes.forEach(formatEnd, this::inDescription);
          return false; // The first one counts.
        });
  }

  private boolean inDescription(int type, long end) throws IOException {
    if (type == PASP) {
      pixelWidth = bytes.u32();
      pixelHeight = bytes.u32();
    } else if (type == COLR) {
      int kind = bytes.i32();
      if (kind == NCLX || kind == NCLC) { // The second is QuickTime's.
        colors = new FrameColors(bytes.u16(), bytes.u16());
      }
    }
    return true;
  }

  long id() {
    return id;
  }

  /** Returns whether this is a track of pictures. */
  boolean isVideo() {
    return video && dimensions(Turn.NONE) != null;
  }

  /** Returns whether players show it where there are several. */
  boolean isEnabled() {
    return enabled;
  }

  FrameColors colors() {
    return colors;
  }

  /** Returns how long it plays, by its edits if it has some, or null if it does not say. */
  @Nullable Duration duration(long movieTimescale) {
    Duration edited = hasOpenEdit ? null : VideoFacts.duration(editedDuration, movieTimescale);
    return edited == null ? VideoFacts.duration(duration, timescale) : edited;
  }

  /** Returns the size as it is shown, in a movie that is turned itself. */
  @Nullable FrameSize dimensions(Turn movie) {
    FrameSize lying = lying();
    return lying != null && turn.then(movie).isOnItsSide() ? lying.transposed() : lying;
  }

  private @Nullable FrameSize lying() {
    if (width == 0 || height == 0) {
      return VideoFacts.dimensions(shownWidth, shownHeight);
    }
    boolean pixelsDescribed = pixelWidth > 0 && pixelHeight > 0;
    if (!pixelsDescribed && shownWidth > 0 && shownHeight > 0) {
      // As QuickTime had it before there was a box for it.
      return VideoFacts.shown(width, height, shownWidth * height, shownHeight * width);
    }
    return VideoFacts.shown(width, height, pixelWidth, pixelHeight);
  }

  /** Notes that samples may follow in fragments, and how long each takes unless they say. */
  void hasFragments(long sampleDuration) {
    fragmented = true;
    defaultSampleDuration = sampleDuration;
  }

  boolean mayHaveFragments() {
    return fragmented;
  }

  long defaultSampleDuration() {
    return defaultSampleDuration;
  }

  /** Returns where the fragments so far end, in units of the track. */
  long fragmentsEnd() {
    return endOfFragments;
  }

  void fragmentEndsAt(long end) {
    endOfFragments = Math.max(endOfFragments, end);
  }

  @Nullable Duration endOfFragments() {
    return VideoFacts.duration(endOfFragments, timescale);
  }
}
