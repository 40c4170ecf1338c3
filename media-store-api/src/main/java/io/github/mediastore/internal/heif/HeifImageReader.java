package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.Optional;

/** Finds the boxes that tell of a picture. */
final class HeifImageReader {

  private static final int MOST_BOXES_AT_TOP = 1 << 10;

  private final UploadBuffer upload;
  private final ImageFormat sniffed;

  HeifImageReader(UploadBuffer upload, ImageFormat sniffed) {
    this.upload = upload;
    this.sniffed = sniffed;
  }

  HeifImage read() throws IOException {
    BoxReader reader = new BoxReader(upload, sniffed, 0, Long.MAX_VALUE);
    boolean sequence = false;
    for (int i = 0; i < MOST_BOXES_AT_TOP && upload.has(reader.position() + 1); i++) {
      Box box = reader.next();
      if (box.type() == Box.type("moov")) {
        sequence = true;
      } else if (box.type() == Box.type("meta")) {
        return read(reader, box, sequence);
      } else if (box.type() == Box.type("mini")) {
        throw reader.unsupported("in the short form 'mini'");
      }
      if (box.end() == Long.MAX_VALUE) {
        break;
      }
    }
    if (sequence) {
      throw reader.unsupported("image sequence");
    }
    throw reader.corrupt("it says nothing of a picture");
  }

  private HeifImage read(BoxReader reader, Box meta, boolean sequence) throws IOException {
    ItemTable table = ItemTable.read(reader, bounded(meta));
    Optional<Item> primary = table.primary();
    if (!table.holdsPictures() || primary.isEmpty()) {
      if (sequence || hasMovieBehind(meta)) {
        throw reader.unsupported("image sequence");
      }
      throw reader.corrupt("it names no picture");
    }
    return new PictureFinder(reader, table).find(primary.get(), sequence || hasMovieBehind(meta));
  }

  /** A box that goes on to the end of the file is only known when all of the file is here. */
  private Box bounded(Box meta) throws IOException {
    if (meta.end() < Long.MAX_VALUE) {
      return meta;
    }
    upload.has(Long.MAX_VALUE);
    return new Box(meta.type(), meta.start(), upload.size());
  }

  /** Looks as far as the upload is here: whether there are more pictures matters to a receipt. */
  private boolean hasMovieBehind(Box meta) throws IOException {
    return upload.size() >= meta.end() + 8 && upload.matches(meta.end() + 4, "moov");
  }
}
