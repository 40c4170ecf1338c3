package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.PictureCodec;
import java.io.IOException;
import java.time.Duration;

/** The transparency of a picture, decoded: luma of a layer of its own, 255 where it is opaque. */
final class AlphaPlane {

  private final byte[] opacities;
  private final int width;
  private final int height;

  private AlphaPlane(byte[] opacities, int width, int height) {
    this.opacities = opacities;
    this.width = width;
    this.height = height;
  }

  /**
   * Decodes it.
   *
   * @param meaning what the file says of its samples
   */
  static AlphaPlane decode(
      Layer layer,
      CodedItems items,
      ImageColors meaning,
      ExternalDecoder decoder,
      Duration patience)
      throws IOException {
    LayerDecoder coded = new LayerDecoder(layer, items);
    CodePoints points = meaning.points();
    boolean fullRange = points == null ? isOfFullRange(layer, coded) : points.fullRange();
    int depth = coded.format().frame().bitDepth();
    SampleConversion conversion = SampleConversion.ofLuma(fullRange, depth);
    SampleRows rows = new SampleRows(coded.layout(), depth, layer.width());
    byte[] row = new byte[layer.width()];
    byte[] opacities = new byte[Math.multiplyExact(layer.width(), layer.height())];
    coded.decode(
        decoder,
        patience,
        (samples, top, count) -> {
          for (int y = 0; y < count; y++) {
            conversion.toGrey(rows.luma(samples, y), row);
            System.arraycopy(row, 0, opacities, (top + y) * row.length, row.length);
          }
        });
    return new AlphaPlane(opacities, layer.width(), layer.height());
  }

  /**
   * Opacity uses all values (MIAF, section 7.3.5.2). Encoders of HEVC do not say so, and libheif
   * does not ask; AV1 always says one or the other, which libavif goes by.
   */
  private static boolean isOfFullRange(Layer layer, LayerDecoder coded) {
    return layer.codec() == PictureCodec.HEVC || coded.format().meaning().fullRange();
  }

  /**
   * Copies a part of a row.
   *
   * @param y the row, in a picture of these sides
   * @param left where the part begins
   * @param target takes as many as it is long
   */
  void copy(int pictureWidth, int pictureHeight, int y, int left, byte[] target) {
    int row = (int) ((long) y * height / pictureHeight) * width;
    if (pictureWidth == width) {
      System.arraycopy(opacities, row + left, target, 0, target.length);
      return;
    }
    for (int x = 0; x < target.length; x++) {
      target[x] = opacities[row + (int) ((long) (left + x) * width / pictureWidth)];
    }
  }
}
