package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.CodedPictures;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.FrameFormat;
import io.github.mediastore.decoder.FrameFormat.Chroma;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.time.Duration;

/** Decodes a layer, and lays the tiles of a grid side by side: a row of them at a time. */
final class LayerDecoder {

  /** A coded picture may be padded to whole blocks without saying so. */
  private static final int MOST_PADDING = 64;

  private final Layer layer;
  private final CodedFormat format;
  private final CodedPictures pictures;
  private final PlaneLayout tile;
  private final PlaneLayout band;

  LayerDecoder(Layer layer, CodedItems items) throws IOException {
    this.layer = layer;
    this.format = items.format(layer);
    FrameFormat frame = format.frame();
    requireAgreement(frame.width(), layer.tileWidth());
    requireAgreement(frame.height(), layer.tileHeight());
    if (!fits(frame)) {
      throw DecodeException.corrupt(
          "Its configuration says %d bit %s, its coded picture %d bit %s"
              .formatted(layer.bitDepth(), layer.chroma(), frame.bitDepth(), frame.chroma()));
    }
    this.tile = PlaneLayout.of(frame);
    this.band =
        isGrid()
            ? new PlaneLayout(
                layer.columns() * layer.tileWidth(),
                layer.tileHeight(),
                frame.chroma(),
                frame.bytesPerSample())
            : tile;
    if (isGrid()
        && (layer.tileWidth() % frame.chroma().stepX() != 0
            || layer.tileHeight() % frame.chroma().stepY() != 0)) {
      throw DecodeException.uncovered("Its tiles cut through samples of chroma");
    }
    this.pictures = items.pictures(layer, format);
  }

  /** Some writers say 4:4:4 of all that is not 4:2:0. That takes no more memory than was said. */
  private boolean fits(FrameFormat frame) {
    boolean grey = layer.chroma() == Chroma.NONE;
    return grey == (frame.chroma() == Chroma.NONE)
        && frame.bitDepth() == layer.bitDepth()
        && samples(frame.chroma()) <= samples(layer.chroma());
  }

  private static double samples(Chroma chroma) {
    return 1.0 / (chroma.stepX() * chroma.stepY());
  }

  private static void requireAgreement(int coded, int said) throws DecodeException {
    if (coded < said || coded > said + MOST_PADDING) {
      throw DecodeException.corrupt(
          "Its header says %d pixels a side, its coded picture %d".formatted(said, coded));
    }
  }

  private boolean isGrid() {
    return layer.tiles().size() > 1;
  }

  /** Returns what the coded pictures say of themselves. */
  CodedFormat format() {
    return format;
  }

  /** Returns how rows lie in the bands. */
  PlaneLayout layout() {
    return band;
  }

  /**
   * Decodes.
   *
   * @param sink takes all bands of the layer, from the top
   */
  void decode(ExternalDecoder decoder, Duration patience, BandSink sink) throws IOException {
    if (!isGrid()) {
      decoder.decode(pictures, frame -> sink.accept(frame, 0, layer.height()), patience);
      return;
    }
    byte[] rows = new byte[Math.toIntExact(band.bytes())];
    int[] next = {0};
    decoder.decode(
        pictures,
        frame -> {
          int column = next[0] % layer.columns();
          int row = next[0] / layer.columns();
          next[0]++;
          lay(frame, column, rows);
          if (column == layer.columns() - 1) {
            int top = row * layer.tileHeight();
            sink.accept(rows, top, Math.min(layer.tileHeight(), layer.height() - top));
          }
        },
        patience);
  }

  private void lay(byte[] frame, int column, byte[] rows) {
    for (int plane = 0; plane < tile.planes(); plane++) {
      int stepX = plane == 0 ? 1 : tile.chroma().stepX();
      int stepY = plane == 0 ? 1 : tile.chroma().stepY();
      int length = layer.tileWidth() / stepX * tile.bytesPerSample();
      for (int row = 0; row < layer.tileHeight() / stepY; row++) {
        System.arraycopy(
            frame, tile.row(plane, row), rows, band.row(plane, row) + column * length, length);
      }
    }
  }

  /** Takes rows of a layer. */
  @FunctionalInterface
  interface BandSink {

    /**
     * Takes some.
     *
     * @param samples the samples, see {@link #layout}; used again for the next band
     * @param top which row of the layer is the first of them
     * @param rows how many there are
     */
    void accept(byte[] samples, int top, int rows) throws IOException;
  }
}
