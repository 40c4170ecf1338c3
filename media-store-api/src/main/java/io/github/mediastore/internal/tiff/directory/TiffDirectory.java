package io.github.mediastore.internal.tiff.directory;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One image file directory of a TIFF structure (TIFF 6.0, section 2, and BigTIFF): of a TIFF file,
 * or of the EXIF data within another file. Looks entries up where they lie; nothing is loaded.
 */
public final class TiffDirectory {

  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  /** No honest directory has more; a BigTIFF could claim 2^64. */
  private static final int MAX_ENTRIES = 0xFFFF;

  private final ByteOrdered data;
  private final int offsetBytes;
  private final long entriesAt;
  private final int entries;

  private TiffDirectory(ByteOrdered data, int offsetBytes, long at) throws IOException {
    this.data = data;
    this.offsetBytes = offsetBytes;
    int countBytes = offsetBytes == 4 ? 2 : 8;
    long count = data.unsigned(at, countBytes);
    this.entries = (int) (count < 0 ? MAX_ENTRIES : Math.min(count, MAX_ENTRIES));
    this.entriesAt = at + countBytes;
  }

  /**
   * Opens the first directory.
   *
   * @param bytes the structure
   * @return empty if neither a TIFF nor a BigTIFF starts here
   * @throws IOException if the structure ends before the directory does
   */
  public static Optional<TiffDirectory> first(TiffBytes bytes) throws IOException {
    if (!bytes.has(4)) {
      return Optional.empty();
    }
    int first = bytes.u8(0);
    if (first != bytes.u8(1) || (first != 'I' && first != 'M')) {
      return Optional.empty();
    }
    ByteOrdered data = new ByteOrdered(bytes, first == 'M');
    int version = data.u16(2);
    if (version == CLASSIC) {
      return Optional.of(new TiffDirectory(data, 4, data.u32(4)));
    }
    if (version == BIG && data.u16(4) == 8) {
      return Optional.of(new TiffDirectory(data, 8, data.unsigned(8, 8)));
    }
    return Optional.empty();
  }

  /** Returns the next directory of the chain, which may be a loop. */
  public Optional<TiffDirectory> next() throws IOException {
    long next = data.unsigned(at(entries), offsetBytes);
    return next == 0 ? Optional.empty() : Optional.of(new TiffDirectory(data, offsetBytes, next));
  }

  /** Returns whether the most significant byte of a number comes first. */
  public boolean isBigEndian() {
    return data.bigEndian();
  }

  public boolean has(int tag) throws IOException {
    return placeOf(tag) >= 0;
  }

  /** Returns the values of a tag. */
  public Optional<TiffEntry> entry(int tag) throws IOException {
    int place = placeOf(tag);
    return place < 0 ? Optional.empty() : Optional.of(new TiffEntry(data, at(place), offsetBytes));
  }

  /** Returns how many values a tag has, 0 if it is absent. */
  public long count(int tag) throws IOException {
    Optional<TiffEntry> entry = entry(tag);
    return entry.isPresent() ? entry.get().count() : 0;
  }

  /**
   * Returns the first value of a tag that the picture cannot do without.
   *
   * @param absent what to return if the tag is absent or no integer
   * @throws IOException if the file ends before the value
   */
  public long value(int tag, long absent) throws IOException {
    Optional<TiffEntry> entry = entry(tag);
    if (entry.isEmpty()) {
      return absent;
    }
    OptionalLong value = entry.get().value(0);
    return value.isPresent() ? value.getAsLong() : absent;
  }

  /**
   * Returns the values of a tag that the picture can do without: one whose values lie outside the
   * file counts as absent.
   *
   * @param values how many of them are wanted at least
   */
  public Optional<TiffEntry> optionalEntry(int tag, int values) throws IOException {
    Optional<TiffEntry> entry = entry(tag);
    return entry.isPresent() && entry.get().has(values) ? entry : Optional.empty();
  }

  /** Returns the first value of such a tag. */
  public long optionalValue(int tag, long absent) throws IOException {
    Optional<TiffEntry> entry = optionalEntry(tag, 1);
    if (entry.isEmpty()) {
      return absent;
    }
    OptionalLong value = entry.get().value(0);
    return value.isPresent() ? value.getAsLong() : absent;
  }

  /** Returns how many entries have a tag; there should not be two. */
  public int entriesOf(int tag) throws IOException {
    int count = 0;
    for (int place = 0; place < entries; place++) {
      count += data.u16(at(place)) == tag ? 1 : 0;
    }
    return count;
  }

  /** Entries should be sorted, but often are not. */
  private int placeOf(int tag) throws IOException {
    for (int place = 0; place < entries; place++) {
      if (data.u16(at(place)) == tag) {
        return place;
      }
    }
    return -1;
  }

  private long at(int place) {
    return entriesAt + place * (4L + 2L * offsetBytes);
  }
}
