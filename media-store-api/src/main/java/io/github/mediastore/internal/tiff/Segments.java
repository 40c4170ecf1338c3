package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffPage;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the strips or tiles lie in the file. Their lists are read where they lie: there may be a
 * million entries.
 *
 * <p>Byte counts that are missing or 0 are estimated much as libtiff does it: what the samples take
 * if they are not compressed, and otherwise all up to the next segment. A segment that reaches
 * beyond the file ends where the file does.
 */
final class Segments {

  /** Segments may share bytes, as the white tiles of a map do, but not so that work has no end. */
  private static final int MOST_SHARING = 8;

  private static final long LITTLE = 1 << 20;

  private final int fileLength;
  private final TiffEntry offsets;
  private final Optional<TiffEntry> byteCounts;
  private final boolean compressed;

  Segments(TiffDirectory directory, int fileLength) throws IOException {
    TiffPage page = TiffPage.of(directory);
    this.fileLength = fileLength;
    this.offsets =
        directory
            .entry(page.offsetsTag(directory))
            .orElseThrow(() -> DecodeException.corrupt("It does not tell where its samples are"));
    this.byteCounts = directory.entry(page.byteCountsTag(directory));
    this.compressed = page.compression() != 1;
  }

  /**
   * Returns where a segment lies.
   *
   * @param index which, counted row by row, plane by plane
   * @param rawBytes how many bytes it has when it is decompressed
   */
  Segment segment(int index, long rawBytes) throws IOException {
    long offset = offsets.value(index).orElse(0);
    if (offset <= 0) {
      throw DecodeException.corrupt("It does not tell where part " + index + " of it is");
    }
    if (offset >= fileLength) {
      throw DecodeException.truncated(
          "Part " + index + " of it is said to be at " + offset + ", behind the file's end");
    }
    long told = compressed ? byteCount(index) : rawBytes;
    long length = told > 0 ? told : upToNext(index, offset);
    int there = fileLength - (int) offset;
    return new Segment(
        index, (int) offset, (int) Math.min(length, there), told > 0 && length > there);
  }

  private long upToNext(int index, long offset) throws IOException {
    long next = offsets.has(index + 2L) ? offsets.value(index + 1L).orElse(0) : 0;
    return next > offset ? next - offset : fileLength - offset;
  }

  /**
   * Checks that segments do not share so many bytes that decompressing takes far longer than the
   * file is long.
   *
   * @param first the first of them
   * @param count how many follow each other
   * @param claimed how many bytes others have already
   * @return how many they have then
   */
  long requireBounded(int first, int count, long claimed) throws IOException {
    long sum = claimed;
    for (int index = first; compressed && index < first + count; index++) {
      long offset = offsets.has(index + 1L) ? offsets.value(index).orElse(0) : 0;
      if (offset > 0 && offset < fileLength) {
        sum += segment(index, 0).length();
      }
    }
    if (sum > (long) fileLength * MOST_SHARING + LITTLE) {
      throw DecodeException.corrupt(
          "Its parts have " + sum + " bytes together, the file has " + fileLength);
    }
    return sum;
  }

  private long byteCount(int index) throws IOException {
    return byteCounts.isPresent() && byteCounts.get().has(index + 1L)
        ? byteCounts.get().value(index).orElse(0)
        : 0;
  }

  /**
   * A strip or tile.
   *
   * @param offset where it begins in the file
   * @param length how many bytes of it the file has
   * @param isCut whether the file ends within it
   */
  record Segment(int index, int offset, int length, boolean isCut) {

    /** Returns what to say if the segment does not hold all that it should. */
    DecodeException incomplete() {
      return isCut
          ? DecodeException.truncated("The TIFF ends within part " + index + " of its samples")
          : DecodeException.corrupt("Part " + index + " of its samples is incomplete");
    }
  }
}
