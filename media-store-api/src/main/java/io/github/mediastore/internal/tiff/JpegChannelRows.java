package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.Plane;
import java.io.IOException;
import java.util.List;

/**
 * Channels whose segments are JPEG files: decoded a row of segments at a time, straight to the
 * fraction of their size that is needed.
 *
 * <p>What the components mean is the TIFF's business; how they are subsampled is the JPEG's.
 */
final class JpegChannelRows implements ChannelRows {

  private final TiffLayout layout;
  private final List<Channel> channels;
  private final JpegSegments segments;
  private final int scale;
  private final boolean acceptDamaged;
  private final Plane[][] planes;
  private final Ratio[] ratios;
  private final int[] rows;
  private int band = -1;

  private JpegChannelRows(
      TiffLayout layout,
      PictureModel model,
      JpegSegments segments,
      int scale,
      boolean acceptDamaged) {
    this.layout = layout;
    this.channels = model.channels();
    this.segments = segments;
    this.scale = scale;
    this.acceptDamaged = acceptDamaged;
    this.planes = new Plane[layout.across()][channels.size()];
    this.ratios = new Ratio[channels.size()];
    this.rows = new int[channels.size()];
  }

  /**
   * Decodes the first row of segments.
   *
   * @param scale the scale in eighths that is enough; at a larger one if segments would no longer
   *     meet without gaps
   */
  static JpegChannelRows open(
      TiffLayout layout,
      PictureModel model,
      JpegSegments segments,
      int scale,
      boolean acceptDamaged)
      throws IOException {
    JpegChannelRows rows = new JpegChannelRows(layout, model, segments, scale, acceptDamaged);
    rows.load(0);
    if (scale < 8 && !rows.meet()) {
      rows = new JpegChannelRows(layout, model, segments, 8, acceptDamaged);
      rows.load(0);
    }
    if (!rows.meet()) {
      throw DecodeException.uncovered(
          "TIFF with JPEG whose samples do not fit into its parts is not read");
    }
    return rows;
  }

  /** Returns whether segments end where samples do. */
  private boolean meet() {
    for (Ratio ratio : ratios) {
      if ((layout.across() > 1 && !isWhole(ratio.ofWidth(layout.segmentWidth())))
          || (layout.down() > 1 && !isWhole(ratio.ofHeight(layout.segmentHeight())))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  private void load(int next) throws IOException {
    band = next;
    for (int column = 0; column < planes.length; column++) {
      if (layout.planar()) {
        for (int channel = 0; channel < channels.size(); channel++) {
          int plane = channels.get(channel).sample();
          int index = (plane * layout.down() + band) * layout.across() + column;
          decode(index, column, channel, 0, 1);
        }
      } else {
        decode(band * layout.across() + column, column, 0, layout.samples(), channels.size());
      }
    }
  }

  private void decode(int index, int column, int first, int components, int count)
      throws IOException {
    JpegDecoder decoder = segments.open(index);
    List<Plane> decoded = planes(decoder, index, Math.max(1, components));
    for (int i = first; i < first + count; i++) {
      Plane plane = decoded.get(components == 0 ? 0 : channels.get(i).sample());
      Ratio ratio = new Ratio(plane.spanX(), decoder.width(), plane.spanY(), decoder.height());
      if (ratios[i] == null) {
        ratios[i] = ratio;
      } else if (!ratios[i].isLike(ratio)) {
        throw DecodeException.corrupt("Part " + index + " is sampled unlike the first");
      }
      if (plane.width() < columns(i, column) || plane.height() < rowsOfBand(i)) {
        throw DecodeException.corrupt(
            "Part %d is a JPEG of no more than %d x %d pixels"
                .formatted(index, decoder.width(), decoder.height()));
      }
      planes[column][i] = plane;
    }
  }

  private List<Plane> planes(JpegDecoder decoder, int index, int components) throws IOException {
    if (decoder.components() != components) {
      throw DecodeException.corrupt(
          "Part %d has %d components, not %d".formatted(index, decoder.components(), components));
    }
    if (decoder.decodeMemory(scale) > TiffMemory.ofJpeg(layout, components, scale)) {
      throw DecodeException.limit("The JPEG within the TIFF takes more memory than its size tells");
    }
    try {
      return decoder.decode(scale, acceptDamaged).planes();
    } catch (DecodeException e) {
      throw JpegSegments.inPart(index, e);
    }
  }

  /** Returns how many samples of a segment's row belong to the picture. */
  private int columns(int channel, int column) {
    int first = column * layout.segmentWidth();
    int pixels = Math.min(layout.segmentWidth(), layout.width() - first);
    return (int) Math.ceil(ratios[channel].ofWidth(pixels));
  }

  private int rowsOfBand(int channel) {
    int first = band * layout.segmentHeight();
    int pixels = Math.min(layout.segmentHeight(), layout.height() - first);
    return (int) Math.ceil(ratios[channel].ofHeight(pixels));
  }

  @Override
  public Grid grid(int channel) {
    return new Grid(
        ratios[channel].ofWidth(layout.width()), ratios[channel].ofHeight(layout.height()));
  }

  @Override
  public void next(int channel, byte[] levels) throws IOException {
    int perBand = (int) Math.ceil(ratios[channel].ofHeight(layout.segmentHeight()));
    int row = rows[channel] % perBand;
    if (rows[channel] / perBand > band) {
      load(band + 1);
    }
    rows[channel]++;
    byte[] table = channels.get(channel).levels();
    int perSegment = (int) Math.ceil(ratios[channel].ofWidth(layout.segmentWidth()));
    for (int column = 0; column < planes.length; column++) {
      Plane plane = planes[column][channel];
      int first = column * perSegment;
      int count = columns(channel, column);
      System.arraycopy(plane.samples(), row * plane.stride(), levels, first, count);
      if (!Levels.changeNothing(table)) {
        for (int i = first; i < first + count; i++) {
          levels[i] = table[levels[i] & 0xFF];
        }
      }
    }
  }

  @Override
  public void close() {
    // Holds planes only.
  }

  /** How many samples of a component stand for how many pixels. */
  private record Ratio(double spanX, int width, double spanY, int height) {

    /** Spans are multiples of that: 12 for sampling factors, 8 for scales. */
    private static final double FRACTIONS = 12 * 8;

    double ofWidth(int pixels) {
      return Math.rint(pixels * spanX / width * FRACTIONS) / FRACTIONS;
    }

    double ofHeight(int pixels) {
      return Math.rint(pixels * spanY / height * FRACTIONS) / FRACTIONS;
    }

    /** Returns whether another is the same, of a segment of another size. */
    boolean isLike(Ratio other) {
      return ofWidth(other.width) == other.spanX && ofHeight(other.height) == other.spanY;
    }
  }
}
