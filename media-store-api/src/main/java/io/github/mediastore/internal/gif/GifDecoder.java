package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the first frame of a GIF, on its canvas, straight to the size that is needed, holding a
 * few rows at a time.
 *
 * <p>Reads what GIF89a specifies and what others make of files that differ from it: Pillow, libvips
 * and ImageMagick were asked, and most decide. The canvas beside the frame is transparent. Whatever
 * the bytes, nothing but {@link DecodeException} is thrown because of them, and no more is
 * decompressed than the frame's size asks for.
 *
 * <p>Not thread-safe.
 */
public final class GifDecoder {

  private static final int MOST_CHANNELS = 4;

  /** Four decoders, one for each pass of an interlaced frame, and one to find them. */
  private static final long FIXED_MEMORY = 5L << 16;

  /** A code of 12 bits stands for at most 4096 pixels, a shorter one for fewer a bit. */
  private static final long MOST_PIXELS_PER_BYTE = 4096 * 8 / 12;

  private final byte[] gif;
  private final GifFrame frame;
  private final boolean alpha;

  /** The values of all indexes, for each channel. */
  private final byte[][] tables;

  private GifDecoder(byte[] gif, GifFrame frame) {
    this.gif = gif;
    this.frame = frame;
    this.alpha = frame.transparent() || !frame.coversCanvas();
    this.tables = frame.colors().channels(alpha);
  }

  /**
   * Reads everything up to the compressed data of the first frame.
   *
   * @param gif the whole file; not copied, must not change
   * @param limits what it may claim
   * @throws DecodeException if it is not a GIF that can be decoded within the limits
   */
  public static GifDecoder open(byte[] gif, DecodeLimits limits) throws DecodeException {
    GifFrame frame = GifFrame.readFirst(gif);
    limits.check("The GIF", frame.canvasWidth(), frame.canvasHeight());
    return new GifDecoder(gif, frame);
  }

  /** Returns the pixels in a row of the canvas. */
  public int width() {
    return frame.canvasWidth();
  }

  /** Returns the rows of the canvas. */
  public int height() {
    return frame.canvasHeight();
  }

  /** Returns whether some pixels may not be opaque. */
  public boolean hasAlpha() {
    return alpha;
  }

  /**
   * Returns how many bytes {@link #decode} takes at most beside the file.
   *
   * @param canvasWidth pixels in a row of the canvas
   * @param canvasHeight rows of the canvas
   * @param width width of the result
   * @param height height of the result
   */
  public static long memory(int canvasWidth, int canvasHeight, int width, int height) {
    return memory(canvasWidth, canvasHeight, List.of(View.whole(width, height)));
  }

  /** Returns the same bound for several views. */
  public static long memory(int canvasWidth, int canvasHeight, List<View> views) {
    long rows = (MOST_CHANNELS + 1L) * canvasWidth;
    long planes = MOST_CHANNELS * new ViewPlan(views).memory(canvasWidth, canvasHeight);
    return FIXED_MEMORY + rows + planes;
  }

  /**
   * Decodes the picture, resampled to a size.
   *
   * @param width width of the result
   * @param height height of the result
   * @param acceptDamaged whether a picture that ends early or is damaged below its first row is
   *     returned: what is missing is black, or transparent where it has alpha, and rows that come
   *     in a later pass are as those above them
   * @return grey or RGB, with alpha if {@link #hasAlpha}
   * @throws DecodeException if the picture is damaged
   */
  public Picture decode(int width, int height, boolean acceptDamaged) throws DecodeException {
    return decode(List.of(View.whole(width, height)), acceptDamaged).get(0);
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
    if (!acceptDamaged) {
      requireEnoughBytes();
    }
    LzwDecoder decoder = new LzwDecoder(gif, frame.data());
    IndexRows rows =
        frame.interlaced()
            ? new InterlacedRows(decoder, frame.width(), frame.height(), acceptDamaged)
            : decoder;
    ViewPlan plan = new ViewPlan(views);
    List<PlaneResampler> channels = new ArrayList<>();
    for (int i = 0; i < tables.length; i++) {
      channels.add(plan.resampler(width(), height()));
    }
    putBlank(channels, frame.y());
    int read = put(rows, channels, acceptDamaged);
    putBlank(channels, height() - frame.y() - read);
    return plan.pictures(channels, this::picture);
  }

  /** Refuses a few bytes that claim many pixels before memory is taken for them. */
  private void requireEnoughBytes() throws DecodeException {
    long least = (long) frame.width() * frame.height() / MOST_PIXELS_PER_BYTE;
    if (gif.length < least) {
      throw DecodeException.corrupt(
          "%d bytes cannot hold its %d x %d pixels, which take %d at least"
              .formatted(gif.length, frame.width(), frame.height(), least));
    }
  }

  /** Puts the rows of the frame, as far as they go; returns how many there were. */
  private int put(IndexRows rows, List<PlaneResampler> channels, boolean acceptDamaged)
      throws DecodeException {
    byte[] indexes = new byte[frame.width()];
    byte[][] samples = new byte[tables.length][width()];
    for (int y = 0; y < frame.height(); y++) {
      try {
        rows.read(indexes);
      } catch (DecodeException damage) {
        if (!acceptDamaged || y == 0) {
          throw damage;
        }
        return y;
      }
      for (int i = 0; i < tables.length; i++) {
        lookUp(indexes, tables[i], samples[i]);
        channels.get(i).put(samples[i]);
      }
    }
    return frame.height();
  }

  private void lookUp(byte[] indexes, byte[] table, byte[] samples) {
    int left = frame.x();
    for (int x = 0; x < indexes.length; x++) {
      samples[left + x] = table[indexes[x] & 0xFF];
    }
  }

  private void putBlank(List<PlaneResampler> channels, int rows) {
    byte[] blank = new byte[width()];
    for (PlaneResampler channel : channels) {
      for (int y = 0; y < rows; y++) {
        channel.put(blank);
      }
    }
  }

  private Picture picture(List<Plane> planes) {
    int colors = alpha ? planes.size() - 1 : planes.size();
    return new Picture(
        colors == 1 ? Colour.GREY : Colour.RGB,
        planes.subList(0, colors),
        alpha ? planes.get(colors) : null);
  }
}
