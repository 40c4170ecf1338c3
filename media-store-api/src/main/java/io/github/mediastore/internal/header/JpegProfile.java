package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.github.mediastore.internal.format.UploadBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the ICC profile that a JPEG carries in parts (ICC.1:2022, B.4).
 *
 * <p>Writers get the numbering wrong. Parts that are numbered well are joined by number; others in
 * the order they stand in, if what comes out is a profile of the length it says. Otherwise there is
 * no profile: pictures are not refused for it.
 */
final class JpegProfile {

  /** Identifier, number of the part and number of parts. */
  private static final int PREAMBLE = 14;

  private static final int MAX_PARTS = 1024;
  private static final int SIGNATURE_OFFSET = 36;

  private final UploadBuffer upload;
  private final List<Part> parts = new ArrayList<>();
  private long size;

  JpegProfile(UploadBuffer upload) {
    this.upload = upload;
  }

  /** Takes the contents of an APP2 segment that begins as it should. */
  void add(long offset, int length) throws IOException {
    if (length > PREAMBLE && parts.size() < MAX_PARTS) {
      int number = upload.u8(offset + 12);
      int count = upload.u8(offset + 13);
      parts.add(new Part(number, count, offset + PREAMBLE, length - PREAMBLE));
      size += length - PREAMBLE;
    }
  }

  long size() {
    return size;
  }

  /** Returns the profile, null if there is none that can be put together. */
  byte @Nullable [] assemble() throws IOException {
    if (parts.isEmpty()) {
      return null;
    }
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(Part::number));
    for (int i = 0; i < ordered.size(); i++) {
      Part part = ordered.get(i);
      if (part.number != i + 1 || part.count != ordered.size()) {
        return asTheyStand();
      }
    }
    return join(ordered);
  }

  private byte @Nullable [] asTheyStand() throws IOException {
    byte[] joined = join(parts);
    UploadBuffer profile = UploadBuffer.of(joined, Integer.MAX_VALUE);
    boolean plausible =
        profile.matches(SIGNATURE_OFFSET, "acsp") && profile.u32(0, BIG_ENDIAN) == joined.length;
    return plausible ? joined : null;
  }

  private byte[] join(List<Part> inOrder) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream((int) size);
    for (Part part : inOrder) {
      joined.writeBytes(upload.copy(part.offset, part.length));
    }
    return joined.toByteArray();
  }

  private record Part(int number, int count, long offset, int length) {}
}
