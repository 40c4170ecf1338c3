package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.Resampler;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a PNG straight to the size that is needed, holding a few rows at a time.
 *
 * <p>Reads every colour type and depth, interlaced or not (PNG specification, third edition). Of
 * the ancillary chunks only tRNS is read; damaged ones are passed over. Check values of the
 * critical chunks that are used are verified. Whatever the bytes, nothing but {@link
 * DecodeException} is thrown because of them, and no more is inflated than the header's size asks
 * for.
 *
 * <p>Not thread-safe.
 */
public final class PngDecoder {

  /** What zlib takes for its window and tables, and we for its input. */
  private static final long INFLATER = 1L << 16;

  private static final long ROW_OVERHEAD = 1 << 8;

  private final byte[] png;
  private final PngHeader header;
  private final ChunkReader imageData;
  private final RowExpander expander;

  private PngDecoder(byte[] png, PngHeader header, ChunkReader imageData, RowExpander expander) {
    this.png = png;
    this.header = header;
    this.imageData = imageData;
    this.expander = expander;
  }

  /**
   * Reads everything up to the picture itself.
   *
   * @param png the whole file; not copied, must not change
   * @param limits what it may claim
   * @throws DecodeException if it is not a PNG that can be decoded within the limits
   */
  public static PngDecoder open(byte[] png, DecodeLimits limits) throws DecodeException {
    ChunkReader chunks = new ChunkReader(png);
    chunks.next();
    if (!chunks.is(ChunkReader.HEADER)) {
      throw DecodeException.corrupt("The PNG begins with chunk " + chunks.type());
    }
    PngHeader header = PngHeader.read(chunks.data());
    limits.check("The PNG", header.width(), header.height());
    PngPalette palette = null;
    Transparency transparency = null;
    for (chunks.next(); !chunks.is(ChunkReader.IMAGE_DATA); chunks.next()) {
      if (chunks.is(ChunkReader.PALETTE)) {
        if (header.type() == ColorType.PALETTE) {
          palette = PngPalette.read(chunks.data());
        }
      } else if (chunks.is(ChunkReader.TRANSPARENCY)) {
        if (palette != null && chunks.isSound()) {
          palette.readTransparency(chunks.data());
        } else if (header.type() != ColorType.PALETTE && chunks.isSound()) {
          transparency = Transparency.read(chunks.data(), header);
        }
      } else {
        passOver(chunks);
      }
    }
    if (header.type() == ColorType.PALETTE && palette == null) {
      throw DecodeException.corrupt("The palette is missing");
    }
    return new PngDecoder(png, header, chunks, new RowExpander(header, palette, transparency));
  }

  private static void passOver(ChunkReader chunks) throws DecodeException {
    if (chunks.is(ChunkReader.HEADER) || chunks.is(ChunkReader.END)) {
      throw DecodeException.corrupt("Chunk " + chunks.type() + " comes before the picture");
    }
    if (chunks.isCritical()) {
      throw DecodeException.uncovered("Chunk " + chunks.type() + " is not known");
    }
  }

  /** Returns the pixels in a row of the file's picture. */
  public int width() {
    return header.width();
  }

  /** Returns the rows of the file's picture. */
  public int height() {
    return header.height();
  }

  /** Returns whether some pixels may not be opaque. */
  public boolean hasAlpha() {
    return expander.channels() % 2 == 0;
  }

  /** Returns how many bytes {@link #decode} takes at most beside the file. */
  public long memory(int width, int height) {
    long rowBytes = 2L * header.rowBytes(header.width()) + ROW_OVERHEAD;
    long samples = (long) header.width() * expander.channels();
    // The passes of an interlaced picture have 2.75 times the pixels of one of its rows.
    long rows = header.interlaced() ? 3 * (rowBytes + samples) : rowBytes;
    long inflaters = INFLATER * (header.interlaced() ? Adam7Pass.ALL.size() : 1);
    long planes = Resampler.memory(header.width(), header.height(), width, height);
    return inflaters + rows + samples + expander.channels() * planes;
  }

  /**
   * Decodes the picture, resampled to a size.
   *
   * @param width width of the result
   * @param height height of the result
   * @param acceptDamaged whether a picture that ends early or is damaged below its first row is
   *     returned with the rest black, or transparent where it has alpha; one that is interlaced is
   *     coarse where passes are missing
   * @throws DecodeException if the picture is damaged
   */
  public PngPicture decode(int width, int height, boolean acceptDamaged) throws DecodeException {
    Picture picture = decode(List.of(View.whole(width, height)), acceptDamaged).get(0);
    List<Plane> planes = new ArrayList<>(picture.planes());
    if (picture.alpha() != null) {
      planes.add(picture.alpha());
    }
    return new PngPicture(planes);
  }

  /**
   * Decodes the picture, resampled to several views.
   *
   * @param views what is wanted, one or more
   * @param acceptDamaged as for {@link #decode(int, int, boolean)}
   * @return a picture for each view
   * @throws DecodeException if the picture is damaged
   */
  public List<Picture> decode(List<View> views, boolean acceptDamaged) throws DecodeException {
    ViewPlan plan = new ViewPlan(views);
    List<PlaneResampler> channels = new ArrayList<>();
    for (int i = 0; i < expander.channels(); i++) {
      channels.add(plan.resampler(header.width(), header.height()));
    }
    byte[][] samples = new byte[expander.channels()][header.width()];
    int rows = 0;
    DecodeException damage = null;
    try (SampleRows source = rows(acceptDamaged)) {
      while (rows < header.height()) {
        source.read(samples);
        put(samples, channels);
        rows++;
      }
    } catch (DecodeException e) {
      damage = e;
    }
    fillUp(channels, rows, damage, acceptDamaged);
    return plan.pictures(channels, PngDecoder::picture);
  }

  private SampleRows rows(boolean acceptDamaged) throws DecodeException {
    return header.interlaced()
        ? new InterlacedRows(header, expander, png, imageData, acceptDamaged)
        : new SequentialRows(header, expander, new ImageDataStream(png, imageData.copy()));
  }

  private static void put(byte[][] samples, List<PlaneResampler> channels) {
    for (int i = 0; i < samples.length; i++) {
      channels.get(i).put(samples[i]);
    }
  }

  private void fillUp(
      List<PlaneResampler> channels,
      int rows,
      @Nullable DecodeException damage,
      boolean acceptDamaged)
      throws DecodeException {
    if (damage != null) {
      if (!acceptDamaged || rows == 0) {
        throw damage;
      }
      byte[][] blank = new byte[channels.size()][header.width()];
      for (int y = rows; y < header.height(); y++) {
        put(blank, channels);
      }
    }
  }

  private static Picture picture(List<Plane> planes) {
    int colours = planes.size() < 3 ? 1 : 3;
    return new Picture(
        colours == 1 ? Colour.GREY : Colour.RGB,
        planes.subList(0, colours),
        planes.size() > colours ? planes.get(colours) : null);
  }
}
