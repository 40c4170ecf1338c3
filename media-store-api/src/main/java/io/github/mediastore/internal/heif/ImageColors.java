package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.format.HeaderException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What an item's {@code colr} properties say (ISO/IEC 14496-12, section 12.1.5): there may be one
 * of each kind.
 *
 * @param profile an embedded ICC profile, or null
 * @param points code points, or null
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record ImageColors(byte @Nullable [] profile, @Nullable CodePoints points) {

  /** The same limit as for every format. */
  private static final int MOST_PROFILE_BYTES = 4 << 20;

  static ImageColors read(BoxReader reader, Item item) throws IOException {
    byte @Nullable [] profile = null;
    @Nullable CodePoints points = null;
    for (Box box : item.properties("colr")) {
      BoxReader fields = reader.of(box);
      switch (Box.name(fields.i32())) {
        case "prof", "rICC" -> {
          if (fields.left() > MOST_PROFILE_BYTES) {
            throw tooLarge(reader);
          }
          profile = profile == null ? fields.bytes(fields.left()) : profile;
        }
        case "nclx" -> points = points == null ? points(fields) : points;
        default -> {} // Of QuickTime, or not known.
      }
    }
    return new ImageColors(profile, points);
  }

  private static HeaderException tooLarge(BoxReader reader) {
    return HeaderException.metadataTooLarge(reader.format(), "colour profile", MOST_PROFILE_BYTES);
  }

  private static CodePoints points(BoxReader fields) throws IOException {
    return new CodePoints(fields.u16(), fields.u16(), fields.u16(), (fields.u8() & 0x80) != 0);
  }
}
