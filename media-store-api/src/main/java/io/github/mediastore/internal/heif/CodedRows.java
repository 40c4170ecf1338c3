package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decodes a coded picture to rows of grey or of red, green and blue, and of its opacity. */
final class CodedRows {

  private final CodedPicture picture;
  private final CodedItems items;
  private final ExternalDecoder decoder;
  private final Duration patience;

  CodedRows(CodedPicture picture, CodedItems items, ExternalDecoder decoder, Duration patience) {
    this.picture = picture;
    this.items = items;
    this.decoder = decoder;
    this.patience = patience;
  }

  /**
   * Decodes a part, row by row.
   *
   * @param part the part, as it is stored
   * @param row takes a row of each channel, the colours multiplied by the opacity
   * @param sink is told of each row
   */
  void read(Placement part, byte[][] row, HeifDecoder.RowSink sink) throws IOException {
    AlphaPlane alpha = alpha();
    Layer layer = picture.colors();
    LayerDecoder coded = new LayerDecoder(layer, items);
    CodePoints said = coded.format().meaning();
    CodePoints meaning = picture.meaning().map(points -> points.or(said)).orElse(said);
    int depth = coded.format().frame().bitDepth();
    SampleConversion conversion = new SampleConversion(meaning.withDefaults(), depth);
    SampleRows samples = new SampleRows(coded.layout(), depth, layer.width());
    byte[][] whole = new byte[row.length - (alpha == null ? 0 : 1)][layer.width()];
    coded.decode(
        decoder,
        patience,
        (band, top, rows) -> {
          int first = Math.max(0, part.top() - top);
          int end = Math.min(rows, part.top() + part.height() - top);
          for (int y = first; y < end; y++) {
            convert(conversion, samples, band, y, whole);
            show(whole, alpha, top + y, part, row);
            sink.next();
          }
        });
  }

  private @Nullable AlphaPlane alpha() throws IOException {
    Layer layer = picture.alpha();
    return layer == null
        ? null
        : AlphaPlane.decode(layer, items, picture.alphaMeaning(), decoder, patience);
  }

  private static void convert(
      SampleConversion conversion, SampleRows samples, byte[] band, int row, byte[][] target) {
    int[] luma = samples.luma(band, row);
    if (target.length == 1) {
      conversion.toGrey(luma, target[0]);
    } else {
      conversion.toRgb(luma, samples.chroma(band, 1, row), samples.chroma(band, 2, row), target);
    }
  }

  /** Cuts a row, and lays its opacity on it. */
  private void show(
      byte[][] whole, @Nullable AlphaPlane alpha, int y, Placement part, byte[][] row) {
    for (int i = 0; i < whole.length; i++) {
      System.arraycopy(whole[i], part.left(), row[i], 0, part.width());
    }
    if (alpha != null) {
      alpha.copy(picture.width(), picture.height(), y, part.left(), row[whole.length]);
      if (!picture.premultiplied()) {
        PremultipliedPlanes.premultiply(row);
      }
    }
  }
}
