package io.github.mediastore.internal.tiff.directory;

import static io.github.mediastore.internal.tiff.directory.TiffTag.BITS_PER_SAMPLE;
import static io.github.mediastore.internal.tiff.directory.TiffTag.COMPRESSION;
import static io.github.mediastore.internal.tiff.directory.TiffTag.EXTRA_SAMPLES;
import static io.github.mediastore.internal.tiff.directory.TiffTag.IMAGE_LENGTH;
import static io.github.mediastore.internal.tiff.directory.TiffTag.IMAGE_WIDTH;
import static io.github.mediastore.internal.tiff.directory.TiffTag.PHOTOMETRIC;
import static io.github.mediastore.internal.tiff.directory.TiffTag.PLANAR_CONFIGURATION;
import static io.github.mediastore.internal.tiff.directory.TiffTag.ROWS_PER_STRIP;
import static io.github.mediastore.internal.tiff.directory.TiffTag.SAMPLES_PER_PIXEL;
import static io.github.mediastore.internal.tiff.directory.TiffTag.TILE_LENGTH;
import static io.github.mediastore.internal.tiff.directory.TiffTag.TILE_WIDTH;

import java.io.IOException;
import java.util.Optional;

/**
 * What a directory says of its picture, defaults filled in, nothing checked (TIFF 6.0, section 8):
 * the reading that the header and the decoder share.
 *
 * @param samples the samples of a pixel, those beyond the colour included
 * @param bits the bits of the deepest of them
 * @param compression the value of tag 259
 * @param photometric the value of tag 262, see {@link Photometric}
 * @param planar whether samples are stored apart
 * @param tiled whether the picture is stored in tiles, not strips
 * @param segmentWidth the width of a tile, or of the picture
 * @param segmentHeight the rows of a tile or strip
 */
public record TiffPage(
    long width,
    long height,
    long samples,
    long bits,
    long compression,
    long photometric,
    boolean planar,
    boolean tiled,
    long segmentWidth,
    long segmentHeight) {

  /** More samples than that are not looked at. */
  public static final int MAX_SAMPLES = 64;

  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;

  /** Reads the tags; throws if the file ends before one that the picture cannot do without. */
  public static TiffPage of(TiffDirectory directory) throws IOException {
    long width = directory.value(IMAGE_WIDTH, 0);
    long height = directory.value(IMAGE_LENGTH, 0);
    long compression = directory.value(COMPRESSION, 1);
    long samples = samples(directory);
    boolean tiled = directory.has(TILE_WIDTH);
    long rows = directory.value(ROWS_PER_STRIP, 0);
    return new TiffPage(
        width,
        height,
        samples,
        bits(directory, samples),
        compression,
        directory.value(PHOTOMETRIC, Photometric.guess(samples, compression)),
        samples > 1 && directory.value(PLANAR_CONFIGURATION, 1) == 2,
        tiled,
        tiled ? directory.value(TILE_WIDTH, 0) : width,
        tiled ? directory.value(TILE_LENGTH, 0) : rows <= 0 ? height : Math.min(rows, height));
  }

  /** Where the number is missing, as many as depths or colours are told. */
  private static long samples(TiffDirectory directory) throws IOException {
    long depths = Math.max(1, directory.count(BITS_PER_SAMPLE));
    long photometric = directory.value(PHOTOMETRIC, -1);
    boolean three = photometric == Photometric.RGB || photometric == Photometric.YCBCR;
    return directory.value(SAMPLES_PER_PIXEL, depths == 1 && three ? 3 : depths);
  }

  private static long bits(TiffDirectory directory, long samples) throws IOException {
    Optional<TiffEntry> depths = directory.entry(BITS_PER_SAMPLE);
    long deepest = 1;
    if (depths.isPresent()) {
      long count = Math.min(Math.min(samples, MAX_SAMPLES), depths.get().count());
      for (int sample = 0; sample < count; sample++) {
        deepest = Math.max(deepest, depths.get().value(sample).orElse(1));
      }
    }
    return deepest;
  }

  /** Returns the tag that tells where the segments lie; some writers name those of tiles strips. */
  public int offsetsTag(TiffDirectory directory) throws IOException {
    return tiled && directory.has(TiffTag.TILE_OFFSETS)
        ? TiffTag.TILE_OFFSETS
        : TiffTag.STRIP_OFFSETS;
  }

  /** Returns the tag that tells how many bytes the segments take. */
  public int byteCountsTag(TiffDirectory directory) throws IOException {
    return tiled && directory.has(TiffTag.TILE_BYTE_COUNTS)
        ? TiffTag.TILE_BYTE_COUNTS
        : TiffTag.STRIP_BYTE_COUNTS;
  }

  /** Returns which of the samples beyond the colour is its opacity, if one is (tag 338). */
  public static ExtraAlpha alpha(TiffDirectory directory) throws IOException {
    Optional<TiffEntry> extra = directory.optionalEntry(EXTRA_SAMPLES, 1);
    if (extra.isPresent()) {
      long count = Math.min(MAX_SAMPLES, extra.get().count());
      for (int index = 0; index < count && extra.get().has(index + 1L); index++) {
        long meaning = extra.get().value(index).orElse(0);
        if (meaning == ASSOCIATED_ALPHA || meaning == UNASSOCIATED_ALPHA) {
          return new ExtraAlpha(index, meaning == ASSOCIATED_ALPHA);
        }
      }
    }
    return ExtraAlpha.NONE;
  }

  /**
   * The sample that is the opacity of its pixel.
   *
   * @param index its place among the samples beyond the colour, -1 if there is none
   * @param associated whether the colour is multiplied by it
   */
  public record ExtraAlpha(int index, boolean associated) {

    static final ExtraAlpha NONE = new ExtraAlpha(-1, false);

    public boolean isPresent() {
      return index >= 0;
    }
  }
}
