package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.tiff.PictureModel.Opacity;
import io.github.mediastore.internal.tiff.PictureModel.Subsampling;
import io.github.mediastore.internal.tiff.directory.Compression;
import io.github.mediastore.internal.tiff.directory.Photometric;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import java.io.IOException;
import java.util.List;

/**
 * Decodes the first page of a TIFF straight to the size that is needed, holding a few rows, or a
 * row of tiles, at a time (TIFF 6.0 with its supplements and technical notes, and BigTIFF).
 *
 * <p>What samples mean is taken from the tags alone. Tags that the picture can do without are
 * passed over where they are damaged. Whatever the bytes, nothing but {@link DecodeException} is
 * thrown because of them, and no more is decompressed than the picture's size asks for.
 *
 * <p>Immutable and thread-safe as long as nobody writes to the array that it was opened with.
 */
public final class TiffDecoder {

  private static final int WHOLE = 8;

  private final byte[] file;
  private final TiffDirectory directory;
  private final TiffLayout layout;
  private final PictureModel model;
  private final Segments segments;

  private TiffDecoder(
      byte[] file,
      TiffDirectory directory,
      TiffLayout layout,
      PictureModel model,
      Segments segments) {
    this.file = file;
    this.directory = directory;
    this.layout = layout;
    this.model = model;
    this.segments = segments;
  }

  /**
   * Reads what the first directory says, and allocates nothing for the picture.
   *
   * @param tiff the whole file; not copied, must not change
   * @param limits what it may claim
   * @throws DecodeException if it is not a TIFF that can be decoded within the limits
   */
  public static TiffDecoder open(byte[] tiff, DecodeLimits limits) throws DecodeException {
    try {
      TiffDirectory directory =
          TiffDirectory.first(new ArrayBytes(tiff))
              .orElseThrow(() -> DecodeException.corrupt("It does not begin as a TIFF does"));
      TiffLayout layout = TiffLayout.read(directory, limits);
      PictureModel model = new PictureModelReader(directory, layout).read();
      return new TiffDecoder(tiff, directory, layout, model, new Segments(directory, tiff.length));
    } catch (IOException e) {
      throw typed(e);
    }
  }

  /** Returns the pixels in a row of the file's picture. */
  public int width() {
    return layout.width();
  }

  /** Returns the rows of the file's picture. */
  public int height() {
    return layout.height();
  }

  /**
   * Decodes the picture, resampled to a size.
   *
   * @param width width of the result
   * @param height height of the result
   * @param acceptDamaged whether a picture that ends early or is damaged below its first row is
   *     returned with the rest black, or transparent where it has alpha
   * @return the picture at that size, not turned, in the file's own colours
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
    View demanded = View.demanded(views);
    try {
      requirePlausible(acceptDamaged);
      try (ChannelRows rows = rows(demanded.width(), demanded.height(), acceptDamaged)) {
        return decode(new ChannelScaler(model, rows, views), acceptDamaged);
      }
    } catch (IOException e) {
      throw typed(e);
    }
  }

  private void requirePlausible(boolean acceptDamaged) throws IOException {
    if (!acceptDamaged) {
      LeastBytes.require(layout, model, file.length);
    }
    int perPlane = layout.across() * layout.down();
    long claimed = 0;
    int planes = layout.planar() ? layout.samples() : 1;
    for (int plane = 0; plane < planes; plane++) {
      claimed = segments.requireBounded(plane * perPlane, perPlane, claimed);
    }
  }

  private static List<Picture> decode(ChannelScaler scaler, boolean acceptDamaged)
      throws IOException {
    try {
      scaler.scale();
    } catch (DecodeException e) {
      if (!acceptDamaged || !scaler.hasBegun()) {
        throw e;
      }
      scaler.fillUp();
    }
    return scaler.finish();
  }

  private ChannelRows rows(int width, int height, boolean acceptDamaged) throws IOException {
    if (layout.compression() == Compression.JPEG) {
      JpegSegments jpegs = new JpegSegments(file, directory, layout, segments);
      return JpegChannelRows.open(layout, model, jpegs, scale(width, height), acceptDamaged);
    }
    SegmentOpener opener = new SegmentOpener(file, directory, layout);
    return layout.planar() || model.subsampling(1).equals(Subsampling.NONE)
        ? new PackedChannelRows(layout, model, segments, opener)
        : new BlockChannelRows(layout, model, segments, opener);
  }

  /** A JPEG may be averaged while it is decoded, unless its samples are no amounts as they are. */
  private int scale(int width, int height) {
    return model.opacity() == Opacity.UNASSOCIATED || layout.photometric() == Photometric.PALETTE
        ? WHOLE
        : JpegDecoder.scaleFor(layout.width(), layout.height(), width, height);
  }

  /** Nothing else is thrown within: there is no stream that could fail. */
  private static DecodeException typed(IOException e) {
    if (e instanceof DecodeException typed) {
      return typed;
    }
    throw new IllegalStateException("Not thrown by a file in memory", e);
  }
}
