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
 * <p>Byte counts that are missing or 0 are estimated as libtiff does it: what the samples take if
 * they are not compressed, and otherwise all that follows. A segment that reaches beyond the file
 * ends where the file does.
 */
final class Segments {

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
    long length = compressed ? byteCount(index) : rawBytes;
    boolean estimated = length <= 0;
    int there = fileLength - (int) offset;
    return new Segment(
        index,
        (int) offset,
        estimated ? there : (int) Math.min(length, there),
        !estimated && length > there,
        estimated);
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
   * @param isEstimated whether its length is a guess
   */
  record Segment(int index, int offset, int length, boolean isCut, boolean isEstimated) {

    /** Returns what to say if the segment does not hold all that it should. */
    DecodeException incomplete() {
      return isCut
          ? DecodeException.truncated("The TIFF ends within part " + index + " of its samples")
          : DecodeException.corrupt("Part " + index + " of its samples is incomplete");
    }
  }
}
