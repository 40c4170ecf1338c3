package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an interlaced picture, from top to bottom, without ever holding the picture.
 *
 * <p>Each pass is inflated by a stream of its own, which first skips the passes before: all of the
 * data are inflated at most twice, and seven rows are held.
 *
 * <p>A damaged picture may be taken as far as it goes: pixels that have not arrived are those of
 * the last pass that has.
 */
final class InterlacedRows implements SampleRows {

  private static final int SCRATCH_BYTES = 16 << 10;

  private final List<PassRows> passes = new ArrayList<>();
  private final boolean acceptDamaged;
  private @Nullable DecodeException damage;
  private int y;

  /**
   * Opens a stream for each pass.
   *
   * @param png the file
   * @param imageData a reader of the same file, at its first IDAT chunk; not moved
   * @param acceptDamaged whether to go on with what there is
   */
  InterlacedRows(
      PngHeader header,
      RowExpander expander,
      byte[] png,
      ChunkReader imageData,
      boolean acceptDamaged)
      throws DecodeException {
    this.acceptDamaged = acceptDamaged;
    byte[] scratch = new byte[SCRATCH_BYTES];
    long before = 0;
    try {
      for (Adam7Pass pass : Adam7Pass.ALL) {
        int columns = pass.columns(header.width());
        int rows = pass.rows(header.height());
        if (columns > 0 && rows > 0) {
          ImageDataStream data = new ImageDataStream(png, imageData.copy());
          PassRows passRows = new PassRows(pass, columns, header, expander, data);
          passes.add(passRows);
          skip(passRows, before, scratch);
          before += rows * (1L + header.rowBytes(columns));
        }
      }
    } catch (DecodeException e) {
      close();
      throw e;
    }
  }

  private void skip(PassRows pass, long bytes, byte[] scratch) throws DecodeException {
    try {
      pass.skip(bytes, scratch);
    } catch (DecodeException e) {
      endDamaged(pass, e);
    }
  }

  @Override
  public void read(byte[][] samples) throws DecodeException {
    for (PassRows pass : passes) {
      if (pass.begins(y)) {
        try {
          pass.next();
        } catch (DecodeException e) {
          endDamaged(pass, e);
        }
      }
    }
    if (damage == null) {
      for (PassRows pass : passes) {
        if (pass.begins(y)) {
          pass.put(samples);
        }
      }
    } else {
      paint(samples, damage);
    }
    y++;
  }

  /** Lays later passes over earlier ones, which cover what the later ones do not have. */
  private void paint(byte[][] samples, DecodeException reason) throws DecodeException {
    if (!passes.get(0).covers(y)) {
      throw reason;
    }
    for (PassRows pass : passes) {
      if (pass.covers(y)) {
        pass.paint(samples);
      }
    }
  }

  private void endDamaged(PassRows pass, DecodeException e) throws DecodeException {
    if (!acceptDamaged) {
      throw e;
    }
    pass.end();
    if (damage == null) {
      damage = e;
    }
  }

  @Override
  public void close() {
    passes.forEach(PassRows::close);
  }
}
