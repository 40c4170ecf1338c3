package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PlaneResampler;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes HEIC and AVIF: an external decoder gives the samples of coded pictures, and here they
 * become one picture, without what is cut off of it, resampled row by row.
 */
public final class HeifDecoder {

  private static final int COLOURS = 3;

  private final HeifImage image;
  private final CodedItems items;
  private final ExternalDecoder decoder;
  private final Duration patience;

  private HeifDecoder(
      HeifImage image, CodedItems items, ExternalDecoder decoder, Duration patience) {
    this.image = image;
    this.items = items;
    this.decoder = decoder;
    this.patience = patience;
  }

  /**
   * Opens a file.
   *
   * @param file the whole file
   * @param format HEIC, HEIF or AVIF
   * @param decoder what decodes the coded pictures
   * @param patience how long the decoder may let this wait
   * @throws IOException if the file is damaged, or of a kind that is not read
   */
  public static HeifDecoder open(
      byte[] file, ImageFormat format, ExternalDecoder decoder, Duration patience)
      throws IOException {
    UploadBuffer upload = UploadBuffer.of(file, file.length);
    HeifImage image = HeifImage.read(upload, format);
    BoxReader reader = new BoxReader(upload, format, 0, file.length);
    return new HeifDecoder(image, new CodedItems(reader, file), decoder, patience);
  }

  /**
   * Decodes the picture, resampled to several views.
   *
   * @param views what is wanted, one or more
   * @return a picture for each view, as stored
   * @throws IOException if it is damaged, or the decoder gives up
   */
  public List<Picture> decode(List<View> views) throws IOException {
    PictureSource source = image.source();
    Placement part = image.placement();
    boolean alpha = source.hasAlpha();
    ViewPlan plan = new ViewPlan(views);
    List<PlaneResampler> channels = new ArrayList<>();
    for (int i = (source.isGrey() ? 1 : COLOURS) + (alpha ? 1 : 0); i > 0; i--) {
      channels.add(plan.resampler(part.width(), part.height()));
    }
    byte[][] row = new byte[channels.size()][part.width()];
    RowSink sink =
        () -> {
          for (int i = 0; i < row.length; i++) {
            channels.get(i).put(row[i]);
          }
        };
    if (source instanceof Overlay overlay) {
      rows(overlay, part, row, sink);
    } else {
      new CodedRows((CodedPicture) source, items, decoder, patience).read(part, row, sink);
    }
    return plan.pictures(channels, planes -> picture(planes, alpha));
  }

  private void rows(Overlay overlay, Placement part, byte[][] row, RowSink sink)
      throws IOException {
    Canvas canvas = new Canvas(overlay);
    for (Overlay.Piece piece : overlay.pieces()) {
      HeifImage laid = piece.image();
      View whole = View.whole(laid.width(), laid.height());
      HeifDecoder single = new HeifDecoder(laid, items, decoder, patience);
      Picture picture = single.decode(List.of(whole)).get(0);
      canvas.lay(picture, laid.placement(), piece.left(), piece.top());
    }
    for (int y = 0; y < part.height(); y++) {
      canvas.copy(part.top() + y, part.left(), row);
      sink.next();
    }
  }

  private static Picture picture(List<Plane> planes, boolean alpha) {
    int colors = planes.size() - (alpha ? 1 : 0);
    return new Picture(
        colors == 1 ? Colour.GREY : Colour.RGB,
        planes.subList(0, colors),
        alpha ? planes.get(colors) : null);
  }

  /** Is told that the next row is there. */
  @FunctionalInterface
  interface RowSink {

    void next() throws IOException;
  }
}
